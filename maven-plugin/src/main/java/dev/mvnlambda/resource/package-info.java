/** What the stages know of AWS: names, targets, and the shape of a resource type. */
@NullMarked
package dev.mvnlambda.resource;

import org.jspecify.annotations.NullMarked;
