package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CodeSigningConfig;
import software.amazon.awssdk.services.lambda.model.CodeSigningPolicies;
import software.amazon.awssdk.services.lambda.model.CodeSigningPolicy;
import software.amazon.awssdk.services.lambda.model.CreateCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListCodeSigningConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListCodeSigningConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsByCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsByCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateCodeSigningConfigResponse;

/** Code signing configurations: who may sign code, and what becomes of code that nobody did. */
final class CodeSigningConfigs {

    private static final int PAGE = 50;
    private static final int ID_LENGTH = 17;

    private final Scope scope;
    private final CodeSigningTable table;

    CodeSigningConfigs(Scope scope) {
        this.scope = scope;
        this.table = new CodeSigningTable(scope);
    }

    CreateCodeSigningConfigResponse create(CreateCodeSigningConfigRequest request) {
        Tagging.checkCount(request.tags());
        String id = "csc-" + UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        CodeSigningConfig config = CodeSigningConfig.builder()
                .codeSigningConfigId(id)
                .codeSigningConfigArn(table.arn(id))
                .description(Objects.requireNonNullElse(request.description(), ""))
                .allowedPublishers(request.allowedPublishers())
                .codeSigningPolicies(policies(request.codeSigningPolicies()))
                .lastModified(scope.lastModified())
                .build();
        table.add(new CodeSigningRecord(config, new TreeSet<>(), new TreeMap<>(request.tags())));
        return CreateCodeSigningConfigResponse.builder()
                .codeSigningConfig(config)
                .build();
    }

    /** Changes what the request names, and the time of the change in any case. */
    UpdateCodeSigningConfigResponse update(UpdateCodeSigningConfigRequest request) {
        CodeSigningRecord updated = table.change(request.codeSigningConfigArn(), record -> {
            CodeSigningConfig current = record.config();
            return record.with(current.toBuilder()
                    .description(Objects.requireNonNullElse(request.description(), current.description()))
                    .allowedPublishers(
                            Objects.requireNonNullElse(request.allowedPublishers(), current.allowedPublishers()))
                    .codeSigningPolicies(
                            request.codeSigningPolicies() == null
                                    ? current.codeSigningPolicies()
                                    : policies(request.codeSigningPolicies()))
                    .lastModified(scope.lastModified())
                    .build());
        });
        return UpdateCodeSigningConfigResponse.builder()
                .codeSigningConfig(updated.config())
                .build();
    }

    GetCodeSigningConfigResponse get(GetCodeSigningConfigRequest request) {
        return GetCodeSigningConfigResponse.builder()
                .codeSigningConfig(table.get(request.codeSigningConfigArn()).config())
                .build();
    }

    ListCodeSigningConfigsResponse list(ListCodeSigningConfigsRequest request) {
        List<CodeSigningConfig> all =
                table.all().stream().map(CodeSigningRecord::config).toList();
        Page<CodeSigningConfig> page =
                Page.of(all, CodeSigningConfig::codeSigningConfigArn, request.marker(), request.maxItems(), PAGE);
        return ListCodeSigningConfigsResponse.builder()
                .codeSigningConfigs(page.items())
                .nextMarker(page.next())
                .build();
    }

    ListFunctionsByCodeSigningConfigResponse functions(ListFunctionsByCodeSigningConfigRequest request) {
        List<String> all = table.get(request.codeSigningConfigArn()).functions().stream()
                .map(scope::arn)
                .toList();
        Page<String> page = Page.of(all, arn -> arn, request.marker(), request.maxItems(), PAGE);
        return ListFunctionsByCodeSigningConfigResponse.builder()
                .functionArns(page.items())
                .nextMarker(page.next())
                .build();
    }

    DeleteCodeSigningConfigResponse delete(DeleteCodeSigningConfigRequest request) {
        CodeSigningRecord record = table.get(request.codeSigningConfigArn());
        if (!record.functions().isEmpty()) {
            throw Faults.conflict("The code signing configuration " + record.arn() + " is used by functions: "
                    + String.join(", ", record.functions()) + ".");
        }
        table.remove(record.arn());
        return DeleteCodeSigningConfigResponse.builder().build();
    }

    private static CodeSigningPolicies policies(@Nullable CodeSigningPolicies given) {
        return given == null || given.untrustedArtifactOnDeployment() == null
                ? CodeSigningPolicies.builder()
                        .untrustedArtifactOnDeployment(CodeSigningPolicy.WARN)
                        .build()
                : given;
    }
}
