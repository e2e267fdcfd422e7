package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags, as AWS answers of them. */
class TagWireTest extends WireTest {

    private static final String FUNCTION = AccountTest.ARN + "f";
    private static final String TOO_MANY = """
            400 InvalidParameterValueException
            {Type: 'User', message: 'Number of tags exceeds resource tag limit.'}
            """;

    @BeforeEach
    void aFunction() {
        function("f");
    }

    @Test
    void tagsAreAddedReplacedAndTakenAway() {
        tag(FUNCTION, Map.of("a", "1", "b", "2"), "204");
        tag(FUNCTION, Map.of("b", "3", "c", "4"), "204");
        listed("{a: '1', b: '3', c: '4'}");
        untag(List.of("a", "none"), "204");
        listed("{b: '3', c: '4'}");
        untag(List.of("b", "c"), "204");
        listed("{}");
    }

    @Test
    void whatIsTaggedHasToBeThere() {
        String none = AccountTest.ARN + "none";
        String missing = "404 ResourceNotFoundException\n{Type: 'User', Message: 'Function not found:"
                + " <lambda>:function:none'}";
        tag(none, Map.of("a", "1"), missing);
        answered(
                lambda -> lambda.untagResource(request -> request.resource(none).tagKeys("a")), missing);
        answered(lambda -> lambda.listTags(request -> request.resource(none)), missing);
        tag("arn:aws:something", Map.of("a", "1"), """
                400 ValidationException
                {message: "1 validation error detected: Value 'arn:aws:something' at 'resource' failed to satisfy \
                constraint: Member must satisfy regular expression pattern: \
                arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\\\d{1}:\\\\d{12}:\
                (function:[a-zA-Z0-9-_]+(:(\\\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|\
                event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|\
                capacity-provider:[a-zA-Z0-9-_]+)"}
                """);
    }

    @Test
    void tagsBelongToAFunctionAsAWhole() {
        String refusal = "400 InvalidParameterValueException\n{Type: 'User', message: 'Tags on function aliases and"
                + " versions are not supported. Please specify a function ARN.'}";
        tag(FUNCTION + ":1", Map.of("a", "1"), refusal);
        tag(FUNCTION + ":$LATEST", Map.of("a", "1"), refusal);
        tag(AccountTest.ARN + "none:live", Map.of("a", "1"), refusal);
    }

    @Test
    void tagsAreFiftyAtMostAndAtLeastOne() {
        Map<String, String> fifty = new TreeMap<>();
        for (int n = 0; n < 50; n++) {
            fifty.put(n + "_key", n + "_value");
        }
        tag(FUNCTION, fifty, "204");
        tag(FUNCTION, Map.of("another", "one"), TOO_MANY);
        tag(FUNCTION, Map.of(), """
                400 InvalidParameterValueException
                {Type: 'User', message: 'An error occurred and the request cannot be processed.'}
                """);
        untag(List.of(), """
                400 ValidationException
                {message: "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member \
                must not be null"}
                """);
    }

    @Test
    void tagsAreShownWithTheFunctionOfWhichTheyChangeTheRevision() {
        String before = lambda.getFunction(request -> request.functionName("f"))
                .configuration()
                .revisionId();
        lambda.tagResource(request -> request.resource(FUNCTION).tags(Map.of("a", "1")));
        var tagged = lambda.getFunction(request -> request.functionName("f"));
        assertThat(tagged.tags()).containsExactly(Map.entry("a", "1"));
        assertThat(tagged.configuration().revisionId()).isNotEqualTo(before);
    }

    private void tag(String resource, Map<String, String> tags, String expected) {
        answered(
                lambda ->
                        lambda.tagResource(request -> request.resource(resource).tags(tags)),
                expected);
    }

    private void untag(List<String> keys, String expected) {
        answered(
                lambda -> lambda.untagResource(
                        request -> request.resource(FUNCTION).tagKeys(keys)),
                expected);
    }

    private void listed(String tags) {
        answered(lambda -> lambda.listTags(request -> request.resource(FUNCTION)), "200\n{Tags: " + tags + "}");
    }
}
