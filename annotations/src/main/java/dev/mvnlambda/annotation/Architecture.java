package dev.mvnlambda.annotation;

/** The instruction set that a function runs on; a function has exactly one (AWS API: {@code Architectures}). */
public enum Architecture {
    /** 64-bit x86, {@code x86_64} in AWS's words. */
    X86_64,
    /** 64-bit ARM (Graviton), {@code arm64} in AWS's words. */
    ARM64
}
