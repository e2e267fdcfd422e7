/** The page at the local endpoint, and what it shows as JSON. */
@NullMarked
package dev.mvnlambda.local.page;

import org.jspecify.annotations.NullMarked;
