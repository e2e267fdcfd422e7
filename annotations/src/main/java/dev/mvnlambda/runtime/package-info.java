/** What a generated {@code Resource} class stands on; ships inside functions and depends on nothing. */
package dev.mvnlambda.runtime;
