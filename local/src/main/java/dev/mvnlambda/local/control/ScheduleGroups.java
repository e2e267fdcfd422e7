package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsRequest;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupState;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;

/** Groups of schedules of one region; a group that is deleted is gone at once, with its schedules. */
final class ScheduleGroups {

    static final String DEFAULT = "default";

    private static final String TYPE = ":schedule-group/";
    private static final int PAGE = 100;

    private final Scope scope;

    ScheduleGroups(Scope scope) {
        this.scope = scope;
    }

    String create(CreateScheduleGroupRequest request) {
        String name = request.name();
        checkName(name);
        if (find(name).isPresent()) {
            throw SchedulerFaults.conflict("Schedule group " + name + " already exists.");
        }
        table().change(
                        scope.key(name),
                        none -> Optional.of(
                                new ScheduleGroupRecord(name, scope.region(), scope.now(), tags(request.tags()))));
        return arn(name);
    }

    static void checkName(@Nullable String name) {
        if (name == null || name.length() > 64 || !name.matches("[0-9a-zA-Z-_.]+")) {
            throw SchedulerFaults.validation("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " ^[0-9a-zA-Z-_.]+$");
        }
    }

    GetScheduleGroupResponse describe(String name) {
        ScheduleGroupRecord group = get(name);
        return GetScheduleGroupResponse.builder()
                .name(name)
                .arn(arn(name))
                .state(ScheduleGroupState.ACTIVE)
                .creationDate(group.created())
                .lastModificationDate(group.created())
                .build();
    }

    ListScheduleGroupsResponse list(ListScheduleGroupsRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        List<ScheduleGroupRecord> found = Stream.concat(Stream.of(standard()), all().stream())
                .filter(group -> group.name().startsWith(prefix))
                .sorted(Comparator.comparing(ScheduleGroupRecord::name))
                .toList();
        Page<ScheduleGroupRecord> page =
                Page.of(found, ScheduleGroupRecord::name, request.nextToken(), request.maxResults(), PAGE);
        return ListScheduleGroupsResponse.builder()
                .scheduleGroups(page.items().stream()
                        .map(group -> ScheduleGroupSummary.builder()
                                .name(group.name())
                                .arn(arn(group.name()))
                                .state(ScheduleGroupState.ACTIVE)
                                .creationDate(group.created())
                                .lastModificationDate(group.created())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    void delete(String name) {
        if (name.equals(DEFAULT)) {
            throw SchedulerFaults.validation("The default schedule group cannot be deleted.");
        }
        get(name);
        table().remove(scope.key(name));
    }

    /** Returns the groups that somebody made. */
    List<ScheduleGroupRecord> all() {
        return table().startingWith(scope.key(""));
    }

    ScheduleGroupRecord get(String name) {
        return find(name).orElseThrow(() -> SchedulerFaults.notFound("Schedule group " + name + " does not exist."));
    }

    ScheduleGroupRecord byArn(String arn) {
        return get(arn.substring(arn.indexOf(TYPE) < 0 ? 0 : arn.indexOf(TYPE) + TYPE.length()));
    }

    void changeTags(String arn, UnaryOperator<SortedMap<String, String>> change) {
        String name = byArn(arn).name();
        table().change(
                        scope.key(name),
                        found -> Optional.of(get(name))
                                .map(group -> group.withTags(change.apply(new TreeMap<>(group.tags())))));
    }

    String arn(String name) {
        return "arn:aws:scheduler:" + scope.region() + ":" + scope.options().account() + TYPE + name;
    }

    static SortedMap<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> other, TreeMap::new));
    }

    private Optional<ScheduleGroupRecord> find(String name) {
        return name.equals(DEFAULT) ? Optional.of(standard()) : table().find(scope.key(name));
    }

    private ScheduleGroupRecord standard() {
        return new ScheduleGroupRecord(DEFAULT, scope.region(), Instant.EPOCH, new TreeMap<>());
    }

    private Table<ScheduleGroupRecord> table() {
        return scope.account().tables().of("schedule-groups", ScheduleGroupRecord.class);
    }
}
