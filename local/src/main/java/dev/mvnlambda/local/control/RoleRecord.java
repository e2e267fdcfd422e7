package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * An IAM role.
 *
 * @param role its documents as they were given, not percent-encoded
 * @param assumable from when on Lambda can assume it
 * @param policies inline ones, by name
 * @param attached ARNs of managed policies
 */
record RoleRecord(Role role, Instant assumable, SortedMap<String, String> policies, SortedSet<String> attached) {

    RoleRecord {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        attached = Collections.unmodifiableSortedSet(new TreeSet<>(attached));
    }

    RoleRecord with(UnaryOperator<Role.Builder> change) {
        return new RoleRecord(change.apply(role.toBuilder()).build(), assumable, policies, attached);
    }

    RoleRecord withPolicies(SortedMap<String, String> other) {
        return new RoleRecord(role, assumable, other, attached);
    }

    RoleRecord withAttached(SortedSet<String> other) {
        return new RoleRecord(role, assumable, policies, other);
    }
}
