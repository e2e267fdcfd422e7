package dev.mvnlambda.deploy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many calls a function costs, by what triggers it, stands in the page on performance as it is. */
final class CallsPageTest {
    private static final String BEGIN = "<!-- calls: generated, -Ddocs.refresh writes it anew -->\n";
    private static final String END = "<!-- end of calls -->\n";

    @TempDir
    Path directory;

    @Test
    void thePageTellsTheCallsOfEachTrigger() {
        StringBuilder rows = new StringBuilder();
        for (Trigger trigger : Trigger.ALL) {
            rows.append(row(trigger));
        }
        Docs.check("performance.md", BEGIN, END, """
                | trigger | first deploy: reads | changes | of both, limited | the same again | new code |
                |---|---|---|---|---|---|
                """ + rows);
    }

    private String row(Trigger trigger) {
        Path own = directory.resolve(trigger.kind());
        ExampleModule example = new ExampleModule(own, trigger.example());
        try (TestAccount account = new TestAccount(own.resolve("account"))) {
            trigger.made().accept(account);
            Module module = example.asWritten();
            List<Interference.Call> first = calls(account, module);
            List<Interference.Call> again = calls(account, module);
            assertThat(again)
                    .as("a deploy that changes nothing")
                    .noneMatch(Interference.Call::changes)
                    .noneMatch(Interference.Call::limited);
            List<Interference.Call> code = calls(account, example.withOtherCode());
            assertThat(code)
                    .as("a deploy of other code")
                    .allMatch(call -> call.service().equals("Lambda"))
                    .extracting(Interference.Call::operation)
                    .doesNotContain("AddPermission", "RemovePermission", "UpdateEventSourceMapping");
            return "| [`@" + trigger.annotation() + "`](triggers/" + trigger.kind() + ".md) | "
                    + first.stream().filter(call -> !call.changes()).count() + " | "
                    + first.stream().filter(Interference.Call::changes).count() + " | "
                    + first.stream().filter(Interference.Call::limited).count() + " | "
                    + told(again) + " | " + told(code) + " |\n";
        }
    }

    /** Of a deploy, but for the one of the whole run that asks whose account it is. */
    private static List<Interference.Call> calls(TestAccount account, Module module) {
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
        return session.interference().calls().stream()
                .filter(call -> !call.service().equals("Sts"))
                .toList();
    }

    private static String told(List<Interference.Call> calls) {
        Map<String, Long> counts =
                calls.stream().collect(groupingBy(Interference.Call::operation, TreeMap::new, counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(joining(", "));
    }
}
