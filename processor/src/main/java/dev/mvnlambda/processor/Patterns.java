package dev.mvnlambda.processor;

import java.util.regex.Pattern;

/** How AWS writes what more than one annotation names. */
final class Patterns {
    static final String ACCOUNT = "\\d{12}";

    /** The beginning of an ARN, up to its service. */
    static final String PARTITION = "arn:aws[a-zA-Z0-9-]*:";

    /** Any ARN; regions and accounts may be empty, as those of buckets are. */
    static final Pattern ARN = Pattern.compile(PARTITION + "[a-zA-Z0-9-]+:[a-z0-9-]*:(" + ACCOUNT + "|aws)?:.+");

    static final Pattern ROLE = Pattern.compile(PARTITION + "iam::" + ACCOUNT + ":role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Pattern POLICY = Pattern.compile(PARTITION + "iam::(" + ACCOUNT + "|aws):policy/.+");
    static final Pattern KMS_KEY = Pattern.compile(PARTITION + "kms:[a-z0-9-]+:" + ACCOUNT + ":(key|alias)/.+");
    static final Pattern ACCESS_POINT =
            Pattern.compile(PARTITION + "elasticfilesystem:[a-z0-9-]+:" + ACCOUNT + ":access-point/fsap-[a-f0-9]{17}");
    static final Pattern DISTRIBUTION =
            Pattern.compile("[A-Z0-9]+|" + PARTITION + "cloudfront::" + ACCOUNT + ":distribution/[A-Z0-9]+");

    /** The name of a log group. */
    static final String LOG_GROUP = "[.\\-_/#A-Za-z0-9]{1,512}";

    static final Pattern LAYER_VERSION =
            Pattern.compile(PARTITION + "lambda:[a-zA-Z0-9-]+:" + ACCOUNT + ":layer:[a-zA-Z0-9-_]+:[0-9]+");

    private Patterns() {}
}
