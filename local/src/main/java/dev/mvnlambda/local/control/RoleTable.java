package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Roles that must be there. */
record RoleTable(Table<RoleRecord> roles) {

    RoleRecord get(@Nullable String name) {
        return roles.find(named(name)).orElseThrow(() -> missing(name));
    }

    RoleRecord change(@Nullable String name, UnaryOperator<RoleRecord> change) {
        return roles.change(named(name), found -> Optional.of(change.apply(found.orElseThrow(() -> missing(name)))));
    }

    private static String named(@Nullable String name) {
        if (name == null) {
            throw IamFaults.missing("roleName");
        }
        return name;
    }

    private static RuntimeException missing(@Nullable String name) {
        return IamFaults.noSuchEntity("The role with name " + name + " cannot be found.");
    }
}
