/** Tests of event filters by patterns that users write. */
@NullMarked
package dev.mvnlambda.local.filter;

import org.jspecify.annotations.NullMarked;
