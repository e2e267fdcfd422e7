package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.CodeSigningConfig;
import software.amazon.awssdk.services.lambda.model.CodeSigningPolicy;

/**
 * A code signing configuration.
 *
 * @param functions that are bound to it, by name
 */
record CodeSigningRecord(CodeSigningConfig config, SortedSet<String> functions, SortedMap<String, String> tags) {

    CodeSigningRecord {
        functions = Collections.unmodifiableSortedSet(new TreeSet<>(functions));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    String arn() {
        return config.codeSigningConfigArn();
    }

    /** Whether code that nobody signed is refused. */
    boolean enforces() {
        return config.codeSigningPolicies().untrustedArtifactOnDeployment() == CodeSigningPolicy.ENFORCE;
    }

    CodeSigningRecord with(CodeSigningConfig other) {
        return new CodeSigningRecord(other, functions, tags);
    }

    CodeSigningRecord withFunctions(Consumer<SortedSet<String>> change) {
        SortedSet<String> other = new TreeSet<>(functions);
        change.accept(other);
        return new CodeSigningRecord(config, other, tags);
    }

    CodeSigningRecord withTags(SortedMap<String, String> other) {
        return new CodeSigningRecord(config, functions, other);
    }
}
