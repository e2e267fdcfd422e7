package dev.mvnlambda.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The manifest as JSON: equal manifests give equal texts. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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
}
