package dev.mvnlambda.deploy;

import dev.mvnlambda.local.control.Switches;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers to what AWS leaves open; a deployer has to be right with any of them. */
final class OpenQuestions {
    private static final List<String> NAMES = Switches.names();

    /** For each switch the rows, out of five, in which it is inverted: three of them, and never the same three. */
    private static final List<String> ROWS =
            List.of("11100", "11010", "11001", "10110", "10101", "10011", "01110", "01101", "01011", "00111");

    private static final int MIXED = 5;

    private OpenQuestions() {}

    /** The likely answers and the opposite of each. */
    static Stream<Switches> both() {
        return Stream.of(Switches.likely(), Switches.likely().inverted());
    }

    /** The likely answers, and few others in which any two switches meet with both settings of each. */
    static List<Switches> everyTwo() {
        return Stream.concat(
                        Stream.of(Switches.likely()), IntStream.range(0, MIXED).mapToObj(OpenQuestions::mixed))
                .toList();
    }

    /** The likely answers, the opposite of each alone and of all together, and those in which any two meet. */
    static Stream<Switches> many() {
        Stream<Switches> alone = NAMES.stream().map(name -> Switches.likely().inverted(name));
        return Stream.of(both(), alone, everyTwo().stream().skip(1)).flatMap(some -> some);
    }

    private static Switches mixed(int row) {
        Switches mixed = Switches.likely();
        for (int i = 0; i < NAMES.size(); i++) {
            if (ROWS.get(i).charAt(row) == '1') {
                mixed = mixed.inverted(NAMES.get(i));
            }
        }
        return mixed;
    }
}
