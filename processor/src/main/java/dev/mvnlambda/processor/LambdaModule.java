package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import java.util.List;

/**
 * What was read of a module.
 *
 * @param functions its own
 * @param linked those of other modules that its own ones link
 */
record LambdaModule(List<FunctionSpec> functions, List<FunctionSpec> linked) {

    /** Copies what it is given. */
    LambdaModule {
        functions = List.copyOf(functions);
        linked = List.copyOf(linked);
    }
}
