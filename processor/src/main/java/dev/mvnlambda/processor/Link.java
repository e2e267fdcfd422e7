package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.LinkSpec;

/**
 * A link as it stands in the sources.
 *
 * @param to the linked function
 * @param mark the annotation
 * @param carriesUrl whether an address is handed over, which exists only after the linked function is deployed
 */
record Link(LinkTarget to, Mark mark, boolean carriesUrl) {

    LinkSpec spec() {
        return new LinkSpec(to.name(), mark.flag("url"));
    }
}
