package software.amazon.lambda.durable;

/**
 * Stands in for the class of AWS's durable SDK, so that the example builds without it.
 *
 * @param functionVersion the version that all of the execution runs on
 */
public record DurableContext(String functionVersion) {}
