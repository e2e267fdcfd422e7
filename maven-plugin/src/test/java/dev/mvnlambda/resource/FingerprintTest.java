package dev.mvnlambda.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final Fingerprint WHOLE = new Fingerprint(
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef",
            "1234567890",
            "https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.ap-southeast-1.on.aws/");

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(Fingerprint.of(Map.of(Fingerprint.TAG, WHOLE.text()))).contains(WHOLE);
        Fingerprint bare = new Fingerprint("c", "s", "", "");
        assertThat(Fingerprint.of(Map.of(Fingerprint.TAG, bare.text()))).contains(bare);
    }

    @Test
    void itFitsIntoATagAndHoldsOnlyWhatAwsAllowsThere() {
        assertThat(WHOLE.text()).hasSizeLessThanOrEqualTo(256).matches("[\\p{L}\\p{N} _.:/=+\\-@]*");
    }

    @Test
    void anotherSchemaIsNoFingerprint() {
        assertThat(Fingerprint.of(Map.of())).isEmpty();
        assertThat(Fingerprint.of(Map.of(Fingerprint.TAG, "2 code=x settings=y")))
                .isEmpty();
    }
}
