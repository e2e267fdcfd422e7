package dev.mvnlambda.annotation;

/** What the filter policy of a subscription looks at (AWS API: {@code FilterPolicyScope}). */
public enum FilterScope {
    /** The attributes that a message is published with; the policy's members are their names. */
    MESSAGE_ATTRIBUTES,
    /** The message itself, which has to be a JSON object then; the policy may be nested as it is. */
    MESSAGE_BODY
}
