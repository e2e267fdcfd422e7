package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Whatever is sent to whichever service: the ARN of a function in it is that of the alias when versions are published, and bears no
 * qualifier when they are not.
 */
final class TargetOfEveryTriggerTest {
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws:lambda:[a-z0-9-]+:\\d+:function:[\\w-]+(:[\\w$-]+)?");

    /**
     * Tags are the function's own, roles name what they allow to be called by all its qualifiers, and a target group is told which
     * target it loses.
     */
    private static final Set<String> OF_FUNCTIONS =
            Set.of("TagResource", "UntagResource", "PutRolePolicy", "DeregisterTargets");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> isTheAliasOrTheBareFunction() {
        return Trigger.ALL.stream()
                .filter(trigger -> !Set.of("sqs", "url", "cloudfront").contains(trigger.kind()))
                .map(trigger -> DynamicTest.dynamicTest(trigger.kind(), () -> holds(trigger)));
    }

    private void holds(Trigger trigger) {
        Path own = directory.resolve(trigger.kind());
        ExampleModule example = new ExampleModule(own, trigger.example());
        try (TestAccount account = new TestAccount(own.resolve("account"))) {
            trigger.made().accept(account);
            Module versioned = example.asWritten();
            Module bare = example.without("Versioned");
            assertThat(qualifiers(account, versioned)).as("made versioned").containsOnly(":LatestAlias");
            assertThat(qualifiers(account, bare)).as("moved to the function").containsOnly("");
            assertThat(qualifiers(account, versioned)).as("moved to the alias").containsOnly(":LatestAlias");
        }
        try (TestAccount account = new TestAccount(own.resolve("other"))) {
            trigger.made().accept(account);
            assertThat(qualifiers(account, example.without("Versioned")))
                    .as("made bare")
                    .containsOnly("");
        }
    }

    /** Of all ARNs of functions that a deploy sends. */
    private static Set<String> qualifiers(TestAccount account, Module module) {
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
        account.settle();
        List<String> texts = new ArrayList<>();
        session.interference().calls().stream()
                .filter(call -> call.changes() && !OF_FUNCTIONS.contains(call.operation()))
                .forEach(call -> texts(call.request(), texts));
        return texts.stream()
                .flatMap(text -> FUNCTION.matcher(text).results())
                .map(found -> Objects.requireNonNullElse(found.group(1), ""))
                .collect(Collectors.toSet());
    }

    private static void texts(Object value, List<String> texts) {
        if (value instanceof SdkPojo shape) {
            shape.sdkFields().stream()
                    .map(field -> field.getValueOrDefault(shape))
                    .filter(Objects::nonNull)
                    .forEach(member -> texts(member, texts));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(member -> texts(member, texts));
        } else if (value instanceof List<?> list) {
            list.forEach(member -> texts(member, texts));
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }
}
