package dev.mvnlambda.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Holds the input of a handler against the events that its triggers send. */
final class EventTypes {
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String EDGE_EVENT = "CloudFrontEvent";
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
        function.handler().event().ifPresent(input -> checkInput(function, input));
        function.handler()
                .answer()
                .ifPresent(answer -> EventSource.of(function.marks()).stream()
                        .filter(source -> source.isSet("partialBatchResponse"))
                        .forEach(source -> checkAnswer(source.mark().member("partialBatchResponse"), answer)));
    }

    private void checkInput(DeclaredFunction function, TypeMirror input) {
        if (new Supertypes(input, types).named(EVENTS + EDGE_EVENT).isPresent()) {
            function.error(
                    ProblemId.LAMBDA_EDGE,
                    ("%s takes %s, but Lambda@Edge calls versions by their numbers and takes neither an alias nor"
                                    + " environment variables, so it is no trigger here; deploy this function with another"
                                    + " tool, or stand a URL behind the distribution by @Url(cloudFront = …).")
                            .formatted(function.name(), EDGE_EVENT));
            return;
        }
        // the durable SDK reads the bytes itself
        boolean streams = function.handler().kind() != Handler.Kind.DURABLE;
        String others = streams ? "Map, Object or a stream" : "Map or Object";
        Sender.all(function.marks()).forEach(sender -> {
            if (sender.events().isEmpty()) {
                refuseClassOfAws(sender, input, others);
            } else {
                checkEvent(sender, input, others);
            }
        });
    }

    private void refuseClassOfAws(Sender sender, TypeMirror input, String others) {
        boolean ofAws = new Supertypes(input, types)
                .elements().stream()
                        .anyMatch(element -> element instanceof TypeElement type
                                && type.getQualifiedName().toString().startsWith(EVENTS));
        if (ofAws) {
            sender.mark()
                    .error(
                            ProblemId.EVENT_TYPE,
                            "%s takes %s, but AWS's library has no class for what %s sends; take a class of your own, %s."
                                    .formatted(sender.mark().function(), input, sender.name(), others));
        }
    }

    private void checkEvent(Sender sender, TypeMirror input, String others) {
        Mark trigger = sender.mark();
        String event = String.join(" or ", sender.events());
        if (input.getKind() == TypeKind.ERROR) {
            trigger.error(
                    ProblemId.UNRESOLVED_TYPE,
                    "%s takes %s, which is not known here, and %s sends %s; take that, or %s."
                            .formatted(trigger.function(), input, sender.name(), event, others));
        } else if (!fits(input, sender.events())) {
            trigger.error(
                    ProblemId.EVENT_TYPE,
                    "%s takes %s, but %s sends %s; take that, or %s."
                            .formatted(trigger.function(), input, sender.name(), event, others));
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
