/** Tests of the services and their state. */
@NullMarked
package dev.mvnlambda.local.control;

import org.jspecify.annotations.NullMarked;
