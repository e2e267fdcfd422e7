package dev.mvnlambda.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Javadoc, as far as annotations use it, as Markdown. */
final class Javadoc {
    private static final Pattern BLOCK = Pattern.compile("<pre>\\s*\\{@code\\n?(.*?)\\n?\\s*}</pre>", Pattern.DOTALL);
    private static final String BRACES = "(?:[^{}]|\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*})*";
    private static final Pattern CODE =
            Pattern.compile("<code>(.*?)</code>|\\{@(?:code|literal)\\s+(" + BRACES + ")}", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{@link\\s+([\\w.]*)#?(\\w*)(?:\\(\\))?(?:\\s+([^}]*))?}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Javadoc() {}

    static String markdown(String javadoc) {
        String text =
                ESCAPED.matcher(javadoc).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
        text = BLOCK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "\n```java\n" + found.group(1).stripIndent().strip() + "\n```\n"));
        text = CODE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(code(found.group(1), found.group(2))));
        text = LINK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("`" + linked(found.group(1), found.group(2)) + "`"));
        return text.replaceAll("\\s*<p>\\s*", "\n\n")
                .replaceAll("</?(?:ul|p)>", "")
                .replaceAll("\\s*<li>\\s*", "\n* ")
                .replaceAll("(?m)^ (?=\\S)", "")
                .replaceAll("(?m)^ $", "")
                .replaceAll("\n{3,}", "\n\n")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String code(@Nullable String html, String tag) {
        return "`" + (html == null ? tag : html).replaceAll("\\s+", " ") + "`";
    }

    /** A member by its name, an annotation with its sign. */
    private static String linked(String type, String member) {
        String owner = type.isEmpty() ? "" : "@" + type;
        return member.isEmpty() ? owner : type.isEmpty() ? member : owner + "(" + member + ")";
    }
}
