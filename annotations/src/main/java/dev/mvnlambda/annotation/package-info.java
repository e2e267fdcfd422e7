/**
 * Annotations that make a handler class, or a public method of one, a Lambda function and say how it is deployed.
 *
 * <p>Any of them is enough. They have SOURCE retention, so that a changed setting never changes the bytes of a class.
 * String values, but not {@link dev.mvnlambda.annotation.LambdaFunction#name() name} and
 * {@link dev.mvnlambda.annotation.Versioned#alias() alias}, may hold <code>${stage}</code>, <code>${app}</code>,
 * <code>${region}</code>, <code>${account}</code>, <code>${env.NAME}</code> and Maven properties; they are resolved at
 * deploy, and an unknown name is an error that lists the known ones.
 */
package dev.mvnlambda.annotation;
