package dev.mvnlambda.local.runtime;

import software.amazon.awssdk.core.SdkBytes;

/** What a call of a function that is not written in Java ends with: it can be deployed here, but not run. */
final class OtherLanguage {

    private OtherLanguage() {}

    static InvocationResult answer(RunnableVersion version) {
        String text = "The local Lambda runs Java only, and " + version.functionName() + " needs " + version.runtime()
                + "; deploy to AWS to call it.";
        SdkBytes payload = SdkBytes.fromUtf8String(
                "{\"errorMessage\":\"" + text + "\",\"errorType\":\"Runtime.NotSupportedLocally\"}");
        return new InvocationResult(payload, "Unhandled", text + "\n");
    }
}
