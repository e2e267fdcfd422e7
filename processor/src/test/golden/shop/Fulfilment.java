package com.example;

import dev.mvnlambda.annotation.Durable;
import dev.mvnlambda.annotation.Url;
import software.amazon.lambda.durable.DurableHandler;

@Durable(executionTimeout = 900)
@Url
public class Fulfilment extends DurableHandler<Object, String> {}
