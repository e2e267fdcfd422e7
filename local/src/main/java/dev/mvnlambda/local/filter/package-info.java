/** Decides which records of an event source a function gets. */
@NullMarked
package dev.mvnlambda.local.filter;

import org.jspecify.annotations.NullMarked;
