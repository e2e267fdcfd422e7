package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;

/** The HTTPS address of an alias, or of a bare function; it stays as long as its config does. */
final class FunctionUrlType implements ResourceType<FunctionUrlType.UrlProperties> {
    static final String KIND = "url";

    /** The output that holds the address. */
    static final String URL = "url";

    private final Caller caller;
    private final LambdaClient lambda;

    FunctionUrlType(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    /**
     * A function URL.
     *
     * @param qualifier the alias, or empty for the bare function
     */
    record UrlProperties(
            String functionName,
            String qualifier,
            String auth,
            String invokeMode,
            @Nullable CorsSpec cors) implements Properties {
        UrlProperties {
            cors = CorsHeaders.lowerCase(cors);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            String open = auth.equals("NONE") ? ", open to everyone" : ", for callers that IAM allows";
            return switch (symbol) {
                case CREATE -> "a new address" + open;
                case DELETE -> "its address ends, and never comes back";
                default -> "";
            };
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<UrlProperties> properties() {
        return UrlProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        var url = wanted.spec().url();
        if (url == null) {
            return List.of();
        }
        FunctionScope scope = wanted.scope();
        return List.of(new Node(
                scope.qualifiedKey(KIND),
                new UrlProperties(
                        scope.target().functionName(),
                        scope.alias().orElse(""),
                        url.auth(),
                        url.invokeMode(),
                        url.cors()),
                scope.name(),
                after(wanted)));
    }

    /** The grants come first, so that the address works as soon as it is known. */
    private static Set<ResourceKey> after(Wanted wanted) {
        Set<ResourceKey> after = new HashSet<>(Set.of(PolicyStatementType.pointedAt(wanted.scope())));
        PolicyStatementType.url(wanted).forEach(node -> after.add(node.key()));
        return after;
    }

    /** The URL of an alias, or of the bare function when the qualifier is empty, if it has one. */
    Optional<Observed.Present> observe(FunctionScope scope, String qualifier) {
        String functionName = scope.target().functionName();
        return caller.find(
                        "lambda:GetFunctionUrlConfig",
                        () -> lambda.getFunctionUrlConfig(
                                r -> r.functionName(functionName).qualifier(qualifier.isEmpty() ? null : qualifier)))
                .map(found -> new Observed.Present(
                        Qualifiers.key(KIND, scope, qualifier),
                        new UrlProperties(
                                functionName,
                                qualifier,
                                found.authTypeAsString(),
                                Objects.requireNonNullElse(found.invokeModeAsString(), "BUFFERED"),
                                cors(found)),
                        scope.name(),
                        Map.of(URL, found.functionUrl()),
                        PolicyStatementType.urlHangsOn(scope, qualifier)));
    }

    private static @Nullable CorsSpec cors(GetFunctionUrlConfigResponse found) {
        Cors cors = found.cors();
        if (cors == null || cors.equals(Cors.builder().build())) {
            return null;
        }
        return new CorsSpec(
                cors.allowOrigins(),
                cors.allowMethods(),
                cors.allowHeaders(),
                cors.exposeHeaders(),
                Boolean.TRUE.equals(cors.allowCredentials()),
                Objects.requireNonNullElse(cors.maxAge(), 0));
    }

    @Override
    public Map<String, String> create(Step.Create step, UrlProperties wanted, Outputs known) {
        String url = caller.call(
                        "lambda:CreateFunctionUrlConfig",
                        () -> lambda.createFunctionUrlConfig(r -> {
                            r.functionName(wanted.functionName())
                                    .authType(wanted.auth())
                                    .invokeMode(wanted.invokeMode());
                            if (!wanted.qualifier().isEmpty()) {
                                r.qualifier(wanted.qualifier());
                            }
                            if (wanted.cors() != null) {
                                r.cors(cors(wanted.cors()));
                            }
                        }))
                .functionUrl();
        return Map.of(URL, url);
    }

    @Override
    public Map<String, String> update(Step.Update step, UrlProperties wanted, Outputs known) {
        String url = caller.call(
                        "lambda:UpdateFunctionUrlConfig",
                        () -> lambda.updateFunctionUrlConfig(r -> {
                            r.functionName(wanted.functionName())
                                    .authType(wanted.auth())
                                    .invokeMode(wanted.invokeMode())
                                    .cors(cors(wanted.cors()));
                            if (!wanted.qualifier().isEmpty()) {
                                r.qualifier(wanted.qualifier());
                            }
                        }))
                .functionUrl();
        return Map.of(URL, url);
    }

    /** An empty one takes away what was set before. */
    private static Cors cors(@Nullable CorsSpec wanted) {
        return wanted == null
                ? Cors.builder().build()
                : Cors.builder()
                        .allowOrigins(wanted.allowOrigins())
                        .allowMethods(wanted.allowMethods())
                        .allowHeaders(wanted.allowHeaders())
                        .exposeHeaders(wanted.exposeHeaders())
                        .allowCredentials(wanted.allowCredentials())
                        .maxAge(wanted.maxAge())
                        .build();
    }

    @Override
    public void delete(Observed.Present there) {
        UrlProperties url = (UrlProperties) there.properties();
        caller.find(
                "lambda:DeleteFunctionUrlConfig",
                () -> lambda.deleteFunctionUrlConfig(r -> {
                    r.functionName(url.functionName());
                    if (!url.qualifier().isEmpty()) {
                        r.qualifier(url.qualifier());
                    }
                }));
    }
}
