/** From the account to what is there already. */
@NullMarked
package dev.mvnlambda.observed;

import org.jspecify.annotations.NullMarked;
