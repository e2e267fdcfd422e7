package dev.mvnlambda.local.worker;

import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import java.io.IOError;

/** Tells of failures in the words of AWS's runtime interface client. */
final class Errors {
    private Errors() {}

    /** The error object that the caller gets. */
    static byte[] payload(Throwable failure) {
        return DtoSerializers.serialize(request(UserFault.filterStackTrace(failure)));
    }

    /** What the log says of it. */
    static String logged(Throwable failure) {
        UserFault fault = failure instanceof UserFault own ? own : UserFault.makeUserFault(failure);
        return fault.reportableError();
    }

    /** Whether AWS ends an environment in which this was thrown. */
    static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError
                || failure instanceof IOError
                || (failure instanceof UserFault fault && fault.fatal);
    }

    private static ErrorRequest request(Throwable failure) {
        return failure instanceof UserFault fault
                ? LambdaErrorConverter.fromUserFault(fault)
                : LambdaErrorConverter.fromThrowable(failure);
    }
}
