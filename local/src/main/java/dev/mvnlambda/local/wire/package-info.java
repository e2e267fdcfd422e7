/** Speaks AWS's protocols over HTTP, typed by the SDK's own model classes. */
@NullMarked
package dev.mvnlambda.local.wire;

import org.jspecify.annotations.NullMarked;
