package dev.mvnlambda.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.mvnlambda.local.worker.Worker;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM: the JDK that runs the server, AWS's runtime classes and our worker, AWS's defaults. */
final class JvmCommand {
    private static final String CLASS_PATH = Stream.of(
                    Worker.class, HandlerInfo.class, Context.class, PojoSerializer.class)
            .map(JvmCommand::origin)
            .map(Path::toString)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    private JvmCommand() {}

    static List<String> of(RunnableVersion version) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(defaults(version));
        command.add("-cp");
        command.add(CLASS_PATH);
        command.add(Worker.class.getName());
        return command;
    }

    /** A flag of ours would win over the same flag in the user's JAVA_TOOL_OPTIONS, so it is left out. */
    private static List<String> defaults(RunnableVersion version) {
        String users = version.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
        List<String> flags = new ArrayList<>(List.of(
                "-XX:-UsePerfData", // no files in the temporary directory
                "-XX:+ErrorFileToStdout", // nor in the function's code when it crashes
                "-Dfile.encoding=UTF-8"));
        if (version.debugPort() != null) {
            flags.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:" + version.debugPort());
        }
        addUnless(users, "-XX:\\+Use\\w+GC", "-XX:+UseSerialGC", flags);
        addUnless(users, "TieredStopAtLevel|TieredCompilation", "-XX:TieredStopAtLevel=1", flags);
        addUnless(users, "-Xmx|MaxHeapSize|MaxRAM", "-Xmx" + heapMb(version.memoryMb()) + "m", flags);
        addUnless(users, "MaxMetaspaceSize", "-XX:MaxMetaspaceSize=" + metaspaceMb(version.memoryMb()) + "m", flags);
        return flags;
    }

    /** AWS's share of the memory for the heap. */
    private static int heapMb(int memoryMb) {
        return memoryMb * 85 / 100;
    }

    /** Enough for any function, small enough to find a leak of classes. */
    private static int metaspaceMb(int memoryMb) {
        return Math.max(128, memoryMb / 4);
    }

    private static void addUnless(String users, String pattern, String flag, List<String> flags) {
        if (!Pattern.compile(pattern).matcher(users).find()) {
            flags.add(flag);
        }
    }

    private static Path origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type + " comes from no jar or directory, so no child JVM can load it.");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(source.getLocation() + " is no place on this disk.", e);
        }
    }
}
