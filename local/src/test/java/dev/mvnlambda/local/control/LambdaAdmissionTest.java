package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.control.AccountTest.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

class LambdaAdmissionTest {

    private static final SdkBytes LARGEST = SdkBytes.fromByteArrayUnsafe(new byte[52_428_800]);
    private static final SdkBytes TOO_LARGE = SdkBytes.fromByteArrayUnsafe(new byte[52_428_801]);

    private final LambdaAdmission admission = new LambdaAdmission(LocalOptions.in(Path.of("unused")), new TestClock());

    @Test
    void anArchiveIsBounded() {
        create(LARGEST, 70_000_000);
        refused(
                () -> create(TOO_LARGE, 70_000_000),
                413,
                "RequestEntityTooLargeException",
                "Zipped size must be smaller than 52428800 bytes");
        refused(
                () -> update(TOO_LARGE, 80_000_000),
                413,
                "RequestEntityTooLargeException",
                "Zipped size must be smaller than 52428800 bytes");
    }

    @Test
    void aRequestIsBoundedBesideItsArchive() {
        create(LARGEST, 70_167_211);
        refused(
                () -> create(LARGEST, 70_167_212),
                413,
                "RequestEntityTooLargeException",
                "Request must be smaller than 70167211 bytes for the CreateFunction operation");
        refused(
                () -> update(LARGEST, 70_167_212),
                413,
                "RequestEntityTooLargeException",
                "Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation");
    }

    private void create(SdkBytes archive, int size) {
        CreateFunctionRequest request = CreateFunctionRequest.builder()
                .code(code -> code.zipFile(archive))
                .build();
        admission.check("us-east-1", "CreateFunction", request, size);
    }

    private void update(SdkBytes archive, int size) {
        UpdateFunctionCodeRequest request =
                UpdateFunctionCodeRequest.builder().zipFile(archive).build();
        admission.check("us-east-1", "UpdateFunctionCode", request, size);
    }
}
