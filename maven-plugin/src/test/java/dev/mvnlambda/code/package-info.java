@NullMarked
package dev.mvnlambda.code;

import org.jspecify.annotations.NullMarked;
