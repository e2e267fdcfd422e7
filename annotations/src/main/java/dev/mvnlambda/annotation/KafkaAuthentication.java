package dev.mvnlambda.annotation;

/** What the credentials of a Kafka cluster are, in AWS's words (AWS API: {@code SourceAccessConfigurations}, {@code Type}). */
public enum KafkaAuthentication {
    /** Name and password for SASL/SCRAM with SHA-512. */
    SASL_SCRAM_512_AUTH,
    /** Name and password for SASL/SCRAM with SHA-256; not for Amazon MSK. */
    SASL_SCRAM_256_AUTH,
    /** Name and password for SASL/PLAIN; not for Amazon MSK. */
    BASIC_AUTH,
    /** Certificate and private key of a client, for mutual TLS. */
    CLIENT_CERTIFICATE_TLS_AUTH
}
