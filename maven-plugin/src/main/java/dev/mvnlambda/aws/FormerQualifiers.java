package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Fingerprint;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.TagsProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What consumers of a function may hang on though they are not pointed at it any more: the bare function, the empty one, when
 * versions are published; an alias of another name.
 */
final class FormerQualifiers {
    /** Tools that published durable functions before gave them an alias of this ending. */
    private static final String DURABLE = "Durable";

    private FormerQualifiers() {}

    /**
     * The qualifiers to look at.
     *
     * @param pointedTo qualifiers that mappings of the function lead to so far
     * @param thorough whether a finished deploy does not rule out that there are any
     */
    static Set<String> of(FunctionScope scope, Map<String, String> tags, Set<String> pointedTo, boolean thorough) {
        Set<String> former = new TreeSet<>(pointedTo);
        former.removeIf(Qualifiers::isVersion);
        if (thorough || !isSettled(scope, tags)) {
            former.addAll(TagsProperties.kept(tags));
            former.add("");
            String alias = tags.getOrDefault(Stage.ALIAS_TAG, "");
            if (!alias.isEmpty()) {
                former.add(alias);
            } else if (!scope.stage().owns(tags)) {
                former.add(scope.name() + DURABLE);
                former.add(scope.target().functionName() + DURABLE);
            }
        }
        former.remove(scope.alias().orElse(""));
        return former;
    }

    /** Those that are versions. They are looked at only where consumers lead to one: there may be any number of them. */
    static Set<String> versions(Set<String> qualifiers) {
        return qualifiers.stream().filter(Qualifiers::isVersion).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The versions of a function that what was observed leads to, wherever its properties say so. */
    static Set<String> versions(FunctionScope scope, List<Observed> consumers) {
        Pattern version =
                Pattern.compile(Pattern.quote(scope.target().functionArn() + ":") + "([0-9]+)(?![0-9a-zA-Z_-])");
        return consumers.stream()
                .filter(Observed.Present.class::isInstance)
                .map(one -> Diff.content((Record) ((Observed.Present) one).properties()))
                .flatMap(content -> version.matcher(content).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether an alias may go once nothing hangs on it: our tags name it, or it bears the ending of the other tools. */
    static boolean isOurs(String alias, Map<String, String> tags) {
        return tags.getOrDefault(Stage.ALIAS_TAG, "").equals(alias)
                || TagsProperties.kept(tags).contains(alias)
                || alias.endsWith(DURABLE);
    }

    /** A deploy that ended with the same alias has moved everything, unless it kept a URL. */
    private static boolean isSettled(FunctionScope scope, Map<String, String> tags) {
        return Fingerprint.of(tags).isPresent()
                && tags.getOrDefault(Stage.ALIAS_TAG, "").equals(scope.alias().orElse(""))
                && TagsProperties.kept(tags).isEmpty();
    }
}
