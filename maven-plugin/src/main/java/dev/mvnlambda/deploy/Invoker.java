package dev.mvnlambda.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Answer;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Invocation;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Time;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls one deployed function through its target, with a payload or with a sample of an event. */
public final class Invoker {
    /** AWS refuses to wait longer for a durable execution. */
    private static final int LONGEST_AWAITED_SECONDS = 900;

    private static final String COGNITO = "cognito";

    private final Account account;
    private final Time time;

    /** One that calls functions of an account. */
    public Invoker(Account account, Time time) {
        this.account = account;
        this.time = time;
    }

    /**
     * Calls the function that a request names; the only one there is if it names none.
     *
     * @param event a kind of event, or empty
     * @param payload JSON, or empty; not both
     */
    public Invoked invoke(Request request, String event, String payload) {
        check(event, payload);
        Stage stage = Stages.of(account, request);
        FunctionScope function = chosen(stage, request.functions());
        FunctionReading reading = account.read(function);
        String text = event.isEmpty() ? payload.isEmpty() ? "{}" : payload : sample(event, function, reading);
        Answer answer = account.invoke(new Invocation(function.target(), text, isAwaited(reading)));
        return new Invoked(function, event, text, answer);
    }

    private static void check(String event, String payload) {
        if (!event.isEmpty() && !payload.isEmpty()) {
            throw new InputException(
                    "lambda.event and lambda.payload are both set, but a function is called with one of them. "
                            + "Leave one out.");
        }
        boolean known = event.isEmpty()
                || event.equals(COGNITO)
                || EventKind.ALL.stream().anyMatch(kind -> kind.name().equals(event));
        if (!known) {
            throw new InputException("lambda.event is '" + event + "', but there is no such kind of event. Kinds are "
                    + COGNITO
                    + ", "
                    + EventKind.ALL.stream().map(EventKind::name).sorted().collect(Collectors.joining(", ")) + ".");
        }
        try {
            new JsonMapper().readTree(payload);
        } catch (JsonProcessingException e) {
            throw new InputException("lambda.payload is no JSON: " + e.getOriginalMessage()
                    + ". A text stands in double quotes: -Dlambda.payload='\"text\"'.");
        }
    }

    private FunctionScope chosen(Stage stage, Set<String> names) {
        List<FunctionScope> deployed = account.deployed(stage);
        String there = deployed.isEmpty()
                ? "nothing is deployed there. Deploy first: mvn lambda:deploy."
                : "deployed are " + deployed.stream().map(FunctionScope::name).collect(Collectors.joining(", ")) + ".";
        String where = "app " + stage.app() + ", stage " + stage.name();
        if (names.size() > 1 || (names.isEmpty() && deployed.size() != 1)) {
            throw new InputException("lambda.function names " + (names.isEmpty() ? "no function" : "several functions")
                    + ", but one is called at a time; in " + where + " " + there);
        }
        return deployed.stream()
                .filter(function -> names.isEmpty() || names.contains(function.name()))
                .findFirst()
                .orElseThrow(() -> new InputException("lambda.function names "
                        + names.iterator().next() + ", but there is no such function in " + where + "; " + there));
    }

    private String sample(String event, FunctionScope function, FunctionReading reading) {
        List<Observed> there = reading.everything();
        EventKind kind = EventKind.ALL.stream()
                .filter(one -> event.equals(COGNITO)
                        ? there.stream()
                                .anyMatch(key -> one.resource().equals("user-pool-trigger")
                                        && one.sender(key.key()).isPresent())
                        : one.name().equals(event))
                .findFirst()
                .orElseThrow(() -> new InputException("lambda.event is cognito, but " + function.name()
                        + " is no trigger of a user pool. Name the trigger, such as cognito-pre-sign-up."));
        return new SampleEvent(kind, function, there, time.now()).text();
    }

    private static boolean isAwaited(FunctionReading reading) {
        String durable = reading.tags().getOrDefault(Stage.DURABLE_TAG, "0");
        return Integer.parseInt(durable.split(" ", 2)[0]) <= LONGEST_AWAITED_SECONDS;
    }
}
