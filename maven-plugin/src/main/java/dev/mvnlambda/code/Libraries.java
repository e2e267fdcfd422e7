package dev.mvnlambda.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where libraries stand in an archive: {@code lib/<file name>}, after their group when another has that file name too. */
final class Libraries {
    private Libraries() {}

    static boolean isEntryName(String entry) {
        return entry.startsWith("lib/") && entry.indexOf('/', 4) < 0 && entry.endsWith(".jar");
    }

    static Map<String, Library> byEntryName(List<Library> libraries) {
        // ignoring case: the archive is also unpacked where file systems do
        Map<String, List<Library>> byFileName = libraries.stream()
                .distinct()
                .collect(Collectors.groupingBy(library -> library.fileName().toLowerCase(Locale.ROOT)));
        Map<String, Library> named = new TreeMap<>();
        byFileName.values().forEach(namesakes -> {
            for (Library library : namesakes) {
                put(
                        named,
                        "lib/" + (namesakes.size() > 1 ? library.groupId() + "." : "") + library.fileName(),
                        library);
            }
        });
        return named;
    }

    private static void put(Map<String, Library> named, String entry, Library library) {
        Library other = named.putIfAbsent(entry, library);
        if (other != null) {
            throw new CodeException(entry + " would be both " + other.file() + " and " + library.file()
                    + ", but an archive holds a name once. Exclude one of the two dependencies.");
        }
    }
}
