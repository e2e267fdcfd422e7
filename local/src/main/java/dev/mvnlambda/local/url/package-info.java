/** Function URLs and HTTP APIs: HTTP requests as payload format 2.0 events, and handlers' answers as HTTP responses. */
@NullMarked
package dev.mvnlambda.local.url;

import org.jspecify.annotations.NullMarked;
