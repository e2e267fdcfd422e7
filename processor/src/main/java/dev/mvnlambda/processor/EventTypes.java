package dev.mvnlambda.processor;

import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Holds the input of a handler against the events that its triggers send. */
final class EventTypes {
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String OBJECT = "java.lang.Object";
    private static final String MAP = "java.util.Map";

    private final Types types;

    EventTypes(Types types) {
        this.types = types;
    }

    /** Reports triggers whose events the handler would not understand. */
    void check(DeclaredFunction function) {
        function.handler()
                .event()
                .ifPresent(input -> function.marks()
                        .one("Url")
                        .ifPresent(url -> check(url, input, "a function URL sends", "APIGatewayV2HTTPEvent")));
    }

    private void check(Mark trigger, TypeMirror input, String sender, String event) {
        if (input.getKind() == TypeKind.ERROR) {
            trigger.error(
                    ProblemId.UNRESOLVED_TYPE,
                    "%s takes %s, which is not known here, and %s %s; take that, or Map, Object or a stream."
                            .formatted(trigger.function(), input, sender, event));
        } else if (!fits(input, event)) {
            trigger.error(
                    ProblemId.EVENT_TYPE,
                    "%s takes %s, but %s %s; take that, or Map, Object or a stream."
                            .formatted(trigger.function(), input, sender, event));
        }
    }

    private boolean fits(TypeMirror input, String event) {
        Supertypes supertypes = new Supertypes(input, types);
        return Supertypes.isNamed(input, OBJECT)
                || supertypes.named(MAP).isPresent()
                || supertypes.named(EVENTS + event).isPresent();
    }
}
