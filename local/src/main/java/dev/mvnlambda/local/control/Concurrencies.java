package dev.mvnlambda.local.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.lambda.model.AccountUsage;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** Reserved concurrency, and the limits of the account that it is taken from. */
final class Concurrencies {

    private static final long TOTAL_CODE_SIZE = 80_530_636_800L;
    private static final long CODE_SIZE_UNZIPPED = 262_144_000L;
    private static final long CODE_SIZE_ZIPPED = 52_428_800L;

    private final Scope scope;
    private final Directory directory;
    private final ConcurrencyLimits limits;

    Concurrencies(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.limits = new ConcurrencyLimits(scope);
    }

    PutFunctionConcurrencyResponse put(PutFunctionConcurrencyRequest request) {
        FunctionName name = unqualified(request.functionName());
        int wanted = request.reservedConcurrentExecutions();
        // what is not there is named like this here only
        FunctionRecord function = directory.get(new FunctionName(name.name(), Optional.of(FunctionRecord.LATEST)));
        if (limits.unreservedWithout(function) - wanted < ConcurrencyLimits.LEAST_UNRESERVED) {
            throw Faults.invalidParameterUntyped("Specified ReservedConcurrentExecutions for function decreases"
                    + " account's UnreservedConcurrentExecution below its minimum value of ["
                    + ConcurrencyLimits.LEAST_UNRESERVED + "].");
        }
        int provisioned = ConcurrencyLimits.provisioned(function, null);
        if (wanted < provisioned) {
            // the blanks are AWS's
            throw Faults.invalidParameterUntyped(" ReservedConcurrentExecutions  " + wanted
                    + " should not be lower than function's total provisioned concurrency [" + provisioned + "].");
        }
        reserve(name, wanted);
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(wanted)
                .build();
    }

    GetFunctionConcurrencyResponse get(GetFunctionConcurrencyRequest request) {
        FunctionName name = unqualified(request.functionName());
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(directory.get(name).reservedConcurrency())
                .build();
    }

    DeleteFunctionConcurrencyResponse delete(DeleteFunctionConcurrencyRequest request) {
        reserve(unqualified(request.functionName()), null);
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    GetAccountSettingsResponse account() {
        AccountLimit limit = AccountLimit.builder()
                .totalCodeSize(TOTAL_CODE_SIZE)
                .codeSizeUnzipped(CODE_SIZE_UNZIPPED)
                .codeSizeZipped(CODE_SIZE_ZIPPED)
                .concurrentExecutions(ConcurrencyLimits.ACCOUNT)
                .unreservedConcurrentExecutions(limits.unreserved())
                .build();
        var functions = scope.functions().startingWith(scope.key(""));
        long codeSize = functions.stream()
                .flatMap(new Versions(scope)::all)
                .mapToLong(configuration -> configuration.codeSize())
                .sum();
        AccountUsage usage = AccountUsage.builder()
                .functionCount((long) functions.size())
                .totalCodeSize(codeSize + new Layers(scope).codeSize())
                .build();
        return GetAccountSettingsResponse.builder()
                .accountLimit(limit)
                .accountUsage(usage)
                .build();
    }

    private void reserve(FunctionName name, @Nullable Integer reserved) {
        directory.change(name, function -> function.with(draft -> draft.reservedConcurrency = reserved));
    }

    private FunctionName unqualified(String given) {
        FunctionName name = FunctionName.of(given, null, scope);
        if (name.qualifier().isPresent()) {
            throw Faults.invalidParameter(
                    "This operation is permitted on Lambda functions only. Aliases and versions do"
                            + " not support this operation. Please specify either a function name or an unqualified function"
                            + " ARN.");
        }
        return name;
    }
}
