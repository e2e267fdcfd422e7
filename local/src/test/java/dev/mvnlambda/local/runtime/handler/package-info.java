/** Handlers as users write them; tests copy their class files to where a function's code would be. */
package dev.mvnlambda.local.runtime.handler;
