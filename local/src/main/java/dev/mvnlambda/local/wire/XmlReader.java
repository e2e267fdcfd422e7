package dev.mvnlambda.local.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** Reads members out of XML; there are no maps in what is read. */
final class XmlReader {

    private XmlReader() {}

    /** Reads a document that is one member whole. */
    static Object read(SdkField<?> field, byte[] document) {
        return value(field, root(document));
    }

    /** Sets the members that a document holds; what a shape does not know is left out. */
    static void fill(SdkPojo builder, byte[] document) {
        fill(builder, root(document));
    }

    private static Element root(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new BadRequestException("The body is no XML", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(SdkField<?> field, Element element) {
        return switch (Shapes.kind(field)) {
            case SDK_POJO -> pojo(field, element);
            case LIST -> {
                SdkField<?> item = Shapes.itemField(field);
                yield children(element).stream()
                        .map(child -> value(item, child))
                        .toList();
            }
            default -> Scalars.parse(field, element.getTextContent());
        };
    }

    private static Object pojo(SdkField<?> field, Element element) {
        SdkPojo builder = field.constructor().get();
        fill(builder, element);
        return Shapes.build(builder);
    }

    private static void fill(SdkPojo builder, Element element) {
        for (SdkField<?> member : builder.sdkFields()) {
            member(member, element).ifPresent(value -> member.set(builder, value));
        }
    }

    private static Optional<Object> member(SdkField<?> member, Element element) {
        List<Element> named = children(element).stream()
                .filter(child -> child.getTagName().equals(member.locationName()))
                .toList();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        boolean flattened = member.getOptionalTrait(ListTrait.class)
                .filter(ListTrait::isFlattened)
                .isPresent();
        return Optional.of(
                flattened
                        ? named.stream()
                                .map(child -> value(Shapes.itemField(member), child))
                                .toList()
                        : value(member, named.get(0)));
    }

    private static List<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
