/** S3, as far as uploads of code and notifications of buckets need it. */
@NullMarked
package dev.mvnlambda.local.s3;

import org.jspecify.annotations.NullMarked;
