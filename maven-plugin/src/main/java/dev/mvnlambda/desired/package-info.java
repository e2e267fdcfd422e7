/** From manifest and archive to the nodes that a deploy wants. */
@NullMarked
package dev.mvnlambda.desired;

import org.jspecify.annotations.NullMarked;
