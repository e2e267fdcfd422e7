package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.ApiService;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/**
 * One service of the account.
 *
 * @param type the SDK's client, which it is within this process
 * @param signingName that requests on the wire are signed for
 * @param byRegion the service in a region
 */
record Hosted<C extends SdkClient>(Class<C> type, String signingName, ApiService wire, Function<String, C> byRegion) {}
