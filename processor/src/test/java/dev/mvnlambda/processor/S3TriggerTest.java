package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.S3Spec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3TriggerTest {
    private static final String OVERLAP =
            ", and S3 takes no two such; give them prefixes or suffixes that do not overlap, or different events.";

    @Test
    void aBucketMakesAFunctionForWhateverIsCreated() {
        assertThat(manifest(handler("Shop", "@S3Trigger(bucket = \"pictures\")"))
                        .functions()
                        .get(0)
                        .triggers())
                .containsExactly(new S3Spec("pictures", List.of("s3:ObjectCreated:*"), "", ""));
    }

    @Test
    void everythingIsInTheManifest() {
        assertThat(manifest(handler("Shop", """
                @S3Trigger(bucket = "pictures-${stage}", prefix = "in/", suffix = ".jpg",
                    events = {"s3:ObjectRemoved:*", "s3:ObjectCreated:Put"})""")).functions().get(0).triggers())
                .containsExactly(new S3Spec(
                        "pictures-${stage}", List.of("s3:ObjectCreated:Put", "s3:ObjectRemoved:*"), "in/", ".jpg"));
    }

    @Test
    void aBucketIsNamedAsS3NamesBuckets() {
        for (String name :
                List.of("Pictures", "ab", "a..b", "-ab", "192.168.1.1", "xn--a", "arn:aws:s3:::pictures", "")) {
            assertThat(problemsOf("@S3Trigger(bucket = \"" + name + "\")"))
                    .containsExactly(
                            "Shop:1: [BucketName] Shop has bucket = \"" + name
                                    + "\", but a bucket is named, without an ARN, by 3 to 63 lower-case letters, digits, . or -, with a letter or digit at both ends; change it.");
        }
        assertThat(problemsOf("@S3Trigger(bucket = \"" + "x".repeat(63) + "\") @S3Trigger(bucket = \"a.b-1\")"))
                .isEmpty();
    }

    @Test
    void anEventIsOneOfS3() {
        assertThat(problemsOf(
                        "@S3Trigger(bucket = \"pictures\", events = {\n\"s3:ObjectCreate:*\",\n\"s3:ObjectCreated\"})"))
                .containsExactly(
                        "Shop:2: [S3Event] Shop has the event \"s3:ObjectCreate:*\", but S3 has no such event; write one of its own, such as s3:ObjectCreated:Put. Did you mean s3:ObjectCreated:*?",
                        "Shop:3: [S3Event] Shop has the event \"s3:ObjectCreated\", but S3 has no such event; write one of its own, such as s3:ObjectCreated:Put. Did you mean s3:ObjectCreated:*?");
        assertThat(problemsOf("@S3Trigger(bucket = \"pictures\", events = {})"))
                .containsExactly(
                        "Shop:1: [S3Event] Shop has no events, but S3 has to know which ones call it; name some, or leave events out for s3:ObjectCreated:*.");
        assertThat(
                        problemsOf(
                                "@S3Trigger(bucket = \"pictures\", events = {\"s3:ObjectCreated:*\", \"s3:ObjectCreated:Put\"})"))
                .containsExactly(
                        "Shop:1: [S3Event] Shop has the events \"s3:ObjectCreated:*\" and \"s3:ObjectCreated:Put\", but one of them stands for the other; remove one.");
    }

    @Test
    void aFilterIsNotTooLong() {
        assertThat(problemsOf("@S3Trigger(bucket = \"pictures\",\n prefix = \"" + "x".repeat(1025) + "\",\n suffix = \""
                        + "x".repeat(1024) + "\")"))
                .containsExactly(
                        "Shop:2: [S3Filter] Shop has a prefix of 1025 characters, but S3 takes at most 1024; shorten it.");
    }

    @Test
    void noEventMatchesTwoTriggersOfAFunction() {
        assertThat(problemsOf(
                        "@S3Trigger(bucket = \"pictures\")\n@S3Trigger(bucket = \"pictures\",\nprefix = \"in/\")"))
                .containsExactly(
                        "Shop:3: [S3Overlap] Shop listens to pictures, but an event of it could match another @S3Trigger of Shop too"
                                + OVERLAP);
        assertThat(
                        problemsOf(
                                "@S3Trigger(bucket = \"pictures\", prefix = \"in/\", suffix = \".jpg\")"
                                        + "@S3Trigger(bucket = \"pictures\", prefix = \"in/a\", suffix = \"jpg\", events = \"s3:ObjectCreated:Copy\")"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events = {\"s3:ObjectCreated:Put\"},\nbucket = \"pictures\"",
                "bucket = \"pictures\",\nprefix = \"in/\"",
                "bucket = \"pictures\",\nsuffix = \".jpg\"",
                "bucket = \"pictures\", suffix = \".jpg\",\nprefix = \"in/\""
            })
    void anOverlapIsReportedAtWhatMakesIt(String members) {
        assertThat(problemsOf("@S3Trigger(bucket = \"pictures\")\n@S3Trigger(" + members + ")"))
                .containsExactly(
                        "Shop:3: [S3Overlap] Shop listens to pictures, but an event of it could match another @S3Trigger of Shop too"
                                + OVERLAP);
    }

    @Test
    void noEventMatchesTriggersOfTwoFunctions() {
        assertThat(
                        problems(
                                handler("Billing", "@S3Trigger(bucket = \"${stage}-pictures\", suffix = \".jpg\")"),
                                handler(
                                        "Shop",
                                        "@S3Trigger(bucket = \"${stage}-pictures\",\n suffix = \"a.jpg\", events = \"s3:ObjectCreated:Put\")")))
                .containsExactly(
                        "Shop:2: [S3Overlap] Shop listens to ${stage}-pictures, but an event of it could match another @S3Trigger of Billing too"
                                + OVERLAP);
    }

    @Test
    void triggersThatNoEventMatchesTogetherMayMeet() {
        assertThat(problemsOf("""
                @S3Trigger(bucket = "pictures", prefix = "in/", suffix = ".jpg")
                @S3Trigger(bucket = "pictures", prefix = "in/", suffix = ".png")
                @S3Trigger(bucket = "pictures", prefix = "out/")
                @S3Trigger(bucket = "pictures", events = "s3:ObjectRemoved:*")
                @S3Trigger(bucket = "others")""")).isEmpty();
    }

    @Test
    void theHandlerTakesWhatS3Sends() {
        assertThat(problems("""
                @S3Trigger(bucket = "pictures")
                public class Shop implements RequestHandler<SNSEvent, Void> {
                    public Void handleRequest(SNSEvent in, Context context) { return null; }
                    @S3Trigger(bucket = "others") public void fits(S3Event event) {}
                }"""))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [EventType] Shop takes")
                .contains("@S3Trigger sends S3Event");
    }
}
