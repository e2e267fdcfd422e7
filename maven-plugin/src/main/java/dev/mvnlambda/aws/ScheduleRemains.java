package dev.mvnlambda.aws;

import dev.mvnlambda.aws.Owned.Tagged;
import dev.mvnlambda.aws.ScheduleGroupType.GroupProperties;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The schedules of a stage whose role, which would tell of them, is gone: the tagged group that they are in tells. */
final class ScheduleRemains {
    /** The type of a group, as the tagging API calls it. */
    static final String TYPE = "scheduler:schedule-group";

    private static final int HASH_DIGITS = 8;

    private final Caller caller;
    private final Clients clients;
    private final Stage stage;

    ScheduleRemains(Caller caller, Clients clients, Stage stage) {
        this.caller = caller;
        this.clients = clients;
        this.stage = stage;
    }

    /** Those that were not found before, and the group; nothing is asked where all were found. */
    List<Observed> of(List<Tagged> tagged, List<Observed> found, FormerFunctions functions) {
        Set<String> known = found.stream()
                .filter(one ->
                        one instanceof Observed.Present there && there.properties() instanceof ScheduleProperties)
                .map(one -> ((ScheduleProperties) ((Observed.Present) one).properties()).name())
                .collect(Collectors.toSet());
        return tagged.stream()
                .filter(one -> one.arn().equals(ScheduleGroupType.arn(stage)))
                .filter(one -> !isWhole(found, known.size()))
                .flatMap(group -> of(group, known, functions).stream())
                .toList();
    }

    private boolean isWhole(List<Observed> found, int schedules) {
        ResourceKey group = ScheduleGroupType.key(stage);
        return found.stream()
                .anyMatch(one -> one instanceof Observed.Present there
                        && there.key().equals(group)
                        && there.holds().orElse(0) == schedules);
    }

    private List<Observed> of(Tagged group, Set<String> known, FormerFunctions functions) {
        ScheduleReading reading = new ScheduleReading(caller, clients, functions.none());
        List<String> names = reading.names();
        List<Observed> remains = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)
                    && functions.mayHave(name.substring(0, Math.max(0, name.length() - HASH_DIGITS - 1)))) {
                reading.schedule(name)
                        .flatMap(schedule -> functions
                                .of(schedule.target())
                                .filter(scope -> isNamedFor(scope, name))
                                .map(scope -> ScheduleType.present(scope, schedule)))
                        .ifPresent(remains::add);
            }
        }
        remains.add(Observed.Present.shared(
                ScheduleGroupType.key(stage),
                new GroupProperties(stage.sharedName(), group.arn(), Tags.withoutAws(group.tags())),
                Map.of(),
                Set.of(),
                names.size()));
        return remains;
    }

    /** Others may have put theirs into the group. */
    private static boolean isNamedFor(FunctionScope scope, String name) {
        return Optional.of(name)
                .filter(one -> one.length() > HASH_DIGITS)
                .map(one -> one.substring(one.length() - HASH_DIGITS))
                .filter(hash -> hash.matches("[0-9a-f]+"))
                .filter(hash -> scope.stage().memberName(scope.name(), hash).equals(name))
                .isPresent();
    }
}
