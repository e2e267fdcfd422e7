package dev.mvnlambda.deploy;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Tables of DynamoDB, as somebody else makes them. */
final class Tables {
    private Tables() {}

    /** Makes a table whose stream is on. */
    static void make(TestAccount account, String name) {
        account.client(DynamoDbClient.class)
                .createTable(r -> r.tableName(name)
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType("S")
                                .build())
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType("NEW_IMAGE")));
    }
}
