/** The deployment manifest: the contract between the compiler's side and the deployer, as immutable values. */
@NullMarked
package dev.mvnlambda.manifest;

import org.jspecify.annotations.NullMarked;
