package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The resource policy of a function, version or alias. */
record PolicyRecord(String revisionId, List<JsonNode> statements) {

    PolicyRecord {
        statements = List.copyOf(statements);
    }
}
