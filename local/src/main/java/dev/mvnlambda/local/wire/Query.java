package dev.mvnlambda.local.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;

/** awsQuery: a form that names the operation, answered in XML. */
final class Query implements Protocol {

    private static final String XML = "text/xml";

    private final String namespace;
    private final String suffix;

    private Query(String namespace, String suffix) {
        this.namespace = namespace;
        this.suffix = suffix;
    }

    /** @param namespace of the answers, which holds the version of the API */
    Query(String namespace) {
        this(namespace, "");
    }

    /** The protocol of a service that has another one by now: no operation is called as this one says. */
    static Query ofOld() {
        return new Query("", " in the Query protocol, but in the JSON protocol, which clients since 2024 speak");
    }

    // HttpURLConnection says "form" of any body whose type is not set, hence the path
    @Override
    public boolean speaks(WireRequest request) {
        return request.rawPath().equals("/")
                && (isForm(request) || request.query().containsKey("Action"));
    }

    @Override
    public String operation(WireRequest request) {
        String action = parameters(request).getOrDefault("Action", List.of("")).get(0);
        return action.isEmpty() ? "" : action + suffix;
    }

    @Override
    public void decode(WireRequest request, SdkPojo builder) {
        new FormReader(parameters(request)).fill(builder);
    }

    @Override
    public WireResponse encode(WireRequest request, String operation, SdkPojo response) {
        return WireResponse.of(200, XML, new XmlAnswer(namespace).result(operation, response, newRequestId()));
    }

    @Override
    public WireResponse encode(WireRequest request, WireError error) {
        return WireResponse.of(error.status(), XML, new XmlAnswer(namespace).error(error, newRequestId()));
    }

    private static boolean isForm(WireRequest request) {
        return request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static Map<String, List<String>> parameters(WireRequest request) {
        return isForm(request) ? WireRequest.parameters(request.body().text()) : request.query();
    }

    private static String newRequestId() {
        return UUID.randomUUID().toString();
    }
}
