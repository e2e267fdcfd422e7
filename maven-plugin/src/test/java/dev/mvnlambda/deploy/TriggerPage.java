package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mvnlambda.desired.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** The page of one trigger: what its annotation says, and what a deploy of its example sends. */
final class TriggerPage {
    private static final String AFTER = "after what calls it is made, before that is moved to another qualifier,";
    private static final Path ANNOTATIONS = Path.of("../annotations/src/main/java/dev/mvnlambda/annotation");
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> NAMES = List.of("FunctionName", "RoleName", "Resource", "logGroupName");

    private final Trigger trigger;
    private final AnnotationSource annotation;
    private final ExampleModule example;
    private final List<Interference.Call> calls;
    private final List<Interference.Call> plain;
    private final Map<String, String> chosen;

    /** @param chosen what services chose, and the placeholder that stands for it */
    private TriggerPage(
            Trigger trigger,
            ExampleModule example,
            List<Interference.Call> calls,
            List<Interference.Call> plain,
            Map<String, String> chosen) {
        this.trigger = trigger;
        this.annotation = AnnotationSource.read(ANNOTATIONS.resolve(trigger.annotation() + ".java"));
        this.example = example;
        this.calls = calls;
        this.plain = plain;
        this.chosen = chosen;
    }

    /** The page, from two deploys: with the trigger, and of the same function without it. */
    static TriggerPage of(Trigger trigger, Path directory) {
        ExampleModule example = new ExampleModule(directory, trigger.example());
        Map<String, String> chosen = new TreeMap<>();
        return new TriggerPage(
                trigger,
                example,
                sent(trigger, example.asWritten(), directory.resolve("with"), chosen),
                sent(trigger, example.without(trigger.annotation()), directory.resolve("without"), chosen),
                chosen);
    }

    private static List<Interference.Call> sent(
            Trigger trigger, Module module, Path directory, Map<String, String> chosen) {
        try (TestAccount account = new TestAccount(directory)) {
            trigger.made().accept(account);
            account.properties().forEach((name, text) -> {
                if (!name.equals("table")) {
                    chosen.put(text, "${" + name + "}");
                }
            });
            TestAccount.Session session = account.session();
            assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
            return session.interference().calls().stream()
                    .filter(Interference.Call::changes)
                    .toList();
        }
    }

