package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** A data stream of Kinesis, without records. */
record StreamRecord(StreamDescriptionSummary stream, SortedMap<String, String> tags) {

    StreamRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
