package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** DynamoDB in one region: tables and their streams, so that functions can be mapped to them; items are not held. */
final class LocalDynamoDb implements DynamoDbClient {

    private static final int PAGE = 100;

    private final Scope scope;
    private final DynamoTables tables;

    LocalDynamoDb(Scope scope) {
        this.scope = scope;
        this.tables = new DynamoTables(scope);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        TableDescription.Builder table = Shapes.copy(request, TableDescription.builder())
                .tableArn(tables.arn(request.tableName()))
                .tableId(UUID.randomUUID().toString())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(scope.now())
                .itemCount(0L)
                .tableSizeBytes(0L)
                .provisionedThroughput(throughput -> throughput
                        .numberOfDecreasesToday(0L)
                        .readCapacityUnits(units(request, ProvisionedThroughput::readCapacityUnits))
                        .writeCapacityUnits(units(request, ProvisionedThroughput::writeCapacityUnits)))
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .billingModeSummary(billing -> billing.billingMode(
                        Objects.requireNonNullElse(request.billingMode(), BillingMode.PROVISIONED)));
        TableDescription made = tables.create(table.build(), DynamoTables.tags(request.tags()));
        // it is there at once, but AWS never says so here
        return CreateTableResponse.builder()
                .tableDescription(
                        made.toBuilder().tableStatus(TableStatus.CREATING).build())
                .build();
    }

    private static long units(CreateTableRequest request, Function<ProvisionedThroughput, Long> kind) {
        return request.provisionedThroughput() == null ? 0 : kind.apply(request.provisionedThroughput());
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return DescribeTableResponse.builder()
                .table(tables.get(request.tableName()).table())
                .build();
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
        TableRecord table = request.streamSpecification() == null
                ? tables.get(request.tableName())
                : tables.stream(request.tableName(), request.streamSpecification());
        return UpdateTableResponse.builder().tableDescription(table.table()).build();
    }

    @Override
    public DeleteTableResponse deleteTable(DeleteTableRequest request) {
        return DeleteTableResponse.builder()
                .tableDescription(tables.delete(request.tableName()))
                .build();
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        List<String> after = tables.all().stream()
                .map(record -> record.table().tableName())
                .filter(name -> request.exclusiveStartTableName() == null
                        || name.compareTo(request.exclusiveStartTableName()) > 0)
                .sorted()
                .toList();
        int count = Math.min(after.size(), Objects.requireNonNullElse(request.limit(), PAGE));
        List<String> page = after.subList(0, count);
        return ListTablesResponse.builder()
                .tableNames(page)
                .lastEvaluatedTableName(count < after.size() ? page.get(count - 1) : null)
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        tables.change(request.resourceArn(), record -> {
            TreeMap<String, String> tags = new TreeMap<>(record.tags());
            tags.putAll(DynamoTables.tags(request.tags()));
            return new TableRecord(record.table(), tags);
        });
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tables.change(request.resourceArn(), record -> {
            TreeMap<String, String> tags = new TreeMap<>(record.tags());
            tags.keySet().removeAll(request.tagKeys());
            return new TableRecord(record.table(), tags);
        });
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
        return ListTagsOfResourceResponse.builder()
                .tags(tables.get(request.resourceArn()).tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
