package dev.mvnlambda.annotation;

/** What a statement of an IAM policy does. */
public enum Effect {
    /** Grants the actions. */
    ALLOW,
    /** Refuses the actions, whatever else grants them. */
    DENY
}
