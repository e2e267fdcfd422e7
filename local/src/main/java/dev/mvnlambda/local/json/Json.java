package dev.mvnlambda.local.json;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The mapper for what events, policies and answers hold. It is loaded with this class, so when it is first asked for: that
 * takes half of the time in which a server is to be ready.
 */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Returns the one mapper, which knows each type once it has met it; nobody configures it further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
