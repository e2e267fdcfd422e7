package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

/** Provisioned concurrency of versions and aliases, never of both an alias and its version. */
final class ProvisionedConcurrencies {

    private static final int PAGE = 50;

    private final Scope scope;
    private final Directory directory;

    ProvisionedConcurrencies(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    PutProvisionedConcurrencyConfigResponse put(PutProvisionedConcurrencyConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        int requested = request.provisionedConcurrentExecutions();
        ProvisionedRecord record = new ProvisionedRecord(
                requested, scope.now().plus(scope.options().timings().provision()), scope.lastModified());
        checkPublished(name.effectiveQualifier());
        existing(name);
        directory.change(name, function -> {
            check(function, name);
            checkAmount(function, name.effectiveQualifier(), requested);
            return function.with(draft -> draft.provisioned.put(name.effectiveQualifier(), record));
        });
        return Shapes.copy(inProgress(requested), PutProvisionedConcurrencyConfigResponse.builder())
                .lastModified(record.lastModified())
                .build();
    }

    GetProvisionedConcurrencyConfigResponse get(GetProvisionedConcurrencyConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionRecord function = present(name);
        ProvisionedRecord found = Optional.ofNullable(function.provisioned().get(name.effectiveQualifier()))
                .orElseThrow(ProvisionedConcurrencies::missing);
        return Shapes.copy(shown(found), GetProvisionedConcurrencyConfigResponse.builder())
                .build();
    }

    ListProvisionedConcurrencyConfigsResponse list(ListProvisionedConcurrencyConfigsRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        List<ProvisionedConcurrencyConfigListItem> all = directory.get(name).provisioned().entrySet().stream()
                .map(provisioned -> shown(provisioned.getValue()).toBuilder()
                        .functionArn(scope.arn(name.name()) + ":" + provisioned.getKey())
                        .build())
                .toList();
        Page<ProvisionedConcurrencyConfigListItem> page = Page.of(
                all, ProvisionedConcurrencyConfigListItem::functionArn, request.marker(), request.maxItems(), PAGE);
        return ListProvisionedConcurrencyConfigsResponse.builder()
                .provisionedConcurrencyConfigs(page.items())
                .nextMarker(page.next())
                .build();
    }

    /** Removes it; removing what is not there is as good. */
    DeleteProvisionedConcurrencyConfigResponse delete(DeleteProvisionedConcurrencyConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        present(name);
        directory.change(name, function -> function.with(draft -> draft.provisioned.remove(name.effectiveQualifier())));
        return DeleteProvisionedConcurrencyConfigResponse.builder().build();
    }

    /** Provisions anew what an alias has when it was moved; refuses a move to a version that has its own. */
    static FunctionRecord moved(
            FunctionRecord function, AliasConfiguration before, AliasConfiguration after, Scope scope) {
        boolean stays = Aliases.versions(before).equals(Aliases.versions(after));
        if (stays || !function.provisioned().containsKey(after.name())) {
            return function;
        }
        checkVersions(function, after);
        return function.with(draft -> draft.provisioned.computeIfPresent(
                after.name(),
                (alias, provisioned) -> provisioned.readyAt(
                        scope.now().plus(scope.options().timings().provision()))));
    }

    private void check(FunctionRecord function, FunctionName name) {
        String qualifier = name.effectiveQualifier();
        AliasConfiguration alias = function.aliases().get(qualifier);
        String version = alias == null ? qualifier : alias.functionVersion();
        checkPublished(version);
        if (Configurations.hasSnapStart(directory.resolve(function, name).shown(scope.now()))) {
            throw Faults.invalidParameter("Provisioned Concurrency is not supported for versions with SnapStart.");
        }
        if (alias != null) {
            checkVersions(function, alias);
        } else if (function.aliases().values().stream()
                .filter(other -> Aliases.versions(other).contains(qualifier))
                .anyMatch(other -> function.provisioned().containsKey(other.name()))) {
            throw Faults.conflict("Version is pointed by a Provisioned Concurrency alias");
        }
    }

    private static void checkVersions(FunctionRecord function, AliasConfiguration alias) {
        if (Aliases.versions(alias).stream()
                .anyMatch(version -> function.provisioned().containsKey(version))) {
            throw Faults.conflict(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }
    }

    private void checkAmount(FunctionRecord function, String qualifier, int requested) {
        int others = ConcurrencyLimits.provisioned(function, qualifier);
        if (function.reservedConcurrency() != null) {
            if (others + requested > function.reservedConcurrency()) {
                throw Faults.invalidParameter("Requested Provisioned Concurrency should not be greater than the"
                        + " reservedConcurrentExecution for function");
            }
            return;
        }
        int unreserved = new ConcurrencyLimits(scope).unreservedWithout(function) - others;
        if (requested > unreserved) {
            throw Faults.invalidParameterUntyped("Specified ConcurrentExecutions for function is greater than account's"
                    + " unreserved concurrency [" + unreserved + "].");
        }
        if (unreserved - requested < ConcurrencyLimits.LEAST_UNRESERVED) {
            throw Faults.invalidParameterUntyped("Specified ConcurrentExecutions for function decreases account's"
                    + " UnreservedConcurrentExecution below its minimum value of ["
                    + ConcurrencyLimits.LEAST_UNRESERVED + "].");
        }
    }

    private FunctionRecord present(FunctionName name) {
        if (name.effectiveQualifier().equals(FunctionRecord.LATEST)) {
            throw Faults.invalidParameter("The function resource provided must be an alias or a published version.");
        }
        return existing(name);
    }

    /** A missing function is told like the missing version or alias of one that is there. */
    private FunctionRecord existing(FunctionName name) {
        return directory
                .find(name.name())
                .filter(function ->
                        Directory.version(function, name.effectiveQualifier()).isPresent())
                .orElseThrow(() -> name.effectiveQualifier().matches("[0-9]+")
                        ? directory.notFound(name)
                        : Faults.notFound("Cannot find alias arn: " + name.arn(scope)));
    }

    private static void checkPublished(String version) {
        if (version.equals(FunctionRecord.LATEST)) {
            throw Faults.invalidParameter(
                    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }
    }

    private ProvisionedConcurrencyConfigListItem shown(ProvisionedRecord provisioned) {
        ProvisionedConcurrencyConfigListItem shown = scope.now().isBefore(provisioned.ready())
                ? inProgress(provisioned.requested())
                : ProvisionedConcurrencyConfigListItem.builder()
                        .requestedProvisionedConcurrentExecutions(provisioned.requested())
                        .allocatedProvisionedConcurrentExecutions(provisioned.requested())
                        .availableProvisionedConcurrentExecutions(provisioned.requested())
                        .status(ProvisionedConcurrencyStatusEnum.READY)
                        .build();
        return shown.toBuilder().lastModified(provisioned.lastModified()).build();
    }

    private static ProvisionedConcurrencyConfigListItem inProgress(int requested) {
        return ProvisionedConcurrencyConfigListItem.builder()
                .requestedProvisionedConcurrentExecutions(requested)
                .allocatedProvisionedConcurrentExecutions(0)
                .availableProvisionedConcurrentExecutions(0)
                .status(ProvisionedConcurrencyStatusEnum.IN_PROGRESS)
                .build();
    }

    private static RuntimeException missing() {
        return Faults.fault(
                ProvisionedConcurrencyConfigNotFoundException.builder().type("User"),
                "Lambda",
                404,
                "ProvisionedConcurrencyConfigNotFoundException",
                "No Provisioned Concurrency Config found for this function");
    }
}
