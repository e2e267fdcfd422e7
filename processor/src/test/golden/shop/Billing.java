package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mvnlambda.annotation.SnapStart;
import dev.mvnlambda.annotation.Versioned;

public class Billing {
    /** What is to be paid. */
    public record Invoice(String customer, long cents) {}

    @SnapStart
    public String charge(Invoice invoice, Context context) {
        return invoice.customer();
    }

    @Versioned(false)
    public void refund(Invoice invoice) {}
}
