package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table of DynamoDB, without items. */
record TableRecord(TableDescription table, SortedMap<String, String> tags) {

    TableRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
