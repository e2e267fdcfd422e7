package dev.mvnlambda.local.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error as every protocol can say it.
 *
 * @param code as AWS spells it
 * @param message AWS leaves it out of few errors
 * @param members further members of the error's shape
 */
record WireError(int status, String code, @Nullable String message, Map<String, String> members) {

    private static final int SERVER_ERROR = 500;

    static WireError of(int status, String code, @Nullable String message) {
        return new WireError(status, code, message, Map.of());
    }

    /** Says an exception of the SDK, as its service's client will read it back. */
    static WireError of(AwsServiceException exception) {
        @Nullable AwsErrorDetails details = exception.awsErrorDetails();
        if (details == null) {
            return of(exception.statusCode(), exception.getClass().getSimpleName(), exception.getMessage());
        }
        String code = Objects.requireNonNullElse(
                details.errorCode(), exception.getClass().getSimpleName());
        return new WireError(exception.statusCode(), code, details.errorMessage(), members(exception));
    }

    boolean isSenders() {
        return status < SERVER_ERROR;
    }

    private static Map<String, String> members(SdkPojo exception) {
        Map<String, String> members = new LinkedHashMap<>();
        for (SdkField<?> field : exception.sdkFields()) {
            Optional<Object> value = Shapes.value(field, exception);
            value.ifPresent(given -> members.put(field.locationName(), given.toString()));
        }
        return members;
    }
}
