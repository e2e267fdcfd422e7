package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Maven sets the field of a parameter's name, whichever class of a goal declares it. */
final class ParameterFieldTest {

    @TestFactory
    Stream<DynamicTest> aParameterMeansOneFieldAndMayChangeIt() throws Exception {
        try (InputStream descriptor = ParameterFieldTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(descriptor)
                    .getDocumentElement();
            return elements(plugin, "mojo").stream()
                    .filter(mojo -> text(mojo, "implementation").startsWith("dev.mvnlambda.maven."))
                    .map(mojo -> DynamicTest.dynamicTest(text(mojo, "goal"), () -> check(mojo)));
        }
    }

    private static void check(Element mojo) throws ClassNotFoundException {
        Class<?> goal = Class.forName(text(mojo, "implementation"));
        Element parameters = (Element) mojo.getElementsByTagName("parameters").item(0);
        assertThat(elements(parameters, "parameter")).isNotEmpty().allSatisfy(parameter -> {
            List<Field> fields = fields(goal, text(parameter, "name"));
            assertThat(fields).as(text(parameter, "name")).hasSize(1);
            assertThat(Modifier.isFinal(fields.get(0).getModifiers()))
                    .as(text(parameter, "name"))
                    .isFalse();
        });
    }

    private static List<Field> fields(Class<?> goal, String name) {
        return Stream.<Class<?>>iterate(goal, type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .toList();
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
