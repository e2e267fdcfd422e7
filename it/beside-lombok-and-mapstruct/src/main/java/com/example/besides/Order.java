package com.example.besides;

import lombok.Data;

/** What a customer sends; Lombok writes its accessors. */
@Data
public final class Order {
    private String customer;
    private int pieces;
}
