/** Builds whole projects with Maven as a user would, each copied from its directory beside this module's sources. */
@NullMarked
package dev.mvnlambda.it;

import org.jspecify.annotations.NullMarked;
