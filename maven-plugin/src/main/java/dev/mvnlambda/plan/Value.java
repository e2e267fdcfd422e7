package dev.mvnlambda.plan;

/** A text that is known, or that only a step will tell. */
public sealed interface Value {

    /** This value, known if the outputs tell it. */
    Value resolved(Outputs outputs);

    /** The text; fails while it is not known, since no step may run before those that it waits for. */
    String text();

    /** A known text. */
    static Value of(String text) {
        return new Known(text);
    }

    /** A known text. */
    record Known(String text) implements Value {
        @Override
        public Value resolved(Outputs outputs) {
            return this;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A known text that no output may show. */
    record Secret(String text) implements Value {
        @Override
        public Value resolved(Outputs outputs) {
            return this;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /**
     * A text around the output of a step.
     *
     * @param key the resource that tells it
     * @param output the name of the output
     * @param before text before it
     * @param after text behind it
     * @param words what a person reads in its place while it is not known
     */
    record FromStep(ResourceKey key, String output, String before, String after, String words) implements Value {

        /** The output alone. */
        public FromStep(ResourceKey key, String output, String words) {
            this(key, output, "", "", words);
        }

        @Override
        public Value resolved(Outputs outputs) {
            return outputs.find(key, output)
                    .<Value>map(text -> new Known(before + text + after))
                    .orElse(this);
        }

        @Override
        public String text() {
            throw new IllegalStateException(output + " of " + key + " is not known yet");
        }

        @Override
        public String toString() {
            return before + "(" + words + ")" + after;
        }
    }
}
