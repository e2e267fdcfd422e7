package software.amazon.lambda.durable;

/** Stands for the class of that name in AWS's durable SDK, which is known to the processor by its name only. */
public abstract class DurableHandler<I, O> {}
