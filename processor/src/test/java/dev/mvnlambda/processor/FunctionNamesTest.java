package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionNamesTest {
    private static final String TAKEN =
            " cannot name a function, because the generated class has it; set another name with"
                    + " @LambdaFunction(name = …).";
    private static final String RULE =
            " cannot name a function: a name is a Java class name of the letters A to Z, digits or _,"
                    + " beginning with a letter; set one with @LambdaFunction(name = …).";
    private static final String CLASH =
            " has that name or one that differs in case or underscores only; set another name with"
                    + " @LambdaFunction(name = …).";

    @Test
    void namesThatTheGeneratedClassHasAreTaken() {
        assertThat(problemsOf("@LambdaFunction(\n    name = \"Resource\")"))
                .containsExactly("Shop:2: [FunctionName] \"Resource\"" + TAKEN);
        assertThat(problems(handler("Api", "@Versioned"))).containsExactly("Api:2: [FunctionName] \"Api\"" + TAKEN);
    }

    @Test
    void aNameIsThatOfAClass() {
        for (String name : new String[] {"class", "my-shop", "2nd", "${stage}", "Bücher", "_Shop"}) {
            assertThat(problemsOf("@LambdaFunction(name = \"" + name + "\")"))
                    .containsExactly("Shop:1: [FunctionName] \"" + name + "\"" + RULE);
        }
    }

    @Test
    void aNameIsThereOnceIgnoringCase() {
        assertThat(problems(handler("Orders", "@Versioned"), handler("Shop", "@LambdaFunction(name = \"ORDERS\")")))
                .containsExactly(
                        "Shop:1: [DuplicateName] \"ORDERS\" names the function of shop.Shop, and shop.Orders" + CLASH);
    }

    @Test
    void namesDoNotShareTheVariableOfALink() {
        assertThat(problems(handler("OrderIntake", "@Versioned"), handler("Order_Intake", "@Versioned")))
                .containsExactly(
                        "Order_Intake:2: [DuplicateName] \"Order_Intake\" names the function of shop.Order_Intake, and"
                                + " shop.OrderIntake" + CLASH);
    }

    @Test
    void aMethodIsNamedForItsClassAndItself() {
        assertThat(problems(
                        handler("ShopRefund", "@Versioned"),
                        "public class Shop { @Versioned public void refund(String order) {} }"))
                .containsExactly(
                        "ShopRefund:2: [DuplicateName] \"ShopRefund\" names the function of shop.ShopRefund, and"
                                + " shop.Shop::refund" + CLASH);
    }
}
