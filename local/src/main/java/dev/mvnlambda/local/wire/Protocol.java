package dev.mvnlambda.local.wire;

import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's ways to put a call into a request and its outcome into an answer. */
interface Protocol {

    /** Whether the request speaks this protocol; protocols are asked in order. */
    boolean speaks(WireRequest request);

    /** Returns the name of the operation that a request is for, in AWS's spelling. */
    String operation(WireRequest request);

    /** Sets what the request says; the builder is of the operation's request. */
    void decode(WireRequest request, SdkPojo builder);

    WireResponse encode(WireRequest request, String operation, SdkPojo response);

    WireResponse encode(WireRequest request, WireError error);
}
