/** One class an AWS kind; alone sees the SDK. */
@NullMarked
package dev.mvnlambda.aws;

import org.jspecify.annotations.NullMarked;
