package dev.mvnlambda.local.wire;

/** Answers the signed requests of one AWS service. */
public interface ApiService {

    /** Answers one request; mistakes of the caller are answers too. */
    WireResponse answer(WireRequest request, String region);

    /** Says that a request cannot be read, in the form that the service's clients understand. */
    WireResponse refusal(WireRequest request, int status, String code, String message);
}
