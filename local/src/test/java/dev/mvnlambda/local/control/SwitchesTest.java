package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What AWS does is not settled here; each switch has both of its settings. */
class SwitchesTest extends AccountTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void equalBytesMakeAVersionOrNot(boolean likely) {
        Switches switches = with(likely);
        published("f");
        lambda.updateFunctionCode(request -> request.functionName("f").zipFile(Archives.of("one")));
        settle();

        assertThat(lambda.publishVersion(request -> request.functionName("f")).version())
                .isEqualTo(switches.equalCodeMakesVersion() ? "2" : "1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQualifiedFunctionShowsItsTagsOrNot(boolean likely) {
        Switches switches = with(likely);
        create("f", request -> request.publish(true).tags(Map.of("k", "v")));
        settle();

        assertThat(lambda.getFunction(request -> request.functionName("f")).hasTags())
                .isTrue();
        assertThat(lambda.getFunction(request -> request.functionName("f:1")).hasTags())
                .isEqualTo(switches.qualifiedAnswersShowTags());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void taggingChangesTheRevisionOrNot(boolean likely) {
        Switches switches = with(likely);
        function("f");
        String before = shown("f").revisionId();

        lambda.tagResource(request -> request.resource(ARN + "f").tags(Map.of("k", "v")));

        assertThat(!shown("f").revisionId().equals(before)).isEqualTo(switches.taggingChangesRevision());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void grantingChangesTheRevisionOfTheAliasOrNot(boolean likely) {
        Switches switches = with(likely);
        published("f");
        String before = lambda.createAlias(
                        request -> request.functionName("f").name("live").functionVersion("1"))
                .revisionId();

        lambda.addPermission(request -> request.functionName("f")
                .qualifier("live")
                .statementId("s")
                .principal("*")
                .action("lambda:InvokeFunction"));

        String after = lambda.getAlias(request -> request.functionName("f").name("live"))
                .revisionId();
        assertThat(!after.equals(before)).isEqualTo(switches.grantingChangesRevision());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movingAnAliasToWhereItIsChangesItsRevisionOrNot(boolean likely) {
        Switches switches = with(likely);
        published("f");
        String before = lambda.createAlias(
                        request -> request.functionName("f").name("live").functionVersion("1"))
                .revisionId();

        String after = lambda.updateAlias(
                        request -> request.functionName("f").name("live").functionVersion("1"))
                .revisionId();

        assertThat(!after.equals(before)).isEqualTo(switches.equalAliasUpdateChangesRevision());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatADeletedVersionHeldIsPublishedAgainOrNot(boolean likely) {
        Switches switches = with(likely);
        published("f");
        lambda.deleteFunction(request -> request.functionName("f").qualifier("1"));

        assertThat(lambda.publishVersion(request -> request.functionName("f")).version())
                .isEqualTo(switches.deletedVersionIsRepublished() ? "2" : "$LATEST");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMappingOnAnAliasIsADuplicateOfOneOnTheFunctionOrNot(boolean likely) {
        Switches switches = mapped(likely);

        assertThat(catchThrowable(() -> map("f:1")) != null).isEqualTo(switches.qualifiedMappingIsDuplicate());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mappingsOnVersionsAreListedWithTheFunctionOrNot(boolean likely) {
        Switches switches = mapped(likely);
        lambda.updateEventSourceMapping(request -> request.uuid(lambda.listEventSourceMappings()
                        .eventSourceMappings()
                        .get(0)
                        .uuid())
                .functionName("f:1"));

        assertThat(lambda.listEventSourceMappings(request -> request.functionName("f"))
                        .eventSourceMappings()
                        .isEmpty())
                .isNotEqualTo(switches.unqualifiedListHoldsAllMappings());
    }

    /** Maps a stream, which has no queue to look for, to a function with a version. */
    private Switches mapped(boolean likely) {
        Switches switches = with(likely);
        plane.iam()
                .putRolePolicy(request -> request.roleName("role")
                        .policyName("p")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
        plane.client(KinesisClient.class, "us-east-1")
                .createStream(request -> request.streamName("clicks").shardCount(1));
        published("f");
        map("f");
        settle();
        return switches;
    }

    private void map(String function) {
        lambda.createEventSourceMapping(request -> request.functionName(function)
                .eventSourceArn("arn:aws:kinesis:us-east-1:000000000000:stream/clicks")
                .startingPosition("LATEST"));
    }

    private Switches with(boolean likely) {
        Switches switches = likely ? Switches.likely() : Switches.likely().inverted();
        reopen(LocalOptions.in(directory).with(switches));
        return switches;
    }
}
