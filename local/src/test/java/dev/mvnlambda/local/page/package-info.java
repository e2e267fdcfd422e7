@NullMarked
package dev.mvnlambda.local.page;

import org.jspecify.annotations.NullMarked;
