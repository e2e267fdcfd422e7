package dev.mvnlambda.local.wire;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service that is made for its first request, so that a server is ready before it knows all operations of all services. */
public final class LazyService implements ApiService {

    private final Supplier<ApiService> maker;
    private @Nullable ApiService made;

    /** @param maker is asked once */
    public LazyService(Supplier<ApiService> maker) {
        this.maker = maker;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        return service().answer(request, region);
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return service().refusal(request, status, code, message);
    }

    private synchronized ApiService service() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
