package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment without triggers never touches a class of a module that only triggers need. */
final class OptionalModulesTest {
    private static final Pattern OPTIONAL = Pattern.compile(
            "<groupId>software.amazon.awssdk</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<scope>provided</scope>");

    @TempDir
    Path directory;

    @Test
    void functionsUrlsAndQueuesAreDeployedWithoutThem() throws Exception {
        run(WholeLife.class);
    }

    @Test
    void theirClassesAreOutOfReachThere() {
        assertThatThrownBy(() -> run(Topics.class)).hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    /** Every goal once. */
    static final class WholeLife implements Consumer<Path> {
        @Override
        public void accept(Path directory) {
            try (TestAccount account = new TestAccount(directory.resolve("account"))) {
                var module = Functions.module(
                        directory,
                        "one",
                        Functions.versioned("Orders")
                                .url()
                                .makes("orders", 3)
                                .async(1, "")
                                .link("Billing"),
                        Functions.bare("Billing").url());
                assertThat(account.session().plan(module).plan().steps()).isNotEmpty();
                assertThat(TestAccount.failure(account.session().deploy(module)))
                        .isEmpty();
                assertThat(account.session().refresh().plan(module).plan().steps())
                        .isEmpty();
                assertThat(account.session().status().functions()).hasSize(2);
                assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
            }
        }
    }

    /** Names a class of such a module. */
    static final class Topics implements Consumer<Path> {
        @Override
        public void accept(Path directory) {
            software.amazon.awssdk.services.sns.SnsClient.builder();
        }
    }

    private void run(Class<? extends Consumer<Path>> work) throws Exception {
        Class<?> hidden = new WithoutModules(optional()).loadClass(work.getName());
        Constructor<?> constructor = hidden.getDeclaredConstructor();
        constructor.setAccessible(true); // of another loader, so of another package
        @SuppressWarnings("unchecked") // as declared
        Consumer<Path> consumer = (Consumer<Path>) constructor.newInstance();
        consumer.accept(directory);
    }

    private static List<String> optional() throws IOException {
        List<String> optional = OPTIONAL.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> "software.amazon.awssdk.services." + found.group(1) + ".")
                .toList();
        assertThat(optional).isNotEmpty();
        return optional;
    }

    /** Our classes anew, over everything else but those modules; the local Lambda has them all and stays outside. */
    private static final class WithoutModules extends ClassLoader {
        private final List<String> packages;

        WithoutModules(List<String> packages) {
            super(OptionalModulesTest.class.getClassLoader());
            this.packages = packages;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (packages.stream().anyMatch(name::startsWith)) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("dev.mvnlambda.") || name.startsWith("dev.mvnlambda.local.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? anew(name) : loaded;
            }
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
