package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Aliases and their weights. */
final class Aliases {

    private static final int PAGE = 50;

    private final Scope scope;
    private final Directory directory;

    Aliases(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    CreateAliasResponse create(CreateAliasRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        AliasConfiguration alias = AliasConfiguration.builder()
                .aliasArn(arn(name, request.name()))
                .name(request.name())
                .functionVersion(request.functionVersion())
                .description(Objects.requireNonNullElse(request.description(), ""))
                .routingConfig(routing(request.routingConfig()))
                .revisionId(scope.newRevision())
                .build();
        directory.get(new FunctionName(name.name(), Optional.of(request.functionVersion())));
        directory.change(name, function -> {
            if (function.aliases().containsKey(alias.name())) {
                throw Faults.conflict("Alias already exists: " + alias.aliasArn());
            }
            check(function, alias);
            return function.with(draft -> draft.aliases.put(alias.name(), alias));
        });
        return Shapes.copy(alias, CreateAliasResponse.builder()).build();
    }

    UpdateAliasResponse update(UpdateAliasRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        FunctionRecord updated = directory.change(name, function -> {
            AliasConfiguration current = find(function, request.name())
                    .orElseThrow(() -> Faults.notFound("Alias not found: " + arn(name, request.name())));
            Directory.checkRevision(request.revisionId(), current.revisionId());
            AliasConfiguration changed = changed(current, request);
            check(function, changed);
            boolean keepsRevision =
                    changed.equals(current) && !scope.options().switches().equalAliasUpdateChangesRevision();
            AliasConfiguration revised = keepsRevision
                    ? current
                    : changed.toBuilder().revisionId(scope.newRevision()).build();
            return ProvisionedConcurrencies.moved(function, current, revised, scope)
                    .with(draft -> draft.aliases.put(request.name(), revised));
        });
        AliasConfiguration alias = find(updated, request.name()).orElseThrow();
        return Shapes.copy(alias, UpdateAliasResponse.builder()).build();
    }

    GetAliasResponse get(GetAliasRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        AliasConfiguration alias = find(directory.get(name), request.name())
                .orElseThrow(() -> Faults.notFound("Cannot find alias arn: " + arn(name, request.name())));
        return Shapes.copy(alias, GetAliasResponse.builder()).build();
    }

    ListAliasesResponse list(ListAliasesRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        List<AliasConfiguration> aliases = directory.get(name).aliases().values().stream()
                .filter(alias ->
                        request.functionVersion() == null || versions(alias).contains(request.functionVersion()))
                .toList();
        Page<AliasConfiguration> page =
                Page.of(aliases, AliasConfiguration::name, request.marker(), request.maxItems(), PAGE);
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .nextMarker(page.next())
                .build();
    }

    // its function URL stays, and answers 403 from then on
    DeleteAliasResponse delete(DeleteAliasRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        directory.change(
                name,
                function -> function.with(draft -> {
                    draft.aliases.remove(request.name());
                    draft.policies.remove(request.name());
                    draft.invokeConfigs.remove(request.name());
                    draft.provisioned.remove(request.name());
                }));
        return DeleteAliasResponse.builder().build();
    }

    /** Returns the versions that an alias sends calls to, the primary one first. */
    static List<String> versions(AliasConfiguration alias) {
        List<String> versions = new ArrayList<>();
        versions.add(alias.functionVersion());
        versions.addAll(weights(alias).keySet());
        return versions;
    }

    /** Returns the share of calls that go elsewhere than to the primary version. */
    static Map<String, Double> weights(AliasConfiguration alias) {
        return alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
    }

    private static Optional<AliasConfiguration> find(FunctionRecord function, String alias) {
        return Optional.ofNullable(function.aliases().get(alias));
    }

    private static AliasConfiguration changed(AliasConfiguration current, UpdateAliasRequest request) {
        AliasConfiguration.Builder changed = current.toBuilder();
        if (request.functionVersion() != null) {
            changed.functionVersion(request.functionVersion());
        }
        if (request.description() != null) {
            changed.description(request.description());
        }
        if (request.routingConfig() != null) {
            changed.routingConfig(routing(request.routingConfig()));
        }
        return changed.build();
    }

    // AWS drops a routing that says nothing
    private static @Nullable AliasRoutingConfiguration routing(@Nullable AliasRoutingConfiguration given) {
        return given == null || given.additionalVersionWeights().isEmpty() ? null : given;
    }

    private void check(FunctionRecord function, AliasConfiguration alias) {
        checkWeights(alias);
        long roles = versions(alias).stream()
                .map(version -> found(function, version).role())
                .distinct()
                .count();
        if (roles > 1) {
            throw Faults.invalidParameter("Specified versions must be associated with the same execution role");
        }
    }

    private FunctionConfiguration found(FunctionRecord function, String version) {
        return Directory.version(function, version)
                .orElseThrow(() -> Faults.notFound("Function not found: " + scope.arn(function.name()) + ":" + version))
                .shown(scope.now());
    }

    private static void checkWeights(AliasConfiguration alias) {
        Map<String, Double> weights = weights(alias);
        if (weights.size() > 1) {
            throw Faults.invalidParameter("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        weights.forEach((version, weight) -> {
            if (version.equals(alias.functionVersion())) {
                throw Faults.invalidParameter("Invalid function version " + version + ". Function version " + version
                        + " is already included in routing configuration.");
            }
            if (alias.functionVersion().equals(FunctionRecord.LATEST)) {
                throw Faults.invalidParameterUntyped(
                        "$LATEST is not supported for an alias pointing to more than 1 version");
            }
        });
    }

    private String arn(FunctionName name, String alias) {
        return scope.arn(name.name()) + ":" + alias;
    }
}
