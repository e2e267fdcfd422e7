package dev.mvnlambda.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Answer;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a goal did, as machines read it: {@code plan.json}, {@code deploy.json}, {@code status.json}. */
public final class DeploymentJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private DeploymentJson() {}

    /** A plan. */
    public static String plan(Planned planned, Calls calls) {
        Map<String, Object> json = head(planned.stage());
        json.put("functions", functions(planned));
        putMap(json, "api", planned.apis(planned.plan().known()));
        json.put(
                "steps",
                planned.plan().steps().stream().map(DeploymentJson::step).toList());
        json.put("unchanged", keys(planned.plan().unchanged()));
        json.put("assumed", keys(planned.plan().assumed()));
        json.put("obstacles", planned.plan().obstacles());
        json.put("warnings", planned.warnings());
        return write(json, calls);
    }

    private static List<FunctionRow> functions(Planned planned) {
        return planned.rows(planned.plan().known());
    }

    /**
     * A deploy or a removal. Where the stage is reached is told by {@code endpoint} (what stands in for AWS, such as the local
     * Lambda; absent for AWS itself), {@code url} of each function, {@code api} (addresses by kind), {@code queues} (URLs by
     * name) and {@code topics} (ARNs by name) of the stage's account and region that call a function; each of the last three is
     * absent when there is none.
     */
    public static String report(Report report, String deployment, Calls calls) {
        return write(done(report, deployment), calls);
    }

    /** A rollback: the same, with what it undid and what it holds. */
    public static String rollback(RollbackPlan plan, Report report, Calls calls) {
        Map<String, Object> json = done(report, plan.rollback());
        json.put("undid", plan.undone());
        json.put("held", plan.held());
        return write(json, calls);
    }

    private static Map<String, Object> done(Report report, String deployment) {
        Planned planned = report.planned();
        Map<String, Object> json = head(planned.stage());
        json.put("deployment", deployment);
        json.put("succeeded", report.succeeded());
        report.failure().map(AccountException::code).ifPresent(code -> json.put("errorCode", code));
        json.put("milliseconds", report.took().toMillis());
        Addresses addresses = report.addresses();
        json.put("functions", addresses.functions());
        putMap(json, "api", addresses.apis());
        putMap(json, "queues", addresses.queues());
        putMap(json, "topics", addresses.topics());
        json.put(
                "steps", report.outcomes().stream().map(DeploymentJson::outcome).toList());
        json.put("unchanged", keys(planned.plan().unchanged()));
        json.put("assumed", keys(planned.plan().assumed()));
        json.put("oldVersionsRemoved", report.freed().size());
        json.put(
                "bytesFreed", report.freed().stream().mapToLong(Long::longValue).sum());
        json.put("warnings", planned.warnings());
        return json;
    }

    /** What stopped a goal before it had anything to report. */
    public static String failure(String app, String stage, String errorCode, String message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", app);
        json.put("stage", stage);
        json.put("succeeded", false);
        json.put("errorCode", errorCode);
        json.put("message", message);
        json.put("functions", List.of());
        json.put("steps", List.of());
        json.put("warnings", List.of());
        return text(json);
    }

    /** A status. */
    public static String status(Status status, Calls calls) {
        Map<String, Object> json = head(status.stage());
        json.put(
                "functions",
                status.functions().stream().map(DeploymentJson::row).toList());
        putMap(json, "api", status.apis());
        json.put("deployments", status.deployments());
        json.put("warnings", List.of());
        return write(json, calls);
    }

    /** A call of a function. */
    public static String invocation(Invoked invoked, Calls calls) {
        FunctionScope function = invoked.function();
        Answer answer = invoked.answer();
        Map<String, Object> json = head(function.stage());
        json.put("function", function.name());
        json.put("targetArn", function.target().arn());
        json.put("qualifier", function.alias().orElse(null));
        json.put("event", invoked.event().isEmpty() ? null : invoked.event());
        json.put("status", answer.status());
        json.put("version", answer.version().isEmpty() ? null : answer.version());
        json.put("functionError", answer.isFailure() ? answer.error() : null);
        json.put("execution", answer.execution().isEmpty() ? null : answer.execution());
        json.put("milliseconds", answer.took().toMillis());
        json.put(
                "payload",
                InvocationFormatter.parsed(answer.payload())
                        .<Object>map(node -> node)
                        .orElse(answer.payload()));
        json.put("log", answer.log());
        return write(json, calls);
    }

    private static Map<String, Object> row(Status.Row row) {
        @SuppressWarnings("unchecked") // a record becomes a JSON object
        Map<String, Object> json = MAPPER.convertValue(row.function(), Map.class);
        json.put("exists", row.exists());
        json.put("state", row.state());
        json.put("deployment", row.deployment());
        json.put("weights", row.weights());
        json.put("held", row.held());
        return json;
    }

    private static void putMap(Map<String, Object> json, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            json.put(name, map);
        }
    }

    private static Map<String, Object> head(Stage stage) {
        Identity identity = stage.identity();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", stage.app());
        json.put("stage", stage.name());
        json.put("account", identity.account());
        json.put("region", identity.region());
        json.put("endpoint", identity.endpoint().isEmpty() ? null : identity.endpoint());
        return json;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", step.key().toString());
        json.put("symbol", step.symbol().sign());
        json.put("function", step.function());
        json.put("consequence", step.consequence());
        json.put("changes", step.changes());
        return json;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> json = step(outcome.step());
        if (outcome instanceof Outcome.Applied applied) {
            json.put("outcome", "applied");
            json.put("milliseconds", applied.took().toMillis());
        } else if (outcome instanceof Outcome.Failed failed) {
            json.put("outcome", "failed");
            json.put("milliseconds", failed.took().toMillis());
            json.put("errorCode", failed.cause().code());
            json.put("message", failed.cause().getMessage());
        } else if (outcome instanceof Outcome.Skipped skipped) {
            json.put("outcome", "skipped");
            json.put("milliseconds", 0);
            json.put("waitedFor", skipped.waitedFor().toString());
        }
        return json;
    }

    private static List<String> keys(List<dev.mvnlambda.plan.ResourceKey> keys) {
        return keys.stream().map(Object::toString).toList();
    }

    private static String write(Map<String, Object> json, Calls calls) {
        json.put("calls", calls.byOperation());
        json.put("retries", calls.retries());
        return text(json);
    }

    /** Texts as a JSON object in one line. */
    static String line(Map<String, String> json) {
        try {
            return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, Object> json) {
        try {
            return MAPPER.writeValueAsString(json).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