    /** A row of the table of all triggers. */
    String row() {
        return "| [`@" + trigger.annotation() + "`](triggers/" + trigger.kind() + ".md) | " + annotation.firstSentence()
                + " | "
                + event() + " | "
                + grants().stream()
                        .map(AddPermissionRequest::principal)
                        .distinct()
                        .map(one -> "`" + one + "`")
                        .collect(Collectors.joining(", "))
                + " |";
    }

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add("# `@" + trigger.annotation() + "`");
        parts.add(annotation.text());
        parts.add("## Members");
        parts.add(members());
        parts.add("## Example");
        parts.add("```java\n" + example.shown() + "\n```");
        parts.add("The handler takes `" + event() + "`. Try it with a sample: `mvn lambda:invoke -Dlambda.function="
                + trigger.example() + " -Dlambda.event=" + trigger.kind() + "`.");
        parts.add("## What a deploy of it sends");
        parts.add("App `shop`, stage `dev`; beside what the function itself takes, in this order:");
        parts.add("```text\n" + own().stream().map(Requests::text).collect(Collectors.joining("\n\n")) + "\n```");
        parts.add("## Grant");
        parts.add(grant());
        parts.add("## What the role allows for it");
        parts.add(role());
        parts.add("## Locally");
        parts.add(trigger.locally());
        return withoutChosenIds(String.join("\n\n", parts)) + "\n";
    }

    /** What a service chooses differs each time. */
    private String withoutChosenIds(String page) {
        String named = page;
        for (Map.Entry<String, String> one : chosen.entrySet()) {
            named = named.replace(one.getKey(), one.getValue());
        }
        return named.replaceAll("(?m)^( *(?!StatementId)\\w*[iI]d: ).+$", "$1…")
                // its hash covers the source
                .replaceAll("(SourceArn: .*\\$\\{.*\\s+StatementId: [\\w-]+-)[0-9a-f]{10}", "$1…")
                .replaceAll("(execute-api:us-east-1:000000000000:)[a-z0-9]{10}", "$1<api>")
                .replaceAll("<api>/authorizers/[a-z0-9]+", "<api>/authorizers/<authorizer>")
                .replaceAll("integrations/[a-z0-9]+", "integrations/…")
                .replaceAll("(table/[a-z-]+/stream/)[0-9T:.-]+", "$1…");
    }

    private String members() {
        return "| member | default | meaning |\n|---|---|---|\n"
                + annotation.members().stream().map(TriggerPage::member).collect(Collectors.joining("\n"));
    }

    private static String member(AnnotationSource.Member member) {
        return "| `" + member.type() + " " + member.name() + "` | "
                + (member.usual().isEmpty() ? "required" : "`" + member.usual() + "`") + " | "
                + member.text().replace("|", "\\|") + " |";
    }

    /** The classes that the handler's own type arguments name; a map or an object has no class of its own. */
    private String event() {
        try {
            Type[] interfaces =
                    Class.forName("com.example.triggers." + trigger.example()).getGenericInterfaces();
            Type event = ((ParameterizedType) interfaces[0]).getActualTypeArguments()[0];
            return event instanceof Class<?> type
                    ? type.getSimpleName()
                    : event.getTypeName().replaceAll("\\w+\\.", "");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the trigger brings: calls that the function does not take without it, or takes for something else. */
    private List<Interference.Call> own() {
        List<String> usual = plain.stream().map(TriggerPage::what).toList();
        return calls.stream().filter(call -> !usual.contains(what(call))).toList();
    }

    /** A call by what it does to which resource. */
    private static String what(Interference.Call call) {
        return Requests.action(call) + " "
                + NAMES.stream()
                        .flatMap(name -> call.request().getValueForField(name, String.class).stream())
                        .collect(Collectors.joining(" "));
    }

    private List<AddPermissionRequest> grants() {
        return calls.stream()
                .map(Interference.Call::request)
                .filter(AddPermissionRequest.class::isInstance)
                .map(AddPermissionRequest.class::cast)
                .toList();
    }

    private String grant() {
        return grants().isEmpty()
                ? "None is needed: what calls the function does so with a role that may."
                : "On `" + grants().get(0).qualifier() + "`, " + (isNamedByItsSource() ? AFTER : "before what calls it")
                        + " and removed after it:\n\n| principal | action | source |\n|---|---|---|\n"
                        + grants().stream().map(TriggerPage::granted).collect(Collectors.joining("\n"));
    }

    /** An authorizer's id is part of its grant. */
    private boolean isNamedByItsSource() {
        return grants().stream()
                .anyMatch(grant -> String.valueOf(grant.sourceArn()).contains("/authorizers/"));
    }

    private static String granted(AddPermissionRequest grant) {
        String source = grant.sourceArn() == null ? "any" : "`" + grant.sourceArn() + "`";
        return "| `" + grant.principal() + "` | `" + grant.action() + "` | " + source
                + (grant.sourceAccount() == null ? "" : " in account `" + grant.sourceAccount() + "`") + " |";
    }

    private String role() {
        List<String> usual = statements(plain);
        List<String> own =
                statements(calls).stream().filter(one -> !usual.contains(one)).toList();
        return own.isEmpty() ? "Nothing more." : "| action | resource |\n|---|---|\n" + String.join("\n", own);
    }

    private static List<String> statements(List<Interference.Call> calls) {
        return calls.stream()
                .map(Interference.Call::request)
                .filter(PutRolePolicyRequest.class::isInstance)
                .flatMap(request -> statements(((PutRolePolicyRequest) request).policyDocument()).stream())
                .distinct()
                .toList();
    }

    private static List<String> statements(String document) {
        try {
            List<String> rows = new ArrayList<>();
            JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8))
                    .path("Statement")
                    .forEach(one ->
                            rows.add("| " + texts(one.path("Action")) + " | " + texts(one.path("Resource")) + " |"));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add("`" + one.asText() + "`"));
        } else {
            texts.add("`" + node.asText() + "`");
        }
        return String.join(", ", texts);
    }
}
