package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a goal does first: the module that a trigger needs is asked for before any class of it is touched. */
final class ModulesOnDemandTest {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> eachGoalAsksForTheModuleOfATriggerFirst() {
        return Trigger.ALL.stream().map(trigger -> DynamicTest.dynamicTest(trigger.kind(), () -> wholeLife(trigger)));
    }

    private void wholeLife(Trigger trigger) throws ReflectiveOperationException {
        Path own = directory.resolve(trigger.kind());
        ExampleModule example = new ExampleModule(own, trigger.example());
        try (TestAccount account =
                new TestAccount(LocalOptions.in(own.resolve("account")).with(Timings.none()))) {
            trigger.made().accept(account);
            Module module = example.asWritten();
            Module without = example.without(trigger.annotation());
            run(account, "deploy", module);
            run(account, "refresh", module);
            run(account, "status", module);
            run(account, "deploy", without);
            run(account, "deploy", module);
            run(account, "remove", module);
        }
    }

    private static void run(TestAccount account, String goal, Module module) throws ReflectiveOperationException {
        new WithoutModules().run(Goal.class, new Object[] {
            goal,
            account.local(),
            account.properties(),
            ManifestJson.write(module.manifest()),
            module.archive().path()
        });
    }

    /** One goal in a process of its own, as far as classes tell. */
    static final class Goal implements Consumer<Object[]> {
        @Override
        @SuppressWarnings("unchecked") // as given above
        public void accept(Object[] given) {
            Consumer<String> loader = (Consumer<String>) getClass().getClassLoader();
            TestAccount account =
                    new TestAccount((LocalAccount) given[1], (Map<String, String>) given[2], loader::accept);
            Module module = new Module(ManifestJson.read((String) given[3], "test"), archive((Path) given[4]));
            TestAccount.Session session = account.session();
            switch ((String) given[0]) {
                case "deploy" ->
                    assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
                case "refresh" ->
                    assertThat(session.refresh().plan(module).plan().steps()).isEmpty();
                case "status" -> assertThat(session.status().functions()).hasSize(1);
                case "remove" ->
                    assertThat(TestAccount.failure(session.remove(true))).isEmpty();
                default -> throw new IllegalArgumentException((String) given[0]);
            }
        }

        private static Archive archive(Path path) {
            try {
                return Archive.read(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
