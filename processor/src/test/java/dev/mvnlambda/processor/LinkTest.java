package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void whatIsLinkedIsAFunction() {
        assertThat(problems(
                        handler("Shop", "@Link(Shop2.class)\n@Link(\nString.class)"), handler("Shop2", "@Versioned")))
                .containsExactly(
                        "Shop:3: [LinkTarget] Shop links java.lang.String, which is no function of this module or of one it"
                                + " depends on; give it @LambdaFunction, or remove this @Link.");
    }

    @Test
    void aLinkedMethodIsAFunction() {
        assertThat(problems(handler("Shop", "@Link(value = Billing.class, method = \"refnd\")"), """
                        public class Billing {
                            @Versioned public void refund(String order) {}
                            @Versioned public void charge(String order) {}
                        }"""))
                .containsExactly(
                        "Shop:1: [LinkMethod] Shop links the method refnd of shop.Billing, which is no function there:"
                                + " charge, refund are; name one, or leave method out. Did you mean refund?");
    }

    @Test
    void aFunctionIsLinkedOnce() {
        assertThat(problems(
                        handler("Shop", "@Link(Billing.class)\n@Link(value = Billing.class, url = false)"),
                        handler("Billing", "@Versioned")))
                .containsExactly("Shop:2: [DuplicateLink] Shop links Billing twice; remove one of them.");
    }

    @Test
    void addressesAreNotHandedOnInACircle() {
        assertThat(problems(
                        handler("Shop", "@Url @Link(Billing.class)"),
                        handler("Billing", "@Url @Link(Audit.class)"),
                        handler("Audit", "@Url\n@Link(Shop.class)")))
                .containsExactly(
                        "Billing:1: [LinkCycle] Audit → Shop → Billing → Audit hand on their URLs in a circle, and each is"
                                + " known only after its function is deployed; write url = false in one of these @Link.");
    }

    @Test
    void aCircleEndsWhereNoAddressIsHandedOn() {
        assertThat(problems(
                        handler("Shop", "@Url @Link(Billing.class)"),
                        handler("Billing", "@Url @Link(value = Shop.class, url = false)")))
                .isEmpty();
        assertThat(problems(handler("Shop", "@Url @Link(Billing.class)"), handler("Billing", "@Link(Shop.class)")))
                .isEmpty();
    }

    @Test
    void aFunctionMayLinkItselfButNotItsAddress() {
        assertThat(problems(handler("Shop", "@Link(Shop.class)"))).isEmpty();
        assertThat(problems(handler("Shop", "@Url @Link(Shop.class)")))
                .containsExactly(
                        "Shop:1: [LinkCycle] Shop → Shop hand on their URLs in a circle, and each is known only after its"
                                + " function is deployed; write url = false in one of these @Link.");
    }

    @Test
    void aClassStandsForItsOtherFunctions() {
        assertThat(problems("""
                public class Shop {
                    @Url @Link(Shop.class) public void pay(Object order) {}
                    @Url public void refund(Object order) {}
                }""")).isEmpty();
    }
}
