package dev.mvnlambda.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where an alias pointed, and since which deployment: the alias' description, moved in the same call as the pointer.
 *
 * @param held the version that a rollback left and that its content may not come back to; empty when none
 * @param undone what the newest pointing took back; absent unless a rollback of a deployment moved the alias last
 * @param entries newest first
 */
public record AliasHistory(String held, Optional<Undone> undone, List<Entry> entries) {
    /** Stands for a deployment where somebody else moved the alias. */
    public static final String BY_HAND = "-";

    private static final String SCHEMA = "v1";
    private static final String NONE = "-";
    private static final int LONGEST = 256;
    private static final int LONGEST_ENTRY = 32;

    /** One pointing: the version, and the deployment that moved the alias there. */
    public record Entry(String version, String deployment) {}

    /**
     * What a rollback took back, so that one that stopped half way is known again.
     *
     * @param deployment the one that it undid
     * @param functions which functions it was to keep to, in short
     */
    public record Undone(String deployment, String functions) {
        private static Optional<Undone> parse(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Undone(text.substring(0, colon), text.substring(colon + 1)));
        }
    }

    /** Copies what it is given. */
    public AliasHistory {
        entries = List.copyOf(entries);
    }

    /** Nothing known. */
    public static AliasHistory none() {
        return new AliasHistory("", Optional.empty(), List.of());
    }

    /** What a description tells; nothing if a person wrote it. */
    public static AliasHistory parse(String description) {
        List<String> words = List.of(description.split(" ", -1));
        if (!words.get(0).equals(SCHEMA)) {
            return none();
        }
        Map<String, String> members = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            members.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
        }
        String held = members.getOrDefault("held", "");
        String pointings = members.getOrDefault("h", "");
        return held.isEmpty() || pointings.isEmpty()
                ? none()
                : new AliasHistory(
                        held.equals(NONE) ? "" : held,
                        Undone.parse(members.getOrDefault("undid", "")),
                        entries(pointings));
    }

    private static List<Entry> entries(String pointings) {
        return Arrays.stream(pointings.split(",", -1))
                .filter(entry -> entry.indexOf('@') > 0)
                .map(entry ->
                        new Entry(entry.substring(0, entry.indexOf('@')), entry.substring(entry.indexOf('@') + 1)))
                .toList();
    }

    /** The pointing that the alias was last moved to by a deployment. */
    public Optional<Entry> newest() {
        return entries.stream().findFirst();
    }

    /** Whether a deployment moved the alias, as far as is remembered. */
    public boolean knows(String deployment) {
        return entries.stream().anyMatch(entry -> entry.deployment().equals(deployment));
    }

    /** Where the alias pointed before a deployment moved it. */
    public Optional<Entry> before(String deployment) {
        return IntStream.range(1, entries.size())
                .filter(i -> entries.get(i - 1).deployment().equals(deployment))
                .mapToObj(entries::get)
                .findFirst();
    }

    /** Whether nothing was forgotten: one more entry would still have fitted. */
    public boolean isWhole() {
        return description().length() + LONGEST_ENTRY <= LONGEST;
    }

    /** The highest number that it names; 0 when it names none. */
    public int highest() {
        return Stream.concat(entries.stream().map(Entry::version), Stream.of(held))
                .filter(version -> version.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    /** This history after a deployment moved the alias; a hold ends. */
    public AliasHistory moved(String version, String deployment) {
        return new AliasHistory("", Optional.empty(), first(new Entry(version, deployment), entries));
    }

    /**
     * This history after a rollback moved the alias: what it moved from is held, and remembered also when nobody noted who
     * had moved it there.
     */
    public AliasHistory rolledBack(String from, String to, String rollback, Optional<Undone> undoing) {
        boolean noted = newest().filter(entry -> entry.version().equals(from)).isPresent();
        List<Entry> before = noted ? entries : first(new Entry(from, BY_HAND), entries);
        return new AliasHistory(from, undoing, first(new Entry(to, rollback), before));
    }

    private static List<Entry> first(Entry first, List<Entry> others) {
        List<Entry> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** The description: as many entries as fit, the newest always. */
    public String description() {
        StringBuilder description = new StringBuilder(SCHEMA + " id="
                + newest().map(Entry::deployment).orElse(NONE) + " held=" + (held.isEmpty() ? NONE : held)
                + undone.map(one -> " undid=" + one.deployment() + ":" + one.functions())
                        .orElse("")
                + " h=");
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
