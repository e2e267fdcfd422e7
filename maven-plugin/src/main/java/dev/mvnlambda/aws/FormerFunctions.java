package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The functions of a removal by what leads to them, whether they are there or not. */
final class FormerFunctions {
    private final Stage stage;
    private final Predicate<String> removed;
    private final Map<String, String> names = new HashMap<>();

    /**
     * Functions of a stage.
     *
     * @param known logical names, since one that was cut cannot be told from the name in AWS
     */
    FormerFunctions(Stage stage, Predicate<String> removed, Collection<String> known) {
        this.stage = stage;
        this.removed = removed;
        known.forEach(name -> names.put(stage.functionName(name), name));
    }

    /** The function of an ARN, with or without a qualifier; absent when it is another's, or stays. */
    Optional<FunctionScope> of(String arn) {
        String name = LambdaArn.functionName(arn);
        String start = stage.functionName("");
        if (!name.startsWith(start) || name.equals(start)) {
            return Optional.empty();
        }
        FunctionScope bare = bare(names.getOrDefault(name, name.substring(start.length())));
        String qualifier = Qualifiers.of(arn, bare);
        boolean isAlias = !qualifier.isEmpty() && !Qualifiers.isVersion(qualifier);
        return Optional.of(isAlias ? new FunctionScope(stage, bare.name(), Optional.of(qualifier)) : bare)
                .filter(scope -> removed.test(scope.name()));
    }

    /** Whether what is named like a function in AWS may be one's that does not stay; where names were cut it may not be told. */
    boolean mayHave(String nameInAws) {
        String start = stage.functionName("");
        return nameInAws.startsWith(start) && removed.test(nameInAws.substring(start.length()));
    }

    /** The function of a name; absent when it stays. */
    Optional<FunctionScope> named(String name) {
        return Optional.of(bare(name)).filter(scope -> removed.test(name));
    }

    /** Stands for the function of what functions share, if nobody names any. */
    FunctionScope none() {
        return bare(Node.SHARED);
    }

    private FunctionScope bare(String name) {
        return new FunctionScope(stage, name, Optional.empty());
    }
}
