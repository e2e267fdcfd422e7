package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The resource policy of a function, version or alias, whose revision id is that of the policy too. */
record PolicyRecord(List<JsonNode> statements) {

    PolicyRecord {
        statements = List.copyOf(statements);
    }
}
