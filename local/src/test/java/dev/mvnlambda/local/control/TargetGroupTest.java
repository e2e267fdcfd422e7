package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

class TargetGroupTest extends AccountTest {

    private ElasticLoadBalancingV2Client balancing() {
        return plane.client(ElasticLoadBalancingV2Client.class, "us-east-1");
    }

    private String group() {
        return balancing()
                .createTargetGroup(request -> request.name("orders").targetType(TargetTypeEnum.LAMBDA))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    private void register(String group, String target) {
        balancing()
                .registerTargets(request -> request.targetGroupArn(group)
                        .targets(TargetDescription.builder().id(target).build()));
    }

    private void grant(String group, @Nullable String qualifier) {
        lambda.addPermission(request -> request.functionName("f")
                .qualifier(qualifier)
                .statementId("s")
                .action("lambda:InvokeFunction")
                .principal("elasticloadbalancing.amazonaws.com")
                .sourceArn(group));
    }

    @Test
    void theGrantComesFirst() {
        published("f");
        String group = group();
        refused(
                () -> register(group, ARN + "f:1"),
                403,
                "AccessDenied",
                "elasticloadbalancing principal does not have permission to invoke " + ARN + "f:1 from target group "
                        + group);
        grant(group, "1");
        register(group, ARN + "f:1");
        assertThat(balancing()
                        .describeTargetHealth(request -> request.targetGroupArn(group))
                        .targetHealthDescriptions())
                .singleElement()
                .extracting(health -> health.target().id())
                .isEqualTo(ARN + "f:1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondFunctionIsTakenOrNot(boolean likely) {
        Switches switches = likely ? Switches.likely() : Switches.likely().inverted();
        reopen(LocalOptions.in(directory).with(switches));
        published("f");
        String group = group();
        grant(group, "1");
        grant(group, null);
        register(group, ARN + "f:1");
        assertThat(catchThrowable(() -> register(group, ARN + "f")) == null)
                .isEqualTo(switches.targetGroupHoldsTwoFunctions());
        balancing()
                .deregisterTargets(request -> request.targetGroupArn(group)
                        .targets(TargetDescription.builder().id(ARN + "f:1").build()));
        register(group, ARN + "f");
    }

    @Test
    void aGroupIsFoundUntilItIsDeleted() {
        String group = group();
        assertThat(balancing()
                        .describeTargetGroups(request -> request.names("orders"))
                        .targetGroups()
                        .get(0)
                        .targetTypeAsString())
                .isEqualTo("lambda");
        balancing().deleteTargetGroup(request -> request.targetGroupArn(group));
        refused(
                () -> balancing().describeTargetGroups(request -> request.targetGroupArns(group)),
                400,
                "TargetGroupNotFound",
                "One or more target groups not found");
    }

    @Test
    void tagsAreAddedRemovedAndFoundByTheTaggingApi() {
        String group = group();
        balancing()
                .addTags(request -> request.resourceArns(group)
                        .tags(
                                Tag.builder().key("a").value("b").build(),
                                Tag.builder().key("c").value("d").build()));
        balancing().removeTags(request -> request.resourceArns(group).tagKeys("c"));
        assertThat(plane.tagging("us-east-1")
                        .getResources(request -> request.resourceTypeFilters("elasticloadbalancing:targetgroup"))
                        .resourceTagMappingList())
                .singleElement()
                .satisfies(found -> assertThat(found.tags()).hasSize(1));
        assertThat(balancing()
                        .describeTags(request -> request.resourceArns(group))
                        .tagDescriptions()
                        .get(0)
                        .tags())
                .singleElement()
                .extracting(tag -> tag.key())
                .isEqualTo("a");
    }
}
