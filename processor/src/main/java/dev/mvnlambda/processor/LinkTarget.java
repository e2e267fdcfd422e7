package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;

/**
 * A function that can be linked: of this module or another.
 *
 * @param className the binary name of its handler's class
 * @param method its handler's method, or empty
 */
record LinkTarget(String name, String className, String method, boolean hasUrl) {

    static LinkTarget of(DeclaredFunction function) {
        Handler handler = function.handler();
        return new LinkTarget(
                function.name(),
                handler.className(),
                handler.method(),
                function.marks().has("Url"));
    }

    static LinkTarget of(FunctionSpec function) {
        String className = function.handlerClass();
        String method = function.handler().equals(className)
                ? ""
                : function.handler().substring(className.length() + "::".length());
        return new LinkTarget(function.name(), className, method, function.url() != null);
    }
}
