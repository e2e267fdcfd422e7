package com.example.orders;

import java.util.Optional;

/** Prints what to name when the functions are invoked; it is no function and needs neither a link nor AWS. */
public final class Qualifiers {
    private Qualifiers() {}

    // tag::qualifiers[]
    public static void main(String... args) {
        print("Shop", Resource.Shop.qualifier());
        print("Billing", Resource.Billing.qualifier());
        print("Fulfilment", Resource.Fulfilment.qualifier());
        print("Archiver", Resource.Archiver.qualifier());
        print("OrderIntake", Resource.OrderIntake.qualifier());
        print("Legacy", Resource.Legacy.qualifier());
    }

    private static void print(String function, Optional<String> qualifier) {
        System.out.println(function + " " + qualifier.orElse("-"));
    }
    // end::qualifiers[]
}
