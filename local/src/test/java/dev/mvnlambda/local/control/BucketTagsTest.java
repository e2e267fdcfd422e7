package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class BucketTagsTest extends AccountTest {

    private S3Client s3;

    @BeforeEach
    void aBucket() {
        s3 = plane.client(S3Client.class, "us-east-1");
        s3.createBucket(request -> request.bucket("pictures"));
    }

    @Test
    void tagsAreSetAllAtOnceAndTakenBack() {
        s3.putBucketTagging(request -> request.bucket("pictures").tagging(set -> set.tagSet(tag("a", "1"))));
        s3.putBucketTagging(request ->
                request.bucket("pictures").tagging(set -> set.tagSet(tag("c", "3"), tag("b", "2"))));
        assertThat(s3.getBucketTagging(request -> request.bucket("pictures")).tagSet())
                .containsExactly(tag("b", "2"), tag("c", "3"));

        s3.deleteBucketTagging(request -> request.bucket("pictures"));
        assertThatThrownBy(() -> s3.getBucketTagging(request -> request.bucket("pictures")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NoSuchTagSet"));
    }

    @Test
    void twoTagsOfOneKeyAreRefused() {
        assertThatThrownBy(() -> s3.putBucketTagging(request ->
                        request.bucket("pictures").tagging(set -> set.tagSet(tag("a", "1"), tag("a", "2")))))
                .hasMessageContaining("Cannot provide multiple Tags with the same key");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
