/** What runs inside a child JVM: loads a handler and answers the calls that the server sends; and the protocol of the two. */
@NullMarked
package dev.mvnlambda.local.worker;

import org.jspecify.annotations.NullMarked;
