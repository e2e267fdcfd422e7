package dev.mvnlambda.processor;

/** A function as it stands in the sources: what it is called, what AWS calls, and its annotations. */
record DeclaredFunction(String name, Handler handler, Marks marks, Problems problems) {

    /** Reports something that no annotation is the place of. */
    void error(ProblemId id, String text) {
        problems.error(id, Place.of(handler.element()), text);
    }
}
