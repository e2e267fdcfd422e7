package dev.mvnlambda.maven;

import dev.mvnlambda.deploy.Addresses;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** What the tests of a build are told of what was deployed for them: system properties, by way of a file that Failsafe reads. */
final class TestProperties {
    /** The property that names the file to Failsafe; it is the project's, so that modules built side by side do not meet. */
    static final String FILE = "failsafe.systemPropertiesFile";

    private final Map<String, String> properties;

    private TestProperties(Map<String, String> properties) {
        this.properties = new TreeMap<>(properties);
    }

    /**
     * What is told of a deployment.
     *
     * @param local whether it went to the local Lambda. Only then are clients of the AWS SDK led to it: nowhere else is it sure
     *     that no test is to reach AWS, or that these credentials are nobody's
     */
    static TestProperties of(Addresses addresses, boolean local) {
        TestProperties told = new TestProperties(addresses.properties());
        if (local) {
            told.properties.put("aws.endpointUrl", addresses.stage().identity().endpoint());
            told.properties.put("aws.region", addresses.stage().identity().region());
            told.properties.put("aws.accessKeyId", "local");
            told.properties.put("aws.secretAccessKey", "local");
        }
        return told;
    }

    /**
     * Writes them down in a directory, and has the tests that follow in a project's build read them.
     *
     * @param project its properties
     * @param user those of Maven's command line, which win
     */
    void handOver(Path directory, Properties project, Properties user, Log log) throws IOException {
        Path file = Files.createDirectories(directory).resolve("deploy.properties");
        Files.writeString(file, text());
        String chosen = user.getProperty(FILE, project.getProperty(FILE));
        if (chosen == null || chosen.equals(file.toString())) {
            project.setProperty(FILE, file.toString());
        } else {
            log.warn("Integration tests are not told where functions answer, since " + FILE + " is " + chosen
                    + ". It stands in " + file + " too.");
        }
    }

    /** Sorted, and without the time that {@link Properties} writes. */
    private String text() throws IOException {
        Properties all = new Properties();
        all.putAll(properties);
        StringWriter written = new StringWriter();
        all.store(written, null);
        return written.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
