package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Locale;

/** The names of headers, which AWS keeps in lower case. */
final class HeaderNames {
    private HeaderNames() {}

    /** As AWS gives them back; a list that was not given stays one. */
    static List<String> kept(List<String> names) {
        return names.isEmpty()
                ? names
                : names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
