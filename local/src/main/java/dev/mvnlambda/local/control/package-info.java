/** The services of the local account and their state. */
@NullMarked
package dev.mvnlambda.local.control;

import org.jspecify.annotations.NullMarked;
