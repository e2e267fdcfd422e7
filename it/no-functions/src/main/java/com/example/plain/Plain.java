package com.example.plain;

/** Nothing that AWS could call. */
public final class Plain {
    private Plain() {}
}
