package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CodeSigningConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.CodeVerificationFailedException;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionCodeSigningConfigResponse;

/** Which functions are bound to which code signing configuration. Nobody signs code locally, so none is taken for signed. */
final class FunctionSigning {

    private final Scope scope;
    private final Directory directory;
    private final CodeSigningTable table;

    FunctionSigning(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.table = new CodeSigningTable(scope);
    }

    PutFunctionCodeSigningConfigResponse put(PutFunctionCodeSigningConfigRequest request) {
        checkPresent(request.codeSigningConfigArn());
        String function = existing(request.functionName());
        bind(function, request.codeSigningConfigArn());
        return PutFunctionCodeSigningConfigResponse.builder()
                .codeSigningConfigArn(request.codeSigningConfigArn())
                .functionName(function)
                .build();
    }

    GetFunctionCodeSigningConfigResponse get(GetFunctionCodeSigningConfigRequest request) {
        String function = existing(request.functionName());
        return table.of(function)
                .map(record -> GetFunctionCodeSigningConfigResponse.builder()
                        .codeSigningConfigArn(record.arn())
                        .functionName(function)
                        .build())
                .orElseGet(() -> GetFunctionCodeSigningConfigResponse.builder().build());
    }

    DeleteFunctionCodeSigningConfigResponse delete(DeleteFunctionCodeSigningConfigRequest request) {
        forget(existing(request.functionName()));
        return DeleteFunctionCodeSigningConfigResponse.builder().build();
    }

    /** Checks that code may come in for a new function that is to be bound to a configuration, if it is to one. */
    void checkNew(@Nullable String arn) {
        if (arn != null) {
            checkPresent(arn);
            checkUnsigned(table.get(arn));
        }
    }

    /** Checks that code may come in for a function. */
    void checkCode(String function) {
        table.of(function).ifPresent(FunctionSigning::checkUnsigned);
    }

    /** Binds a function, which is bound to one configuration at most. */
    void bind(String function, String arn) {
        forget(function);
        table.change(arn, record -> record.withFunctions(functions -> functions.add(function)));
    }

    /** Lets go of a function. */
    void forget(String function) {
        table.of(function)
                .ifPresent(record -> table.change(
                        record.arn(), bound -> bound.withFunctions(functions -> functions.remove(function))));
    }

    private String existing(String given) {
        FunctionName name = FunctionName.of(given, null, scope);
        directory.resolve(directory.get(name), name);
        return name.name();
    }

    private void checkPresent(String arn) {
        if (table.find(arn).isEmpty()) {
            throw Faults.fault(
                    CodeSigningConfigNotFoundException.builder().type("User"),
                    "Lambda",
                    404,
                    "CodeSigningConfigNotFoundException",
                    "The code signing configuration cannot be found. Check that the provided configuration is not deleted: "
                            + arn + ".");
        }
    }

    private static void checkUnsigned(CodeSigningRecord record) {
        if (record.enforces()) {
            throw Faults.fault(
                    CodeVerificationFailedException.builder().type("User"),
                    "Lambda",
                    400,
                    "CodeVerificationFailedException",
                    "Lambda cannot deploy the function. The function or layer might be signed using a signature that the"
                            + " client is not configured to accept. Check the provided signature for unsigned.");
        }
    }
}
