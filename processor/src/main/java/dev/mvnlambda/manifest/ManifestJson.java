package dev.mvnlambda.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The manifest as JSON: equal manifests give equal texts. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(TriggerSpec.class, ByKind.class)
            .build();

    /** How many names AWS takes in a filter policy. */
    private static final int MOST_NAMES = 5;

    private static final Set<String> FIXED = Set.of("name", "alias", "kind");

    /** What a trigger is stands beside its settings. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AlbSpec.class, name = "alb"),
        @JsonSubTypes.Type(value = CognitoSpec.class, name = "cognito"),
        @JsonSubTypes.Type(value = EventBridgeSpec.class, name = "eventbridge"),
        @JsonSubTypes.Type(value = IotSpec.class, name = "iot"),
        @JsonSubTypes.Type(value = LogsSpec.class, name = "logs"),
        @JsonSubTypes.Type(value = RouteSpec.class, name = "route"),
        @JsonSubTypes.Type(value = S3Spec.class, name = "s3"),
        @JsonSubTypes.Type(value = ScheduleSpec.class, name = "schedule"),
        @JsonSubTypes.Type(value = SnsSpec.class, name = "sns")
    })
    private interface ByKind {}

    private ManifestJson() {}

    /** Writes a manifest, with line feeds on every system and one at the end. */
    public static String write(Manifest manifest) {
        try {
            return MAPPER.writeValueAsString(manifest).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param source where it came from, for the message
     * @throws ManifestException if it is none, or of another schema
     */
    public static Manifest read(String json, String source) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int schema = tree.path("schema").asInt();
            if (schema != Manifest.SCHEMA) {
                throw new ManifestException(source + " has schema " + schema + ", but this plugin reads "
                        + Manifest.SCHEMA + ". Build the module again with this version of the plugin.");
            }
            return MAPPER.treeToValue(tree, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ManifestException(
                    source + " is no manifest (" + e.getOriginalMessage() + "). Build the module again.", e);
        }
    }

    /** The manifest with every text mapped, but names and aliases, which hold no placeholders. */
    public static Manifest resolved(Manifest manifest, UnaryOperator<String> text) {
        try {
            return MAPPER.treeToValue(resolved(MAPPER.valueToTree(manifest), text), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text is one JSON object and nothing more, as the filters of an event source are. */
    public static boolean isObject(String json) {
        try {
            return MAPPER.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json)
                    .isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Whether a text is one JSON value and nothing more. */
    public static boolean isJson(String json) {
        try {
            return !MAPPER.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json)
                    .isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Whether a pattern of events uses an operator: it stands in an object that is one of the values of a field. */
    public static boolean hasOperator(String pattern, String operator) {
        try {
            return hasOperator(MAPPER.readTree(pattern), operator);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean hasOperator(JsonNode node, String operator) {
        for (JsonNode inner : node) {
            if ((node.isArray() && inner.has(operator)) || hasOperator(inner, operator)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is wrong with a filter policy of a subscription; empty when AWS takes its form.
     *
     * @param nested whether it looks at the message, and not at its attributes
     */
    public static Optional<String> filterPolicyFault(String json, boolean nested) {
        if (!isObject(json)) {
            return Optional.of("a filter policy is a JSON object");
        }
        try {
            JsonNode policy = MAPPER.readTree(json);
            List<JsonNode> values = new ArrayList<>();
            return addValues(policy, nested, values)
                    .or(() -> values.size() > MOST_NAMES
                            ? Optional.of("a filter policy has at most " + MOST_NAMES + " names")
                            : Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> addValues(JsonNode policy, boolean nested, List<JsonNode> values) {
        for (Map.Entry<String, JsonNode> member : policy.properties()) {
            JsonNode value = member.getValue();
            if (value.isArray() && !value.isEmpty()) {
                values.add(value);
            } else if (!value.isObject()) {
                return Optional.of("\"" + member.getKey() + "\" has no list of values");
            } else if (!nested) {
                return Optional.of("\"" + member.getKey() + "\" is nested, and attributes of a message are not");
            } else {
                Optional<String> fault = addValues(value, true, values);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static JsonNode resolved(JsonNode node, UnaryOperator<String> text) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (!FIXED.contains(member.getKey())) {
                    member.setValue(resolved(member.getValue(), text));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolved(array.get(i), text));
            }
        }
        return node.isTextual() ? TextNode.valueOf(text.apply(node.textValue())) : node;
    }
}
