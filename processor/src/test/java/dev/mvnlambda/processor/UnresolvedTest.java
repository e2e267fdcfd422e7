package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What other processors or later steps would generate is not known when {@code lambda:generate} runs. */
class UnresolvedTest {
    @Test
    void aValueMustBeKnown() {
        assertThat(problemsOf("""
                @Url(
                    cloudFront = Later.ID)"""))
                .containsExactly(
                        "Shop:2: [UnresolvedValue] cloudFront of @Url on Shop is not known here; write a constant that the sources of this module or its dependencies hold, not one that is generated later.");
    }

    @Test
    void aValueInAListMustBeKnown() {
        assertThat(problemsOf("@Layers({\"${layer}\",\nLater.ID})"))
                .containsExactly(
                        "Shop:2: [UnresolvedValue] value of @Layers on Shop is not known here; write a constant that the"
                                + " sources of this module or its dependencies hold, not one that is generated later.");
    }

    @Test
    void aLinkedClassMustBeKnown() {
        assertThat(problemsOf("@Link(Later.class)"))
                .containsExactly(
                        "Shop:1: [UnresolvedValue] value of @Link on Shop is not known here; write a constant that the"
                                + " sources of this module or its dependencies hold, not one that is generated later.");
    }

    @Test
    void aTextMayLookLikeAnUnknownValue() {
        assertThat(problemsOf("@Environment(name = \"AA\", value = \"<error>\")"))
                .isEmpty();
    }

    @Test
    void whatAHandlerStandsOnMustBeKnown() {
        assertThat(problems("@Versioned\npublic class Shop extends Later {}"))
                .containsExactly(
                        "Shop:2: [UnresolvedType] Shop extends or implements Later, which is not known here; let a handler"
                                + " stand on types that are written, not generated.");
    }

    @Test
    void anInputMustBeKnownWhereATriggerSendsIt() {
        assertThat(problems("@Url public class Shop implements RequestHandler<Later, String> {"
                        + " public String handleRequest(Later in, Context context) { return \"\"; } }"))
                .containsExactly(
                        "Shop:1: [UnresolvedType] Shop takes Later, which is not known here, and a function URL sends"
                                + " APIGatewayV2HTTPEvent; take that, or Map, Object or a stream.");
        assertThat(problems("@Versioned public class Shop implements RequestHandler<Later, String> {"
                        + " public String handleRequest(Later in, Context context) { return \"\"; } }"))
                .isEmpty();
    }
}
