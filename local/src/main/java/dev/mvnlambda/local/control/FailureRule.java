package dev.mvnlambda.local.control;

import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Decides which functions and versions never become Active, so that a test can see what comes of it. */
@FunctionalInterface
public interface FailureRule {

    /** Returns the reason to show when this function ({@code $LATEST}) or version is to fail; absent when it is to work. */
    Optional<String> reason(FunctionConfiguration version);

    /** Lets everything become Active. */
    static FailureRule never() {
        return version -> Optional.empty();
    }
}
