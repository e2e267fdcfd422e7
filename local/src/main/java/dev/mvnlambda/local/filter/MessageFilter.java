package dev.mvnlambda.local.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** The filter policy of a subscription; policies and event patterns are written alike. */
public final class MessageFilter {

    private final Machine machine = Machine.builder().build();

    /**
     * Takes a policy as it is.
     *
     * @throws IllegalArgumentException when it is none, with the reason
     */
    public MessageFilter(String policy) {
        try {
            String fault = JsonRuleCompiler.check(policy);
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
            machine.addRule("policy", policy);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether a message passes, given as what the policy looks at. */
    public boolean passes(JsonNode looked) {
        try {
            return looked.isObject()
                    && !machine.rulesForJSONEvent(looked.toString()).isEmpty();
        } catch (Exception e) {
            // what the library cannot read as an event matches nothing
            return false;
        }
    }
}
