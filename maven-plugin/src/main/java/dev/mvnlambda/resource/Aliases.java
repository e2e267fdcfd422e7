package dev.mvnlambda.resource;

import java.util.Optional;

/** The aliases of an account by themselves: a rollback reads one with one call, and moves it with another. */
public interface Aliases extends ResourceType<AliasPointer> {

    /** The alias of a function; empty when it has none. */
    Optional<AliasState> find(FunctionScope scope);

    /** A version of a function; empty when it is not there. */
    Optional<VersionState> version(FunctionScope scope, String number);
}
