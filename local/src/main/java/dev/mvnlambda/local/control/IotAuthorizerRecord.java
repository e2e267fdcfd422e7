package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iot.model.AuthorizerDescription;

/** An authorizer of AWS IoT. */
record IotAuthorizerRecord(AuthorizerDescription authorizer, SortedMap<String, String> tags) {

    IotAuthorizerRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    IotAuthorizerRecord with(AuthorizerDescription other) {
        return new IotAuthorizerRecord(other, tags);
    }

    IotAuthorizerRecord withTags(SortedMap<String, String> other) {
        return new IotAuthorizerRecord(authorizer, other);
    }
}
