package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Managed policies that a user makes, as Terraform's aws_iam_policy does. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class ManagedPoliciesTest extends AccountTest {

    private static final String POLICY = "arn:aws:iam::000000000000:policy/";

    private IamClient iam;

    @BeforeEach
    void openIam() {
        iam = plane.iam();
        iam.createPolicy(r -> r.policyName("reads")
                .policyDocument(allowing("sqs:ReceiveMessage"))
                .description("Reads."));
    }

    private static String allowing(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}]}";
    }

    private void next(String action, boolean isDefault) {
        iam.createPolicyVersion(r ->
                r.policyArn(POLICY + "reads").policyDocument(allowing(action)).setAsDefault(isDefault));
    }

    private void sendsOnTo() {
        lambda.putFunctionEventInvokeConfig(r ->
                r.functionName("f").destinationConfig(d -> d.onSuccess(s -> s.destination(ARN + "g"))));
    }

    @Test
    void aPolicyIsReadBackAsItWasMade() {
        Policy policy = iam.createPolicy(r -> r.policyName("writes")
                        .path("/shop/")
                        .policyDocument(allowing("sqs:SendMessage"))
                        .tags(Tag.builder().key("a").value("b").build()))
                .policy();

        assertThat(policy.arn()).isEqualTo(POLICY + "shop/writes");
        assertThat(policy.policyId()).startsWith("ANPA").hasSize(21);
        assertThat(policy.attachmentCount()).isZero();
        assertThat(iam.getPolicy(r -> r.policyArn(POLICY + "shop/writes")).policy())
                .isEqualTo(policy);
        assertThat(iam.getPolicy(r -> r.policyArn(POLICY + "reads")).policy().description())
                .isEqualTo("Reads.");
        assertThat(iam.listPolicies(r -> r.pathPrefix("/shop/")).policies())
                .extracting(Policy::policyName)
                .containsExactly("writes");
        assertThat(iam.listPolicyTags(r -> r.policyArn(POLICY + "shop/writes")).tags())
                .extracting(Tag::key)
                .containsExactly("a");
    }

    @Test
    void theDefaultVersionIsWhatCountsAndStays() {
        next("sqs:SendMessage", false);
        next("sqs:DeleteMessage", true);

        assertThat(iam.listPolicyVersions(r -> r.policyArn(POLICY + "reads")).versions())
                .extracting(PolicyVersion::versionId, PolicyVersion::isDefaultVersion)
                .containsExactly(tuple("v3", true), tuple("v2", false), tuple("v1", false));
        String document = iam.getPolicyVersion(
                        r -> r.policyArn(POLICY + "reads").versionId("v3"))
                .policyVersion()
                .document();
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(allowing("sqs:DeleteMessage"));
        refused(
                () -> iam.deletePolicyVersion(r -> r.policyArn(POLICY + "reads").versionId("v3")),
                409,
                "DeleteConflict",
                "Cannot delete the default version of a policy.");

        iam.setDefaultPolicyVersion(r -> r.policyArn(POLICY + "reads").versionId("v1"));
        iam.deletePolicyVersion(r -> r.policyArn(POLICY + "reads").versionId("v3"));
        next("sqs:*", false);
        assertThat(iam.listPolicyVersions(r -> r.policyArn(POLICY + "reads")).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v4", "v2", "v1");
    }

    @Test
    void whatARoleMayDoIsReadFromTheDefaultVersion() {
        function("f");
        function("g");
        iam.attachRolePolicy(r -> r.roleName("role").policyArn(POLICY + "reads"));

        refused(
                this::sendsOnTo,
                400,
                "InvalidParameterValueException",
                "The function's execution role does not have permissions to call InvokeFunction on " + ARN + "g");
        next("lambda:InvokeFunction", true);
        sendsOnTo();
        assertThat(iam.listEntitiesForPolicy(r -> r.policyArn(POLICY + "reads")).policyRoles())
                .extracting(PolicyRole::roleName)
                .containsExactly("role");
        refused(
                () -> iam.deletePolicy(r -> r.policyArn(POLICY + "reads")),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
    }

    @Test
    void whatIsMissingTooManyOrThereAlreadyIsRefusedAsAwsDoes() {
        refused(
                () -> iam.createPolicy(r -> r.policyName("reads").policyDocument(allowing("a:b"))),
                409,
                "EntityAlreadyExists",
                "A policy called reads already exists. Duplicate names are not allowed.");
        refused(
                () -> iam.getPolicy(r -> r.policyArn(POLICY + "none")),
                404,
                "NoSuchEntity",
                "Policy " + POLICY + "none was not found.");
        for (int version = 2; version <= 5; version++) {
            next("sqs:*", false);
        }
        refused(
                () -> next("sqs:*", false),
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing"
                        + " version.");
        refused(
                () -> iam.deletePolicy(r -> r.policyArn(POLICY + "reads")),
                409,
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
                        + " The default version is deleted with the policy.");
    }

    @Test
    void aRoleTakesNoPolicyOfTheAccountThatIsNotThere() {
        refused(
                () -> iam.attachRolePolicy(r -> r.roleName("role").policyArn(POLICY + "none")),
                404,
                "NoSuchEntity",
                "Policy " + POLICY + "none does not exist or is not attachable.");

        iam.attachRolePolicy(r -> r.roleName("role").policyArn("arn:aws:iam::aws:policy/AWSLambdaExecute"));
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("role")).attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .contains("AWSLambdaExecute");
    }
}
