package dev.mvnlambda.maven;

/** Words of the goals' output. */
final class Texts {
    private Texts() {}

    /** {@code 1 function}, {@code 2 functions}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
