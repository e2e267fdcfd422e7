/** Tests of the account and its server as a whole. */
@NullMarked
package dev.mvnlambda.local;

import org.jspecify.annotations.NullMarked;
