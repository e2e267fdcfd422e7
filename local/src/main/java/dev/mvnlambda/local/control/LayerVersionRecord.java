package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;

/**
 * A version of a layer.
 *
 * @param shown as lists show it
 * @param deleted whether nobody sees it any more but the functions that have it
 * @param policyRevision empty until there is a policy
 * @param statements of the policy
 */
record LayerVersionRecord(
        LayerVersionsListItem shown,
        CodeStore.Code content,
        boolean deleted,
        String policyRevision,
        List<JsonNode> statements) {

    LayerVersionRecord {
        statements = List.copyOf(statements);
    }

    static LayerVersionRecord published(LayerVersionsListItem shown, CodeStore.Code content) {
        return new LayerVersionRecord(shown, content, false, "", List.of());
    }

    LayerVersionRecord asDeleted() {
        return new LayerVersionRecord(shown, content, true, "", List.of());
    }

    LayerVersionRecord withPolicy(String revision, List<JsonNode> other) {
        return new LayerVersionRecord(shown, content, deleted, revision, other);
    }
}
