package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Roles that must be there. */
record RoleTable(Table<RoleRecord> roles) {

    RoleRecord get(String name) {
        return roles.find(name).orElseThrow(() -> missing(name));
    }

    RoleRecord change(String name, UnaryOperator<RoleRecord> change) {
        return roles.change(name, found -> Optional.of(change.apply(found.orElseThrow(() -> missing(name)))));
    }

    private static RuntimeException missing(String name) {
        return IamFaults.noSuchEntity("The role with name " + name + " cannot be found.");
    }
}
