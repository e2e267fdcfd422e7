package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandlerTest {
    private static final String METHOD = " { public String handleRequest(String in, Context context) { return in; } }";

    @Test
    void aHandlerIsAClassOrARecord() {
        assertThat(problems("@Url public interface Shop {}"))
                .containsExactly(
                        "Shop:1: [HandlerClass] Shop is no class, and AWS has to create an instance of it; annotate a class.");
        assertThat(problems("@Versioned public enum Shop { ONE; }")).hasSize(1);
        assertThat(problems("@Versioned public record Shop() implements RequestHandler<String, String>" + METHOD))
                .isEmpty();
    }

    @Test
    void aHandlerIsNotAbstract() {
        assertThat(problems("@Versioned\npublic abstract class Shop implements RequestHandler<String, String> {}"))
                .containsExactly(
                        "Shop:2: [HandlerClass] Shop is abstract, and AWS has to create an instance of it; annotate a"
                                + " subclass that is not.");
    }

    @Test
    void aHandlerIsPublic() {
        assertThat(problems("@Versioned class Shop implements RequestHandler<String, String>" + METHOD))
                .containsExactly(
                        "Shop:1: [HandlerClass] Shop is not public, and AWS calls public classes only; make it public.");
    }

    @Test
    void aNestedHandlerIsStatic() {
        assertThat(problems(
                        "public class Outer {\n@Versioned public class Shop implements RequestHandler<String, String>"
                                + METHOD + "}"))
                .containsExactly(
                        "Outer:2: [HandlerClass] Shop is an inner class, and AWS cannot create it without the outer one;"
                                + " make it static.");
        assertThat(problems("public class Outer { @Versioned public static class Shop implements"
                        + " RequestHandler<String, String>" + METHOD + "}"))
                .isEmpty();
    }

    @Test
    void aHandlerHasNoTypeParameters() {
        assertThat(problems("@Versioned public class Shop<T> implements RequestHandler<String, String>" + METHOD))
                .containsExactly(
                        "Shop:1: [HandlerClass] Shop has type parameters, and AWS cannot know what they stand for; annotate"
                                + " a subclass that sets them.");
    }

    @Test
    void aHandlerHasAPublicConstructorWithoutParameters() {
        String rule =
                "Shop:1: [HandlerClass] Shop has no public constructor without parameters, and AWS calls that one; add it.";
        assertThat(problems(
                        "@Versioned public class Shop implements RequestHandler<String, String> { public Shop(int i) {} "
                                + "public String handleRequest(String in, Context context) { return in; } }"))
                .containsExactly(rule);
        assertThat(problems("@Versioned public class Shop implements RequestHandler<String, String> { Shop() {} "
                        + "public String handleRequest(String in, Context context) { return in; } }"))
                .containsExactly(rule);
    }

    @Test
    void aHandlerClassImplementsAHandlerInterface() {
        assertThat(problems("@Versioned public class Shop {}"))
                .containsExactly(
                        "Shop:1: [HandlerType] Shop implements neither RequestHandler nor RequestStreamHandler, so AWS"
                                + " cannot call it; implement one, or annotate a public method instead.");
    }

    @Test
    void aHandlerMayInheritItsInterface() {
        assertThat(
                        problems(
                                "abstract class Base<I> implements RequestHandler<I, String> {}",
                                "@Url public class Shop extends Base<Map<String, Object>> {"
                                        + " public String handleRequest(Map<String, Object> in, Context context) { return \"\"; } }"))
                .isEmpty();
        assertThat(problems(
                        "abstract class Base<I> implements RequestHandler<I, String> {}",
                        "@Url public class Shop extends Base<String>" + METHOD))
                .hasSize(1)
                .first()
                .asString()
                .contains("[EventType] Shop takes java.lang.String");
    }

    @Test
    void aHandlerSaysWhatItTakes() {
        assertThat(problems("@SuppressWarnings(\"rawtypes\") @Versioned public class Shop implements RequestHandler {"
                        + " public Object handleRequest(Object in, Context context) { return in; } }"))
                .containsExactly(
                        "Shop:1: [HandlerInput] Shop implements RequestHandler without saying for which types, so AWS cannot"
                                + " make its input; write RequestHandler<Input, Output>.");
    }

    @Test
    void lambdaAtEdgeIsNoTrigger() {
        String rule =
                "[LambdaEdge] %s takes CloudFrontEvent, but Lambda@Edge calls versions by their numbers and takes neither an alias nor environment variables, so it is no trigger here; deploy this function with another tool, or stand a URL behind the distribution by @Url(cloudFront = …).";
        assertThat(problems("@Versioned\n@Url public class Shop implements RequestHandler<CloudFrontEvent, String> {"
                        + " public String handleRequest(CloudFrontEvent in, Context context) { return \"\"; } }"))
                .containsExactly("Shop:2: " + rule.formatted("Shop"));
        assertThat(problems(
                        "public class Shop {\n@Versioned public void pay(Mine event) {} }",
                        "public class Mine extends CloudFrontEvent {}"))
                .containsExactly("Shop:2: " + rule.formatted("ShopPay"));
        assertThat(problems("@Durable public class Shop extends DurableHandler<CloudFrontEvent, String> {}"))
                .containsExactly("Shop:1: " + rule.formatted("Shop"));
    }

    @Test
    void aHandlerHas128CharactersAtMost() {
        String name = "S".repeat(124);
        assertThat(problems("@Versioned public class " + name + " implements RequestHandler<String, String>" + METHOD))
                .containsExactly(name + ":1: [HandlerLength] " + name + " has a handler of 129 characters, shop." + name
                        + ", but AWS takes at most 128; shorten the name of its package or class.");
    }

    @Test
    void aMethodIsPublic() {
        assertThat(problems("public class Shop { @Versioned void pay(String order) {} }"))
                .containsExactly(
                        "Shop:1: [HandlerMethod] Shop::pay is not public, and AWS calls public methods only; make it public.");
    }

    @Test
    void aMethodHasNoTypeParameters() {
        assertThat(problems("public class Shop { @Versioned public <T> void pay(T order) {} }"))
                .containsExactly(
                        "Shop:1: [HandlerMethod] Shop::pay has type parameters, and AWS cannot know what they stand for;"
                                + " write the types.");
    }

    @Test
    void aMethodIsNotOverloaded() {
        String rule =
                "[HandlerMethod] Shop::pay is one of several methods of that name, and AWS takes any of them; rename it.";
        assertThat(
                        problems(
                                "public class Shop {\n@Versioned public void pay(String order) {}\npublic void pay(int order) {} }"))
                .containsExactly("Shop:2: " + rule);
        assertThat(problems(
                        "public class Base { public void pay(int order) {} }",
                        "public class Shop extends Base { @Versioned public void pay(String order) {} }"))
                .containsExactly("Shop:1: " + rule);
        assertThat(
                        problems(
                                "public class Base<T> { public void pay(T order) {} }",
                                "public class Shop extends Base<String> { @Versioned @Override public void pay(String order) {} }"))
                .isEmpty();
    }

    @Test
    void aMethodTakesWhatAwsHandsOver() {
        String rule =
                ", but AWS calls (I), (I, Context), (InputStream, OutputStream) or (InputStream, OutputStream, Context);"
                        + " change its parameters.";
        assertThat(problems("public class Shop { @Versioned public void pay(String order, int amount) {} }"))
                .containsExactly("Shop:1: [HandlerMethod] Shop::pay takes (java.lang.String, int)" + rule);
        assertThat(problems("public class Shop { @Versioned public void pay() {} }"))
                .containsExactly("Shop:1: [HandlerMethod] Shop::pay takes ()" + rule);
        assertThat(problems("public class Shop { @Versioned public void pay(InputStream in) {} }"))
                .hasSize(1);
        assertThat(problems("""
                public class Shop {
                    @Versioned public void pay(String order) {}
                    @Versioned public String refund(String order, Context context) { return order; }
                    @Versioned public void copy(InputStream in, OutputStream out) {}
                    @Versioned public static void move(InputStream in, OutputStream out, Context context) {}
                }""")).isEmpty();
    }

    @Test
    void anyAnnotationMakesAFunction() {
        assertThat(problems("@Async public class Shop {}")).hasSize(1);
        assertThat(problems(
                        "@Tag(key = \"team\", value = \"x\") @Tag(key = \"cost\", value = \"y\") public class Shop {}"))
                .hasSize(1);
    }
}
