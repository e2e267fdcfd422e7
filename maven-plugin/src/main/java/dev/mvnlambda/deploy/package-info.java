/** The pipeline of each goal, from manifest to report. */
@NullMarked
package dev.mvnlambda.deploy;

import org.jspecify.annotations.NullMarked;
