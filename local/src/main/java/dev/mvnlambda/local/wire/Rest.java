package dev.mvnlambda.local.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** restJson: members in path, query, headers, status and body, as their locations say. */
final class Rest implements Protocol {

    private static final String JSON = "application/json";

    private final RouteTable routes;
    private final Set<String> capitalMessages;
    private final JsonShapes json = JsonShapes.json();

    /** @param capitalMessages the codes whose text is called {@code Message}, not {@code message} */
    Rest(List<Route> routes, Set<String> capitalMessages) {
        this.routes = new RouteTable(routes);
        this.capitalMessages = capitalMessages;
    }

    @Override
    public boolean speaks(WireRequest request) {
        return true;
    }

    @Override
    public String operation(WireRequest request) {
        return routes.match(request).map(match -> match.route().operation()).orElse("");
    }

    @Override
    public void decode(WireRequest request, SdkPojo builder) {
        decodeAroundBody(request, builder);
        decodeBody(request, builder);
    }

    /** Sets what path, query and headers say. */
    void decodeAroundBody(WireRequest request, SdkPojo builder) {
        Map<String, String> labels = routes.match(request).orElseThrow().labels();
        for (SdkField<?> field : builder.sdkFields()) {
            decode(request, labels, field).ifPresent(value -> field.set(builder, value));
        }
    }

    @Override
    public WireResponse encode(WireRequest request, String operation, SdkPojo response) {
        return withHeaders(body(success(request, response), response), response);
    }

    /** Returns the status that says that all went well. */
    int success(WireRequest request, SdkPojo response) {
        return status(response)
                .orElseGet(() -> routes.match(request).orElseThrow().route().success());
    }

    /** Adds what stands in headers. */
    static WireResponse withHeaders(WireResponse answer, SdkPojo response) {
        response.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.HEADER)
                .forEach(field -> Shapes.value(field, response)
                        .ifPresent(value ->
                                answer.header(field.locationName(), Scalars.text(field, value, Format.RFC_822))));
        return answer;
    }

    @Override
    public WireResponse encode(WireRequest request, WireError error) {
        Map<String, @Nullable String> body = new LinkedHashMap<>(error.members());
        body.put(capitalMessages.contains(error.code()) ? "Message" : "message", error.message());
        return WireResponse.of(error.status(), JSON, json.write(body)).header("x-amzn-ErrorType", error.code());
    }

    private Optional<Object> decode(WireRequest request, Map<String, String> labels, SdkField<?> field) {
        return switch (field.location()) {
            case PATH, GREEDY_PATH ->
                Optional.ofNullable(labels.get(field.locationName())).map(text -> Scalars.parse(field, text));
            case QUERY_PARAM ->
                Optional.ofNullable(request.query().get(field.locationName())).map(texts -> parsed(field, texts));
            case HEADER ->
                request.header(field.locationName().toLowerCase(Locale.ROOT)).map(text -> Scalars.parse(field, text));
            default -> Optional.empty();
        };
    }

    private static Object parsed(SdkField<?> field, List<String> texts) {
        return switch (Shapes.kind(field)) {
            case LIST ->
                texts.stream()
                        .map(text -> Scalars.parse(Shapes.itemField(field), text))
                        .toList();
            case MAP -> throw new BadRequestException(field.locationName() + " is a map, which a query does not hold");
            default -> Scalars.parse(field, texts.get(0));
        };
    }

    private void decodeBody(WireRequest request, SdkPojo builder) {
        Optional<SdkField<?>> payload = payload(builder);
        if (payload.isEmpty()) {
            boolean inBody = builder.sdkFields().stream().anyMatch(Rest::isInBody);
            if (inBody) {
                json.fill(builder, json.parse(request.body().bytes()), Rest::isInBody);
            }
        } else if (Shapes.kind(payload.get()) == MarshallingKnownType.SDK_BYTES) {
            payload.get()
                    .set(builder, SdkBytes.fromByteArrayUnsafe(request.body().bytes()));
        } else if (request.body().bytes().length > 0) {
            payload.get()
                    .set(
                            builder,
                            json.read(payload.get(), json.parse(request.body().bytes())));
        }
    }

    private WireResponse body(int status, SdkPojo response) {
        Optional<SdkField<?>> payload = payload(response);
        if (payload.isPresent()) {
            Object value = Shapes.value(payload.get(), response).orElse(SdkBytes.fromByteArray(new byte[0]));
            return value instanceof SdkBytes bytes
                    ? WireResponse.of(status, JSON, bytes.asByteArrayUnsafe())
                    : WireResponse.of(status, JSON, json.write((SdkPojo) value, field -> true));
        }
        boolean hasBody = status != 204 && response.sdkFields().stream().anyMatch(Rest::isInBody);
        return hasBody
                ? WireResponse.of(status, JSON, json.write(response, Rest::isInBody))
                : WireResponse.empty(status).header("Content-Type", JSON);
    }

    private static Optional<Integer> status(SdkPojo response) {
        return response.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.STATUS_CODE)
                .flatMap(field -> Shapes.value(field, response).stream())
                .map(Integer.class::cast)
                .findFirst();
    }

    /** Returns the member that is the whole body. */
    static Optional<SdkField<?>> payload(SdkPojo shape) {
        for (SdkField<?> field : shape.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static boolean isInBody(SdkField<?> field) {
        return field.location() == MarshallLocation.PAYLOAD;
    }
}
