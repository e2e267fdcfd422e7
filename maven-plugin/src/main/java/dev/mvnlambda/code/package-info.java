/** The archive that AWS runs: one a module, equal bytes for equal input. */
@NullMarked
package dev.mvnlambda.code;

import org.jspecify.annotations.NullMarked;
