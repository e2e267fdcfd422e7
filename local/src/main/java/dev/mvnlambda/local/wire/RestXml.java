package dev.mvnlambda.local.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** The bodies of restXml: shapes as documents; paths and headers are left to the service. */
public final class RestXml {

    private RestXml() {}

    /** Writes those members of a shape that belong into a body. */
    public static byte[] write(String namespace, String root, SdkPojo shape) {
        return new XmlAnswer(namespace).shape(root, shape);
    }

    /**
     * Reads a document; what a shape does not know is left out.
     *
     * @param builder that of the type
     * @throws BadRequestException when the body is no XML
     */
    public static <T> T read(byte[] body, SdkPojo builder, Class<T> type) {
        if (body.length > 0) {
            fill(builder, root(body));
        }
        return type.cast(Shapes.build(builder));
    }

    private static Element root(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException e) {
            throw new BadRequestException("The body is no XML: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(SdkPojo builder, Element element) {
        for (SdkField<?> field : builder.sdkFields()) {
            List<Element> found = children(element, field.locationName());
            if (!found.isEmpty()) {
                read(field, found).ifPresent(value -> field.set(builder, value));
            }
        }
    }

    private static Optional<Object> read(SdkField<?> field, List<Element> found) {
        return switch (Shapes.kind(field)) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                fill(builder, found.get(0));
                yield Optional.of(Shapes.build(builder));
            }
            case LIST -> Optional.of(list(field, found));
            case MAP -> Optional.empty();
            default -> Optional.of(Scalars.parse(field, found.get(0).getTextContent()));
        };
    }

    private static List<Object> list(SdkField<?> field, List<Element> found) {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        List<Element> items = trait.isFlattened()
                ? found
                : children(found.get(0), Objects.requireNonNullElse(trait.memberLocationName(), "member"));
        List<Object> list = new ArrayList<>();
        items.forEach(item -> read(trait.memberFieldInfo(), List.of(item)).ifPresent(list::add));
        return list;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }
}
