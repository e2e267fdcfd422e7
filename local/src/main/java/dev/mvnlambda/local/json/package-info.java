/** JSON, for all packages. */
@NullMarked
package dev.mvnlambda.local.json;

import org.jspecify.annotations.NullMarked;
