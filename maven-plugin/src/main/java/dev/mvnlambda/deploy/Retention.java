package dev.mvnlambda.deploy;

import dev.mvnlambda.manifest.VersioningSpec;
import dev.mvnlambda.observed.Observation;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes old versions at the start of a deploy that publishes a new one; asks nothing while there can be none. */
final class Retention {
    private final Account account;
    private final int parallelism;

    Retention(Account account, int parallelism) {
        this.account = account;
        this.parallelism = parallelism;
    }

    /** The plan, behind the removal of what its functions keep no longer. */
    Plan applied(Plan plan, List<Wanted> wanted, Observation observation) {
        Set<ResourceKey> published = plan.steps().stream()
                .filter(Step.Create.class::isInstance)
                .map(Step::key)
                .collect(Collectors.toSet());
        Map<ResourceKey, Observed.Present> there = observation.observed().stream()
                .filter(Observed.Present.class::isInstance)
                .map(Observed.Present.class::cast)
                .collect(Collectors.toMap(Observed.Present::key, one -> one, (one, same) -> one));
        List<Wanted> publishing = wanted.stream()
                .filter(one -> published.contains(one.scope().key("version")))
                .filter(one -> newest(one.scope(), there) > keep(one))
                .toList();
        return plan.obstacles().isEmpty() && !publishing.isEmpty() ? plan.behind(removals(publishing)) : plan;
    }

    private List<Step.Delete> removals(List<Wanted> publishing) {
        return Parallel.map(
                        parallelism,
                        publishing,
                        one -> account.oldVersions()
                                .removable(one.scope(), keep(one), one.spec().durable() != null))
                .stream()
                .flatMap(List::stream)
                .map(old -> new Step.Delete(old, Set.of()))
                .toList();
    }

    private static int keep(Wanted wanted) {
        VersioningSpec versioning = wanted.spec().versioning();
        return versioning == null ? Integer.MAX_VALUE : versioning.keep();
    }

    /** The highest number that the account was seen to have; numbers are never used again, so no more versions are there. */
    private static int newest(FunctionScope scope, Map<ResourceKey, Observed.Present> there) {
        Observed.Present alias = there.get(scope.qualifiedKey(AliasPointer.KIND));
        Observed.Present version = there.get(scope.key("version"));
        int current = version == null ? 0 : Integer.parseInt(version.outputs().getOrDefault(AliasPointer.VERSION, "0"));
        return alias == null
                ? current
                : Math.max(
                        current,
                        AliasHistory.parse(alias.outputs().getOrDefault(AliasPointer.DESCRIPTION, ""))
                                .highest());
    }
}
