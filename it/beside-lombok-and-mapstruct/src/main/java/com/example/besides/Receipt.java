package com.example.besides;

/** What a customer gets: a record. */
public record Receipt(String customer, int pieces) {}
