@NullMarked
package dev.mvnlambda.maven;

import org.jspecify.annotations.NullMarked;
