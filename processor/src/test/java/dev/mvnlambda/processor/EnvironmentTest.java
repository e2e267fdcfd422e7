package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void aNameIsALetterAndThenLettersDigitsOrUnderscores() {
        assertThat(problemsOf("""
                @Environment(name = "TABLE", value = "orders")
                @Environment(
                    name = "2ND", value = "x")"""))
                .containsExactly(
                        "Shop:3: [EnvironmentName] Shop sets \"2ND\", but a name is a letter and then letters, digits or _, two at least; change it.");
        assertThat(problemsOf("@Environment(name = \"X\", value = \"x\")")).hasSize(1);
    }

    @Test
    void namesOfAwsAreReserved() {
        assertThat(problemsOf("@Environment(name = \"AWS_REGION\", value = \"x\")"))
                .containsExactly(
                        "Shop:1: [ReservedEnvironment] Shop sets AWS_REGION, which AWS reserves for itself; choose another name.");
        assertThat(problemsOf("@Environment(name = \"TZ\", value = \"CET\")")).isEmpty();
    }

    @Test
    void namesOfLinksAreReserved() {
        assertThat(problemsOf("@Environment(name = \"MVNLAMBDA_RESOURCE_BILLING\", value = \"x\")"))
                .containsExactly(
                        "Shop:1: [ReservedEnvironment] Shop sets MVNLAMBDA_RESOURCE_BILLING, but names that begin with"
                                + " MVNLAMBDA_RESOURCE_ carry links; use @Link, or choose another name.");
    }

    @Test
    void aNameIsSetOnce() {
        assertThat(problemsOf("""
                @Environment(name = "TABLE", value = "orders")
                @Environment(name = "TABLE", value = "bills")"""))
                .containsExactly("Shop:2: [DuplicateEnvironment] Shop sets TABLE twice; remove one of them.");
    }

    @Test
    void allVariablesTogetherTakeFourKilobytes() {
        String half = "é".repeat(1024);
        assertThat(problemsOf("@Environment(name = \"AA\", value = \"" + half
                        + "\")\n@Environment(name = \"BB\", value = \"" + half + "x\")"))
                .containsExactly(
                        "Shop:2: [EnvironmentSize] Shop has 4113 bytes of environment, but AWS takes 4096 of all variables"
                                + " together; keep large values such as that of BB elsewhere, in a file or a parameter store.");
        assertThat(problemsOf("@Environment(name = \"AA\", value = \"" + "x".repeat(4000) + "\")"))
                .isEmpty();
    }

    @Test
    void annotationsMayStandInTheirContainer() {
        assertThat(problemsOf("""
                @Environment.List({
                    @Environment(name = "TABLE", value = "orders"),
                    @Environment(name = "2ND", value = "x")
                })"""))
                .containsExactly(
                        "Shop:3: [EnvironmentName] Shop sets \"2ND\", but a name is a letter and then letters, digits or _, two at least; change it.");
    }
}
