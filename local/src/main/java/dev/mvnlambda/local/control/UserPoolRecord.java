package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** A user pool; its tags are among its settings. */
record UserPoolRecord(UserPoolType pool) {}
