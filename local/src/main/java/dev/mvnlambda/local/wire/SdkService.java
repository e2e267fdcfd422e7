package dev.mvnlambda.local.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/** A service whose implementation is an SDK client: requests are decoded, handed to it, and its answers encoded. */
public final class SdkService implements ApiService {

    private final List<Protocol> protocols;
    private final Map<String, Operation> operations;
    private final Function<String, ? extends SdkClient> byRegion;
    private final Function<WireRequest, Optional<String>> unlisted;
    private final Admission admission;

    private SdkService(
            List<Protocol> protocols,
            Map<String, Operation> operations,
            Function<String, ? extends SdkClient> byRegion,
            Function<WireRequest, Optional<String>> unlisted,
            Admission admission) {
        this.protocols = protocols;
        this.operations = operations;
        this.byRegion = byRegion;
        this.unlisted = unlisted;
        this.admission = admission;
    }

    /** Returns the same service for those calls only that are let in. */
    public SdkService admitting(Admission other) {
        return new SdkService(protocols, operations, byRegion, unlisted, other);
    }

    private static SdkService rest(
            List<Protocol> protocols,
            Class<? extends SdkClient> implementation,
            Function<String, ? extends SdkClient> byRegion) {
        return of(protocols, implementation, byRegion, new SdkOperations(implementation)::name);
    }

    private static SdkService rpc(
            Class<? extends SdkClient> implementation,
            Function<String, ? extends SdkClient> byRegion,
            Protocol... protocols) {
        List<Protocol> all =
                Stream.concat(Stream.of(new CborRpc()), Stream.of(protocols)).toList();
        return of(all, implementation, byRegion, request -> Optional.empty());
    }

    private static SdkService of(
            List<Protocol> protocols,
            Class<? extends SdkClient> implementation,
            Function<String, ? extends SdkClient> byRegion,
            Function<WireRequest, Optional<String>> unlisted) {
        return new SdkService(
                protocols, Operation.of(implementation), byRegion, unlisted, (region, operation, request, size) -> {});
    }

    /**
     * Exposes a service of the REST kind.
     *
     * @param capitalMessages the codes whose text is called {@code Message}, not {@code message}
     */
    public static <C extends SdkClient> SdkService rest(
            List<Route> routes,
            Set<String> capitalMessages,
            Class<? extends C> implementation,
            Function<String, C> byRegion) {
        List<Protocol> protocols = List.of(new CborRpc(), new Rest(routes, capitalMessages));
        return rest(protocols, implementation, byRegion);
    }

    /** Exposes a service of the REST kind whose bodies are XML. */
    public static <C extends SdkClient> SdkService restXml(
            List<Route> routes, String namespace, Class<? extends C> implementation, Function<String, C> byRegion) {
        return rest(List.of(new RestXml(routes, namespace)), implementation, byRegion);
    }

    /** Exposes a service of the JSON kind. */
    public static <C extends SdkClient> SdkService json(
            Class<? extends C> implementation, Function<String, C> byRegion) {
        return rpc(implementation, byRegion, new JsonRpc(QueryErrors.none()));
    }

    /**
     * Exposes a service of the JSON kind that once was of the Query kind: errors say their old code, too, and clients that
     * still speak Query are told that nobody listens.
     *
     * @param queryCodes the old codes that are not called like the error's shape, by shape
     */
    public static <C extends SdkClient> SdkService queryCompatibleJson(
            Map<String, String> queryCodes, Class<? extends C> implementation, Function<String, C> byRegion) {
        return rpc(implementation, byRegion, new JsonRpc(new QueryErrors(queryCodes)), Query.ofOld());
    }

    /** Exposes a service of the Query kind. */
    public static <C extends SdkClient> SdkService query(
            String namespace, Class<? extends C> implementation, Function<String, C> byRegion) {
        return rpc(implementation, byRegion, new Query(namespace));
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        Protocol protocol = protocol(request);
        try {
            String name = protocol.operation(request);
            Operation operation = operations.get(name);
            return operation == null
                    ? protocol.encode(request, unsupported(request, name))
                    : answer(request, region, protocol, name, operation);
        } catch (BadRequestException e) {
            return protocol.encode(
                    request, WireError.of(400, "SerializationException", String.valueOf(e.getMessage())));
        }
    }

    private WireResponse answer(
            WireRequest request, String region, Protocol protocol, String name, Operation operation) {
        try {
            SdkPojo builder = operation.newRequest();
            protocol.decode(request, builder);
            Object content = Shapes.build(builder);
            admission.check(region, name, (SdkPojo) content, request.body().bytes().length);
            SdkPojo response = operation.call(byRegion.apply(region), content);
            return protocol.encode(request, name, response);
        } catch (AwsServiceException e) {
            return protocol.encode(request, WireError.of(e));
        } catch (UnsupportedOperationException e) {
            // one that is supported in part says which part is not
            return protocol.encode(request, unsupported(request, e.getMessage() == null ? name : e.getMessage()));
        }
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return protocol(request).encode(request, WireError.of(status, code, message));
    }

    private Protocol protocol(WireRequest request) {
        return protocols.stream()
                .filter(protocol -> protocol.speaks(request))
                .findFirst()
                .orElse(protocols.get(protocols.size() - 1));
    }

    private WireError unsupported(WireRequest request, String operation) {
        return Optional.of(operation)
                .filter(name -> !name.isEmpty())
                .or(() -> unlisted.apply(request))
                .map(Unsupported::operation)
                .orElseGet(() -> Unsupported.path(request));
    }
}
