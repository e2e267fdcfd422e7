package dev.mvnlambda.local.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes the answers of awsQuery and restXml. */
final class XmlAnswer {

    /** What goes between the tags of an answer. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private final String namespace;

    XmlAnswer(String namespace) {
        this.namespace = namespace;
    }

    byte[] result(String operation, SdkPojo response, String requestId) {
        return document(operation + "Response", xml -> {
            element(xml, operation + "Result", inner -> members(inner, response));
            element(xml, "ResponseMetadata", inner -> text(inner, "RequestId", requestId));
        });
    }

    /** Writes the members of a shape that have no other place than the body. */
    byte[] shape(String root, SdkPojo shape) {
        return document(root, xml -> members(xml, shape));
    }

    byte[] error(WireError error, String requestId) {
        return document("ErrorResponse", xml -> {
            element(xml, "Error", inner -> {
                text(inner, "Type", error.isSenders() ? "Sender" : "Receiver");
                text(inner, "Code", error.code());
                text(inner, "Message", Objects.requireNonNullElse(error.message(), ""));
            });
            text(xml, "RequestId", requestId);
        });
    }

    private byte[] document(String root, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void members(XMLStreamWriter xml, SdkPojo shape) throws XMLStreamException {
        for (SdkField<?> field : shape.sdkFields()) {
            Optional<Object> value = Shapes.value(field, shape);
            if (value.isPresent() && field.location() == MarshallLocation.PAYLOAD) {
                value(xml, field, field.unmarshallLocationName(), value.get());
            }
        }
    }

    private void value(XMLStreamWriter xml, SdkField<?> field, String name, Object value) throws XMLStreamException {
        if (value instanceof SdkPojo nested) {
            element(xml, name, inner -> members(inner, nested));
        } else if (value instanceof List<?> items) {
            list(xml, field, name, items);
        } else if (value instanceof Map<?, ?> map) {
            map(xml, field, name, map);
        } else {
            text(xml, name, Scalars.text(field, value, Format.ISO_8601));
        }
    }

    private void list(XMLStreamWriter xml, SdkField<?> field, String name, List<?> items) throws XMLStreamException {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        if (trait.isFlattened()) {
            for (Object item : items) {
                value(xml, trait.memberFieldInfo(), name, item);
            }
            return;
        }
        String member = Objects.requireNonNullElse(trait.memberLocationName(), "member");
        element(xml, name, inner -> {
            for (Object item : items) {
                value(inner, trait.memberFieldInfo(), member, item);
            }
        });
    }

    private void map(XMLStreamWriter xml, SdkField<?> field, String name, Map<?, ?> map) throws XMLStreamException {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        Content entries = inner -> {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                element(inner, trait.isFlattened() ? name : "entry", pair -> {
                    text(pair, trait.keyLocationName(), entry.getKey().toString());
                    value(pair, trait.valueFieldInfo(), trait.valueLocationName(), entry.getValue());
                });
            }
        };
        if (trait.isFlattened()) {
            entries.write(xml);
        } else {
            element(xml, name, entries);
        }
    }

    private static void element(XMLStreamWriter xml, String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write(xml);
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
