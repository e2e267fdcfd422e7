package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our classes anew, over everything else but the modules that only triggers need, until one is asked for; the local Lambda has
 * them all and stays outside.
 */
final class WithoutModules extends ClassLoader implements Consumer<String> {
    private static final Pattern OPTIONAL = Pattern.compile(
            "<groupId>software.amazon.awssdk</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<scope>provided</scope>");

    private final Set<String> missing;

    WithoutModules() {
        super(WithoutModules.class.getClassLoader());
        this.missing = optional();
    }

    private static Set<String> optional() {
        try {
            Set<String> optional = OPTIONAL.matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .map(found -> packageOf(found.group(1)))
                    .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
            assertThat(optional).isNotEmpty();
            return optional;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String module) {
        return "software.amazon.awssdk.services." + module + ".";
    }

    /** Makes a module's classes available. */
    @Override
    public void accept(String module) {
        missing.remove(packageOf(module));
    }

    /** Does work that is a class with a constructor of no arguments, in classes that this one loaded. */
    <T> void run(Class<? extends Consumer<T>> work, T argument) throws ReflectiveOperationException {
        Constructor<?> constructor = loadClass(work.getName()).getDeclaredConstructor();
        constructor.setAccessible(true); // of another loader, so of another package
        @SuppressWarnings("unchecked") // as declared
        Consumer<T> consumer = (Consumer<T>) constructor.newInstance();
        consumer.accept(argument);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (missing.stream().anyMatch(name::startsWith)) {
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
