package dev.mvnlambda.runtime;

import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object whose values are texts or null: all that a link needs, so that functions carry no JSON library. */
final class FlatJson {
    private final String text;
    private int at;

    FlatJson(String text) {
        this.text = text;
    }

    /** The members; one that is null is left out. */
    Map<String, String> members() {
        Map<String, String> members = new HashMap<>();
        expect('{');
        if (!skipped('}')) {
            do {
                String name = string();
                expect(':');
                if (skippedNull()) {
                    members.remove(name);
                } else {
                    members.put(name, string());
                }
            } while (skipped(','));
            expect('}');
        }
        if (next() != END) {
            throw unexpected("the end");
        }
        return members;
    }

    private static final char END = '\0';

    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean skipped(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private boolean skippedNull() {
        next();
        if (!text.startsWith("null", at)) {
            return false;
        }
        at += "null".length();
        return true;
    }

    private void expect(char wanted) {
        if (!skipped(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw unexpected("'\"'");
    }

    private char escaped() {
        if (at >= text.length()) {
            throw unexpected("an escaped character");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw unexpected("four hexadecimal digits");
        }
        String digits = text.substring(at, at + 4);
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at character " + at);
    }
}
