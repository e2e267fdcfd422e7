package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import java.util.List;

/** Rules that are still there though the function, and with it the grants that told of them, may be gone. */
final class TaggedRules {
    /** The type of a rule, as the tagging API calls it. */
    static final String TYPE = "events:rule";

    private final Caller caller;
    private final Clients clients;

    TaggedRules(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** The ARNs of the rules that serve a function. */
    List<String> of(FunctionScope scope) {
        return new TagSearch(caller, clients.tagging()).of(scope, TYPE);
    }
}
