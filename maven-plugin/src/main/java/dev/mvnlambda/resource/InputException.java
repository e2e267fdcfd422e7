package dev.mvnlambda.resource;

import java.util.List;

/** What a person has to put right: a line each, with the thing, the rule and the way out. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** All that is wrong, at once. */
    public InputException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /** One thing that is wrong. */
    public InputException(String problem) {
        super(problem);
    }
}
