/** The seam between services that call functions and the functions. */
@NullMarked
package dev.mvnlambda.local.push;

import org.jspecify.annotations.NullMarked;
