package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.Fingerprint;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a stage has deployed; needs no build. */
public final class StatusReader {
    private final Account account;

    /** A reader of one account. */
    public StatusReader(Account account) {
        this.account = account;
    }

    /** One function, and what its alias remembers. */
    private record Read(Status.Row row, Map<String, String> apis, AliasHistory history) {}

    /** All functions of the stage, sorted by name. */
    public Status read(Request request) {
        Stage stage = Stages.of(account, request);
        List<Read> read = Parallel.map(request.parallelism(), account.owned(stage), this::read);
        SortedMap<String, AliasHistory> histories = new TreeMap<>();
        read.forEach(one -> histories.put(one.row().function().name(), one.history()));
        Map<String, String> apis = new TreeMap<>();
        read.forEach(one -> apis.putAll(one.apis()));
        return new Status(stage, read.stream().map(Read::row).toList(), apis, Deployments.of(histories));
    }

    private Read read(FunctionScope scope) {
        FunctionReading reading = account.read(scope);
        Outputs known = Outputs.none();
        List<ResourceKey> keys = new ArrayList<>();
        if (reading.exists()) {
            for (Observed one : reading.everything()) {
                keys.add(one.key());
                if (one instanceof Observed.Present present) {
                    known = known.with(one.key(), present.outputs());
                }
            }
        }
        Optional<AliasState> alias = reading.alias();
        AliasHistory history = alias.map(AliasState::history).orElse(AliasHistory.none());
        Status.Row row = new Status.Row(
                FunctionRow.of(scope, known, keys),
                reading.exists(),
                state(reading, scope),
                history.newest().map(AliasHistory.Entry::deployment).orElse(""),
                alias.map(AliasState::weights).orElse(Map.of()),
                history.held().isEmpty() ? null : history.held());
        return new Read(row, ApiAddress.urls(scope.stage(), reading.tags()), history);
    }

    private static String state(FunctionReading reading, FunctionScope scope) {
        if (!reading.exists()) {
            return leftover(reading, scope.name());
        }
        Optional<AliasState> alias = reading.alias();
        if (alias.isEmpty() && scope.alias().isPresent()) {
            return "alias is missing; deploy again";
        }
        if (alias.isPresent() && !alias.get().weights().isEmpty()) {
            return "shares its traffic: " + alias.get().shares();
        }
        return alias.filter(state -> !state.isMovedByHand())
                .map(AliasState::history)
                .filter(history -> !history.held().isEmpty())
                .map(StatusReader::held)
                .orElseGet(() -> drift(reading));
    }

    private static String held(AliasHistory history) {
        return "version " + history.held() + " is held since rollback "
                + history.newest().map(AliasHistory.Entry::deployment).orElse("?")
                + "; a deploy of that same content leaves the alias alone until -Dlambda.release";
    }

    private static String leftover(FunctionReading reading, String name) {
        boolean onlyData = reading.everything().stream().allMatch(Leftovers::isLogGroup);
        return onlyData
                ? "only its log or what create made is left; mvn lambda:remove -Dlambda.deleteData -Dlambda.function="
                        + name + " removes them too"
                : "the function is gone, but not all that served it; mvn lambda:remove -Dlambda.function=" + name
                        + " ends the removal";
    }

    private static String drift(FunctionReading reading) {
        Optional<Fingerprint> left = Fingerprint.of(reading.tags());
        if (left.isEmpty()) {
            return "the last deploy did not end; deploy again";
        }
        String version = reading.version().orElse("");
        return version.equals(left.get().version())
                ? ""
                : "alias was moved; the last deploy left it at " + left.get().version();
    }
}
