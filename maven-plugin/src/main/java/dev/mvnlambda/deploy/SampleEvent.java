package dev.mvnlambda.deploy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** An event as a service would send it to one function now. */
final class SampleEvent {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)\\+?}");
    private static final String URL = "url";

    private final EventKind kind;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * An event.
     *
     * @param there what there is of the function
     */
    SampleEvent(EventKind kind, FunctionScope scope, List<Observed> there, Instant now) {
        this.kind = kind;
        Identity identity = scope.target().identity();
        values.put("partition", identity.partition());
        values.put("region", identity.region());
        values.put("account", identity.account());
        values.put("functionArn", scope.target().arn());
        values.put("stage", scope.stage().name());
        values.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("epochSeconds", String.valueOf(now.getEpochSecond()));
        values.put("epochMillis", String.valueOf(now.toEpochMilli()));
        from(sender(there).orElseGet(() -> filled(kind.source())));
    }

    private Optional<String> sender(List<Observed> there) {
        return kind.name().equals(URL)
                ? there.stream().flatMap(one -> host(one).stream()).findFirst()
                : there.stream().flatMap(one -> kind.sender(one.key()).stream()).findFirst();
    }

    private static Optional<String> host(Observed one) {
        return one.key().kind().equals(URL) && one instanceof Observed.Present present
                ? Optional.ofNullable(present.outputs().get(URL))
                        .map(url -> URI.create(url).getAuthority())
                : Optional.empty();
    }

    /** What else the sender's name tells. */
    private void from(String sender) {
        boolean isBroker = List.of("kafka", "mq", "mq-rabbit", "documentdb").contains(kind.name());
        int end =
                isBroker ? sender.lastIndexOf('/') : kind.name().startsWith("cognito-") ? sender.lastIndexOf(':') : -1;
        values.put("name", name(end < 0 ? sender : sender.substring(0, end)));
        values.put("within", sender.substring(end + 1));
        values.put(
                "eventType",
                sender.equals("$connect") ? "CONNECT" : sender.equals("$disconnect") ? "DISCONNECT" : "MESSAGE");
        route(sender.contains(" ") ? sender : "GET /");
        values.put("source", filled(kind.arn()));
    }

    /** A bucket's notification is named by the keys that it tells of, too. */
    private String name(String sender) {
        return kind.name().equals("s3") ? sender.replaceFirst("/.*", "") : sender;
    }

    private void route(String route) {
        String[] parts = route.split(" ", 2);
        values.put("method", parts[0].equals("ANY") ? "GET" : parts[0]);
        values.put("resource", parts[1]);
        values.put("path", VARIABLE.matcher(parts[1]).replaceAll("42"));
        values.put(
                "variable",
                VARIABLE.matcher(parts[1])
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse("id"));
    }

    /** As JSON. */
    String text() {
        String text = filled(template());
        return kind.name().equals("logs") ? "{\"awslogs\": {\"data\": \"" + packed(text) + "\"}}" : text;
    }

    private String template() {
        try (InputStream file = SampleEvent.class.getResourceAsStream("event/" + kind.name() + ".json")) {
            return new String(Objects.requireNonNull(file, kind.name()).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        String value = Objects.requireNonNull(values.get(name), name);
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }

    /** Logs come compressed. */
    private static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
