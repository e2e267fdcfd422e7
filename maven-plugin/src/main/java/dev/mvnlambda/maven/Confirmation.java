package dev.mvnlambda.maven;

import dev.mvnlambda.resource.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks before what cannot be undone; batch mode never asks. */
final class Confirmation {
    private final boolean yes;
    private final boolean interactive;
    private final InputStream in;
    private final Consumer<String> out;

    /**
     * A confirmation that was given before, or is asked for.
     *
     * @param yes whether it was given
     * @param interactive whether somebody may be asked
     */
    Confirmation(boolean yes, boolean interactive, InputStream in, Consumer<String> out) {
        this.yes = yes;
        this.interactive = interactive;
        this.in = in;
        this.out = out;
    }

    /**
     * Goes on only when a person wants it.
     *
     * @param deed what is about to happen, such as {@code remove orders from stage dev}
     * @throws InputException if nobody does
     */
    void demand(String deed) throws IOException {
        if (!yes && !(interactive && answersYes(deed))) {
            throw new InputException("Nothing was changed: to " + deed + " has to be confirmed. Set -Dlambda.yes.");
        }
    }

    private boolean answersYes(String deed) throws IOException {
        out.accept("About to " + deed + ". Go on? [y/N]");
        String answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
