package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** The data streams of one region; they are there, and gone, at once. */
final class KinesisStreams {

    private static final String SERVICE = "Kinesis";
    private static final String CONSUMER = "/consumer/";

    private final Scope scope;

    KinesisStreams(Scope scope) {
        this.scope = scope;
    }

    /** Makes a stream of a name that is free. */
    void create(StreamDescriptionSummary stream, SortedMap<String, String> tags) {
        String name = stream.streamName();
        if (!name.matches("[a-zA-Z0-9_.-]{1,128}")) {
            throw fault(
                    KinesisException.builder(),
                    "ValidationException",
                    "1 validation error detected: Value '" + name
                            + "' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression"
                            + " pattern: [a-zA-Z0-9_.-]+");
        }
        table().change(scope.key(name), found -> {
            if (found.isPresent()) {
                throw fault(
                        ResourceInUseException.builder(), "ResourceInUseException", under(name) + " already exists.");
            }
            return Optional.of(new StreamRecord(stream, tags));
        });
    }

    StreamRecord get(@Nullable String name, @Nullable String arn) {
        String key = name(name, arn);
        return table().find(scope.key(key)).orElseThrow(() -> missing(key));
    }

    List<StreamRecord> all() {
        return table().startingWith(scope.key(""));
    }

    /** Changes the tags of a stream. */
    void tag(@Nullable String name, @Nullable String arn, Consumer<SortedMap<String, String>> change) {
        String key = name(name, arn);
        table().change(scope.key(key), found -> {
            StreamRecord record = found.orElseThrow(() -> missing(key));
            SortedMap<String, String> tags = new TreeMap<>(record.tags());
            change.accept(tags);
            return Optional.of(new StreamRecord(record.stream(), tags));
        });
    }

    void delete(@Nullable String name, @Nullable String arn) {
        table().remove(scope.key(get(name, arn).stream().streamName()));
    }

    /** Whether a stream can be read, itself or by one of its consumers, of which none is looked for. */
    boolean isThere(String arn) {
        int consumer = arn.indexOf(CONSUMER);
        String stream = consumer < 0 ? arn : arn.substring(0, consumer);
        return all().stream().anyMatch(record -> record.stream().streamARN().equals(stream));
    }

    String arn(String name) {
        return "arn:aws:kinesis:" + scope.region() + ":" + scope.options().account() + ":stream/" + name;
    }

    private static String name(@Nullable String name, @Nullable String arn) {
        if (name != null) {
            return name;
        }
        if (arn != null) {
            return arn.substring(arn.indexOf('/') + 1);
        }
        throw fault(
                KinesisException.builder(),
                "InvalidArgumentException",
                "Either StreamName or StreamARN must be specified.");
    }

    private String under(String name) {
        return "Stream " + name + " under account " + scope.options().account();
    }

    private Table<StreamRecord> table() {
        return scope.account().tables().of("kinesis-streams", StreamRecord.class);
    }

    private AwsServiceException missing(String name) {
        return fault(ResourceNotFoundException.builder(), "ResourceNotFoundException", under(name) + " not found.");
    }

    private static AwsServiceException fault(AwsServiceException.Builder builder, String code, String text) {
        return Faults.fault(builder, SERVICE, 400, code, text);
    }
}
