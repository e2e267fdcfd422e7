package dev.mvnlambda.local.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what the local Lambda lacks; with 501, because clients retry 500 and 502 to 504 but not this. */
final class Unsupported {

    private static final int STATUS = 501;
    private static final String CODE = "NotImplementedException";

    private static final Protocol JSON = new JsonRpc(QueryErrors.none());
    private static final Protocol QUERY = new Query("");

    private Unsupported() {}

    static WireError operation(String name) {
        return WireError.of(STATUS, CODE, "The local Lambda does not support " + name + "; deploy to AWS to use it.");
    }

    /** @param present the services that are there */
    static WireError service(String name, WireRequest request, Set<String> present) {
        String operation = Stream.of(JSON, QUERY)
                .filter(protocol -> protocol.speaks(request))
                .findFirst()
                .map(protocol -> protocol.operation(request))
                .orElse(request.method() + " " + request.rawPath());
        return WireError.of(
                STATUS,
                CODE,
                "The local Lambda has no service '" + name + "' for " + operation + "; it has "
                        + String.join(", ", new TreeSet<>(present)) + ".");
    }

    /** Says that no operation is at a path, as AWS does. */
    static WireError path(WireRequest request) {
        return WireError.of(
                404,
                "UnknownOperationException",
                "The local Lambda knows no operation at " + request.method() + " " + request.rawPath() + ".");
    }
}
