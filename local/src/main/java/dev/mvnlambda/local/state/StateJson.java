package dev.mvnlambda.local.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.mvnlambda.local.wire.JsonShapes;
import dev.mvnlambda.local.wire.Shapes;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** State as JSON: records as Jackson writes them, the SDK's shapes within as the wire does. */
public final class StateJson {

    private static final JsonShapes SHAPES = JsonShapes.json();
    private static final ObjectMapper MAPPER = made();

    private StateJson() {}

    /** Returns the one mapper, which knows each type once it has met it; nobody configures it further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    private static ObjectMapper made() {
        SimpleModule module = new SimpleModule();
        module.setDeserializers(new ShapeDeserializers());
        module.addSerializer(SdkPojo.class, new ShapeWriter());
        module.addSerializer(Instant.class, new InstantWriter());
        module.addDeserializer(Instant.class, new InstantReader());
        return JsonMapper.builder().addModule(module).build();
    }

    private static final class ShapeWriter extends JsonSerializer<SdkPojo> {

        @Override
        public void serialize(SdkPojo shape, JsonGenerator json, SerializerProvider provider) throws IOException {
            SHAPES.write(json, shape);
        }
    }

    private static final class ShapeReader extends JsonDeserializer<Object> {

        private final Class<?> type;

        ShapeReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
                SHAPES.fill(builder, json.<JsonNode>readValueAsTree());
                return Shapes.build(builder);
            } catch (ReflectiveOperationException e) {
                throw new IOException(type + " has no builder", e);
            }
        }
    }

    private static final class ShapeDeserializers extends SimpleDeserializers {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            return SdkPojo.class.isAssignableFrom(type.getRawClass())
                    ? new ShapeReader(type.getRawClass())
                    : super.findBeanDeserializer(type, config, description);
        }
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.parse(json.getText());
        }
    }
}
