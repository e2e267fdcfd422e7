package dev.mvnlambda.annotation;

/** The version of an event of a Cognito user pool (AWS API: {@code LambdaVersion}). */
public enum UserPoolEventVersion {
    /** Alters the identity token; all that other events have. */
    V1_0,
    /** Alters the access token too; AWS takes it in pools of the plan Essentials or Plus only. */
    V2_0,
    /** Alters the access tokens of machines too; AWS takes it in pools of the plan Essentials or Plus only. */
    V3_0
}
