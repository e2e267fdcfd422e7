package dev.mvnlambda.local.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFiltersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{\"kind\":[\"order\"]}}",
                "{\"body\":{\"kind\":[\"invoice\",\"order\"]}}",
                "{\"body\":{\"kind\":[{\"prefix\":\"or\"}]}}",
                "{\"body\":{\"kind\":[{\"suffix\":\"er\"}]}}",
                "{\"body\":{\"kind\":[{\"anything-but\":[\"invoice\"]}]}}",
                "{\"body\":{\"kind\":[{\"equals-ignore-case\":\"ORDER\"}]}}",
                "{\"body\":{\"price\":[{\"numeric\":[\">\",9,\"<=\",10]}]}}",
                "{\"body\":{\"none\":[{\"exists\":false}],\"kind\":[{\"exists\":true}]}}",
                "{\"body\":{\"customer\":{\"note\":[null]}}}",
                "{\"body\":{\"$or\":[{\"kind\":[\"invoice\"]},{\"price\":[10]}]}}",
                "{\"messageAttributes\":{\"colour\":{\"stringValue\":[\"red\"]}}}"
            })
    void aPatternLooksIntoABodyOfJson(String pattern) {
        ObjectNode record = record("{\"kind\":\"order\",\"price\":10.0,\"customer\":{\"note\":null}}");

        assertThat(EventFilters.of(List.of(pattern)).pass(record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{\"kind\":[\"invoice\"]}}",
                "{\"body\":{\"kind\":[\"order\"],\"price\":[11]}}",
                "{\"body\":[\"order\"]}",
                "{\"eventSource\":[\"aws:sns\"]}"
            })
    void aPatternThatDoesNotMatchInFullLeavesTheRecordOut(String pattern) {
        assertThat(EventFilters.of(List.of(pattern)).pass(record("{\"kind\":\"order\",\"price\":10}")))
                .isFalse();
    }

    @Test
    void aPatternComparesABodyOfPlainText() {
        EventFilters filters = EventFilters.of(List.of("{\"body\":[\"ready\",{\"prefix\":\"go \"}]}"));

        assertThat(filters.pass(record("ready"))).isTrue();
        assertThat(filters.pass(record("go on"))).isTrue();
        assertThat(filters.pass(record("stop"))).isFalse();
        assertThat(filters.pass(record("{\"ready\":1}"))).isFalse();
        assertThat(EventFilters.of(List.of("{\"body\":{\"a\":[1]}}")).pass(record("no { JSON")))
                .isFalse();
    }

    @Test
    void aNumberIsBothATextAndANumber() {
        assertThat(EventFilters.of(List.of("{\"body\":[\"42\"]}")).pass(record("42")))
                .isTrue();
        assertThat(EventFilters.of(List.of("{\"body\":[{\"numeric\":[\">\",41]}]}"))
                        .pass(record("42")))
                .isTrue();
    }

    @Test
    void oneOfSeveralFiltersIsEnoughAndNoneLetsAllThrough() {
        EventFilters filters = EventFilters.of(List.of("{\"body\":[\"a\"]}", "{\"body\":[\"b\"]}"));

        assertThat(filters.pass(record("b"))).isTrue();
        assertThat(filters.pass(record("c"))).isFalse();
        assertThat(EventFilters.of(List.of()).pass(record("c"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "\"single\"",
                "{\"body\":\"text\"}",
                "{\"body\":[]}",
                "{\"body\":{\"a\":[{\"like\":\"x\"}]}}",
                "{\"body\":[\"INSERT\", 123"
            })
    void whatIsNoPatternSaysWhy(String text) {
        assertThat(EventFilters.fault(text)).isPresent();
        assertThatThrownBy(() -> EventFilters.of(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no event pattern: ");
    }

    private static ObjectNode record(String body) {
        ObjectNode record = JSON.createObjectNode().put("body", body).put("eventSource", "aws:sqs");
        record.putObject("messageAttributes").putObject("colour").put("stringValue", "red");
        return record;
    }
}
