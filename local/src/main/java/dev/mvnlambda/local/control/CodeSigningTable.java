package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The code signing configurations of one region, by ARN. */
final class CodeSigningTable {

    private static final String TYPE = ":code-signing-config:";

    private final Scope scope;

    CodeSigningTable(Scope scope) {
        this.scope = scope;
    }

    /** Whether an ARN names one. */
    static boolean isArn(String arn) {
        return arn.contains(TYPE);
    }

    String arn(String id) {
        return "arn:aws:lambda:" + scope.region() + ":" + scope.options().account() + TYPE + id;
    }

    List<CodeSigningRecord> all() {
        return table().startingWith(scope.key(""));
    }

    Optional<CodeSigningRecord> find(String arn) {
        return table().find(scope.key(arn));
    }

    CodeSigningRecord get(String arn) {
        return find(arn).orElseThrow(() -> missing(arn));
    }

    /** Returns the one that a function is bound to. */
    Optional<CodeSigningRecord> of(String function) {
        return all().stream()
                .filter(record -> record.functions().contains(function))
                .findFirst();
    }

    void add(CodeSigningRecord record) {
        table().change(scope.key(record.arn()), none -> Optional.of(record));
    }

    /** Replaces one that must be there. */
    CodeSigningRecord change(String arn, UnaryOperator<CodeSigningRecord> change) {
        return table().change(
                        scope.key(arn), found -> Optional.of(change.apply(found.orElseThrow(() -> missing(arn)))));
    }

    void remove(String arn) {
        table().remove(scope.key(arn));
    }

    private static RuntimeException missing(String arn) {
        return Faults.fault(
                ResourceNotFoundException.builder(),
                "Lambda",
                404,
                "ResourceNotFoundException",
                "The Lambda code signing configuration " + arn + " can not be found.");
    }

    private Table<CodeSigningRecord> table() {
        return scope.account().tables().of("code-signing", CodeSigningRecord.class);
    }
}
