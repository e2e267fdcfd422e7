package dev.mvnlambda.processor;

import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Holds the input of a handler against the events that its triggers send. */
final class EventTypes {
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String OBJECT = "java.lang.Object";
    private static final String MAP = "java.util.Map";

    /** What names failed events: of a queue, of a stream, of a stream's window. */
    private static final List<String> BATCH_ANSWERS =
            List.of("SQSBatchResponse", "StreamsEventResponse", "TimeWindowEventResponse");

    private final Types types;

    EventTypes(Types types) {
        this.types = types;
    }

    /** Reports triggers whose events the handler would not understand, or which would not understand its answer. */
    void check(DeclaredFunction function) {
        Marks marks = function.marks();
        List<EventSource> sources = EventSource.of(marks);
        function.handler().event().ifPresent(input -> {
            marks.one("Url").ifPresent(url -> checkEvent(url, input, "a function URL", "APIGatewayV2HTTPEvent"));
            sources.forEach(source -> source.event()
                    .ifPresent(event ->
                            checkEvent(source.mark(), input, source.mark().toString(), event)));
            TriggerReaders.forEachEvent(
                    marks, (trigger, event) -> checkEvent(trigger, input, trigger.toString(), event));
            marks.all(AuthorizerReader.ANNOTATION).stream()
                    .filter(mark -> !AuthorizerReader.event(mark).isEmpty())
                    .forEach(mark -> checkEvent(
                            mark,
                            input,
                            "%s of a %s API".formatted(mark, mark.constant("api")),
                            AuthorizerReader.event(mark)));
        });
        function.handler()
                .answer()
                .ifPresent(answer -> sources.stream()
                        .filter(source -> source.isSet("partialBatchResponse"))
                        .forEach(source -> checkAnswer(source.mark().member("partialBatchResponse"), answer)));
    }

    private void checkEvent(Mark trigger, TypeMirror input, String sender, String event) {
        if (input.getKind() == TypeKind.ERROR) {
            trigger.error(
                    ProblemId.UNRESOLVED_TYPE,
                    "%s takes %s, which is not known here, and %s sends %s; take that, or Map, Object or a stream."
                            .formatted(trigger.function(), input, sender, event));
        } else if (!fits(input, List.of(event))) {
            trigger.error(
                    ProblemId.EVENT_TYPE,
                    "%s takes %s, but %s sends %s; take that, or Map, Object or a stream."
                            .formatted(trigger.function(), input, sender, event));
        }
    }

    private void checkAnswer(Member partial, TypeMirror answer) {
        boolean known = answer.getKind() != TypeKind.ERROR && answer.getKind() != TypeKind.TYPEVAR;
        if (known && !fits(answer, BATCH_ANSWERS)) {
            partial.warning(
                    ProblemId.PARTIAL_BATCH_RESPONSE,
                    "%s answers %s, in which AWS finds no failed events, so it may take all of them for done; answer %s, or remove partialBatchResponse."
                            .formatted(
                                    partial.mark().function(),
                                    answer,
                                    String.join(" or ", BATCH_ANSWERS.subList(0, 2))));
        }
    }

    private boolean fits(TypeMirror type, List<String> events) {
        Supertypes supertypes = new Supertypes(type, types);
        return Supertypes.isNamed(type, OBJECT)
                || supertypes.named(MAP).isPresent()
                || events.stream()
                        .anyMatch(event -> supertypes.named(EVENTS + event).isPresent());
    }
}
