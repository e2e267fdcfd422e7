package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what AWS refused, in AWS's own words, and the way out where there is one. */
final class Refusal {
    private static final Pattern RESOURCE = Pattern.compile("on resource: (\\S+)");

    private static final String NO_CREDENTIALS = "No usable AWS credentials were found. Log in (aws sso login), set "
            + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with -Dlambda.profile; or try it without an "
            + "account: -Dlambda.target=local.";

    private static final int LONGEST_REASON = 160;

    private Refusal() {}

    static AccountException of(String action, SdkException e, boolean again) {
        return e instanceof AwsServiceException service ? refused(action, service, again) : unanswered(action, e);
    }

    private static AccountException refused(String action, AwsServiceException e, boolean again) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
        String words = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        boolean retried = again || isRetried(e);
        String message = action + ": " + line(words.isEmpty() ? code : words) + " (" + code + ", request "
                + (e.requestId() == null ? "id unknown" : e.requestId()) + ")."
                + wayOut(action, code, words, e.statusCode());
        return new AccountException(code, action, status(code, e.statusCode()), retried, message, e);
    }

    private static AccountException unanswered(String action, SdkException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("credentials") || words.contains("SSO") || words.contains("Token is expired")) {
            return new AccountException("NoCredentials", action, 0, false, NO_CREDENTIALS + reason(words), e);
        }
        String message = action + ": " + line(words) + rootCause(e)
                + ". Check the network, and lambda.endpoint or AWS_ENDPOINT_URL if one is set; then run the goal again.";
        return new AccountException("NoAnswer", action, 0, isRetried(e), message, e);
    }

    /** That none of the SDK's many providers has any is said already; a reason of one of them is worth a line. */
    private static String reason(String words) {
        String line = line(words);
        if (line.contains("any of the providers")) {
            return "";
        }
        return " (" + (line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line) + ")";
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e || String.valueOf(e.getMessage()).contains(String.valueOf(root.getMessage()))
                ? ""
                : " (" + line(root.toString()) + ")";
    }

    private static boolean isRetried(SdkException e) {
        Integer attempts = e.numAttempts();
        return attempts != null && attempts > 1;
    }

    /** Query protocols answer what is missing with 404 or 400, so the code decides. */
    private static int status(String code, int status) {
        if (code.startsWith("NoSuchEntity")
                || code.equals("ResourceNotFoundException")
                || code.equals("TargetGroupNotFound")
                || code.endsWith("NonExistentQueue")
                || code.startsWith("QueueDoesNotExist")) {
            return 404;
        }
        return code.startsWith("EntityAlreadyExists") || code.equals("ResourceAlreadyExistsException") ? 409 : status;
    }

    private static String wayOut(String action, String code, String words, int status) {
        if (code.startsWith("AccessDenied")
                || code.startsWith("AuthorizationError")
                || code.equals("UnauthorizedOperation")) {
            Matcher resource = RESOURCE.matcher(words);
            return " Allow it: {\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\""
                    + (resource.find() ? resource.group(1) : "*") + "\"}.";
        }
        if (code.equals("ExpiredToken") || code.equals("ExpiredTokenException")) {
            return " Log in again, and run the goal again.";
        }
        return status == 412 ? " It was changed since it was planned; run the goal again." : "";
    }

    private static String line(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
