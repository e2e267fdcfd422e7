/** Handlers that run in JVMs of their own. */
package dev.mvnlambda.local.polling.handler;
