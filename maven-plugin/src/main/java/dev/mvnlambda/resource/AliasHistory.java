package dev.mvnlambda.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an alias pointed, and since which deployment: the alias' description, moved in the same call as the pointer.
 *
 * @param held the version that a rollback left and that its content may not come back to; empty when none
 * @param entries newest first
 */
public record AliasHistory(String held, List<Entry> entries) {
    private static final String SCHEMA = "v1";
    private static final int LONGEST = 256;

    /** One pointing: the version, and the deployment that moved the alias there. */
    public record Entry(String version, String deployment) {}

    /** Copies what it is given. */
    public AliasHistory {
        entries = List.copyOf(entries);
    }

    /** Nothing known. */
    public static AliasHistory none() {
        return new AliasHistory("", List.of());
    }

    /** What a description tells; nothing if a person wrote it. */
    public static AliasHistory parse(String description) {
        String[] words = description.split(" ", -1);
        if (words.length != 4
                || !words[0].equals(SCHEMA)
                || !words[2].startsWith("held=")
                || !words[3].startsWith("h=")) {
            return none();
        }
        String held = words[2].substring("held=".length());
        List<Entry> entries = new ArrayList<>();
        for (String entry : words[3].substring("h=".length()).split(",", -1)) {
            int at = entry.indexOf('@');
            if (at > 0) {
                entries.add(new Entry(entry.substring(0, at), entry.substring(at + 1)));
            }
        }
        return new AliasHistory(held.equals("-") ? "" : held, entries);
    }

    /** The pointing that the alias was last moved to by a deployment. */
    public Optional<Entry> newest() {
        return entries.stream().findFirst();
    }

    /** This history after a deployment moved the alias; a hold ends. */
    public AliasHistory moved(String version, String deployment) {
        List<Entry> moved = new ArrayList<>();
        moved.add(new Entry(version, deployment));
        moved.addAll(entries);
        return new AliasHistory("", moved);
    }

    /** The description: as many entries as fit, the newest always. */
    public String description() {
        StringBuilder description = new StringBuilder(SCHEMA + " id="
                + newest().map(Entry::deployment).orElse("-") + " held=" + (held.isEmpty() ? "-" : held) + " h=");
        String separator = "";
        for (Entry entry : entries) {
            String text = separator + entry.version() + "@" + entry.deployment();
            if (description.length() + text.length() > LONGEST) {
                break;
            }
            description.append(text);
            separator = ",";
        }
        return description.toString();
    }
}
