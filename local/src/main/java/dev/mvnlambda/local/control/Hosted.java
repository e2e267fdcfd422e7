package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.ApiService;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;

/**
 * One service of the account.
 *
 * @param type the SDK's client, which it is within this process
 * @param signingName that requests on the wire are signed for
 * @param wire makes what answers there; looking for a service's operations takes a while, so it is made when it is needed
 * @param byRegion the service in a region
 */
record Hosted<C extends SdkClient>(
        Class<C> type, String signingName, Supplier<ApiService> wire, Function<String, C> byRegion) {}
