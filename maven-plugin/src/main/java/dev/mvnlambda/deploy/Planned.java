package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;

/**
 * A plan and whose it is.
 *
 * @param functions the functions that it is about
 * @param desired all that is wanted of them; none where they are to go
 * @param warnings what a person should know though it stops nothing
 */
public record Planned(
        Stage stage, List<FunctionScope> functions, List<Node> desired, Plan plan, List<String> warnings) {

    /** Copies what it is given. */
    public Planned {
        functions = List.copyOf(functions);
        desired = List.copyOf(desired);
        warnings = List.copyOf(warnings);
    }

    /** This plan with one more line on what stands in its way. */
    public Planned hinting(String hint) {
        return new Planned(stage, functions, desired, plan.hinting(hint), warnings);
    }

    /** By what reports call them, where the APIs of the stage answer, as far as these outputs tell. */
    Map<String, String> apis(Outputs known) {
        return ApiAddress.urls(stage, desired.stream().map(Node::key).toList(), known);
    }

    /** The functions as they are when all that is planned has been done, as far as these outputs tell. */
    List<FunctionRow> rows(Outputs known) {
        List<ResourceKey> keys = desired.stream().map(Node::key).toList();
        return functions.stream()
                .map(scope -> FunctionRow.of(scope, known, keys))
                .toList();
    }
}
