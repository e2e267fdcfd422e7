/** Tests of function URLs over real HTTP, with the control plane played by a directory of one URL. */
@NullMarked
package dev.mvnlambda.local.url;

import org.jspecify.annotations.NullMarked;
