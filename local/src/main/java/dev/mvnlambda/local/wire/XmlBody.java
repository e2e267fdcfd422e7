package dev.mvnlambda.local.wire;

import software.amazon.awssdk.core.SdkPojo;

/** Shapes as XML documents, for services that write their paths and headers by hand. */
public final class XmlBody {

    private XmlBody() {}

    /** Writes those members of a shape that belong into a body. */
    public static byte[] write(String namespace, String root, SdkPojo shape) {
        return new XmlAnswer(namespace).shape(root, shape);
    }

    /**
     * Reads a document; an empty one sets nothing.
     *
     * @param builder that of the type
     * @throws BadRequestException when the body is no XML
     */
    public static <T> T read(byte[] body, SdkPojo builder, Class<T> type) {
        if (body.length > 0) {
            XmlReader.fill(builder, body);
        }
        return type.cast(Shapes.build(builder));
    }
}
