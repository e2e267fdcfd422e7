package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.List;

/**
 * A plan and whose it is.
 *
 * @param functions the functions that it is about
 * @param warnings what a person should know though it stops nothing
 */
public record Planned(Stage stage, List<FunctionScope> functions, Plan plan, List<String> warnings) {

    /** Copies what it is given. */
    public Planned {
        functions = List.copyOf(functions);
        warnings = List.copyOf(warnings);
    }
}
