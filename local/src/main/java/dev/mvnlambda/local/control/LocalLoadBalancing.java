package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * The target groups of load balancers in one region; there are no load balancers, so nothing is sent to targets. What AWS
 * answers when a second function is registered is not documented: {@link Switches} decides.
 */
final class LocalLoadBalancing implements ElasticLoadBalancingV2Client {

    private static final String PRINCIPAL = "elasticloadbalancing.amazonaws.com";
    private static final int PAGE = 400;

    private final Scope scope;

    LocalLoadBalancing(Scope scope) {
        this.scope = scope;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        TargetTypeEnum type = Objects.requireNonNullElse(request.targetType(), TargetTypeEnum.INSTANCE);
        if (request.name() == null || !request.name().matches("(?!-)[a-zA-Z0-9-]{1,32}(?<!-)")) {
            throw LoadBalancingFaults.validation("Target group name '" + request.name()
                    + "' can only contain characters that are alphanumeric characters or hyphens(-)");
        }
        if (type == TargetTypeEnum.LAMBDA && (request.protocol() != null || request.port() != null)) {
            throw LoadBalancingFaults.validation(
                    "Protocol cannot be specified for target groups with target type 'lambda'");
        }
        if (groups().anyMatch(found -> found.group().targetGroupName().equals(request.name()))) {
            throw LoadBalancingFaults.nameTaken(request.name());
        }
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        TargetGroup group = TargetGroup.builder()
                .targetGroupArn("arn:aws:elasticloadbalancing:" + scope.region() + ":"
                        + scope.options().account() + ":targetgroup/" + request.name() + "/" + id)
                .targetGroupName(request.name())
                .targetType(type)
                .protocol(request.protocol())
                .port(request.port())
                .vpcId(request.vpcId())
                .healthCheckEnabled(
                        Objects.requireNonNullElse(request.healthCheckEnabled(), type != TargetTypeEnum.LAMBDA))
                .loadBalancerArns(List.of())
                .build();
        table().change(
                        scope.key(group.targetGroupArn()),
                        found -> Optional.of(new TargetGroupRecord(group, List.of(), tags(request.tags()))));
        return CreateTargetGroupResponse.builder().targetGroups(group).build();
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        List<TargetGroup> found = groups().map(TargetGroupRecord::group)
                .filter(group -> !request.hasTargetGroupArns()
                        || request.targetGroupArns().contains(group.targetGroupArn()))
                .filter(group -> !request.hasNames() || request.names().contains(group.targetGroupName()))
                .toList();
        int asked = request.hasTargetGroupArns()
                ? request.targetGroupArns().size()
                : request.hasNames() ? request.names().size() : 0;
        if (found.size() < asked) {
            throw LoadBalancingFaults.groupNotFound();
        }
        Page<TargetGroup> page =
                Page.of(found, TargetGroup::targetGroupArn, request.marker(), request.pageSize(), PAGE);
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        table().remove(scope.key(request.targetGroupArn()));
        return DeleteTargetGroupResponse.builder().build();
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        change(request.targetGroupArn(), found -> {
            if (found.group().targetType() != TargetTypeEnum.LAMBDA) {
                throw LoadBalancingFaults.unsupported("targets other than functions");
            }
            List<String> targets = new ArrayList<>(found.targets());
            ids(request.targets()).filter(id -> !targets.contains(id)).forEach(id -> {
                check(id, request.targetGroupArn());
                if (!targets.isEmpty() && !scope.options().switches().targetGroupHoldsTwoFunctions()) {
                    throw LoadBalancingFaults.tooManyTargets(request.targetGroupArn());
                }
                targets.add(id);
            });
            return found.withTargets(targets);
        });
        return RegisterTargetsResponse.builder().build();
    }

    private void check(String target, String group) {
        InvokeGrants grants = new InvokeGrants(scope);
        if (!grants.exists(target)) {
            throw LoadBalancingFaults.invalidTarget("The following targets are not valid: '" + target + "'");
        }
        if (!grants.allow(target, PRINCIPAL, group)) {
            throw LoadBalancingFaults.accessDenied(target, group);
        }
    }

    /** AWS says that what is not registered is deregistered. */
    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        List<String> gone = ids(request.targets()).toList();
        change(
                request.targetGroupArn(),
                found -> found.withTargets(found.targets().stream()
                        .filter(target -> !gone.contains(target))
                        .toList()));
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        List<TargetHealthDescription> health = get(request.targetGroupArn()).targets().stream()
                .filter(target ->
                        !request.hasTargets() || ids(request.targets()).anyMatch(target::equals))
                .map(LocalLoadBalancing::health)
                .toList();
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(health)
                .build();
    }

    private static TargetHealthDescription health(String target) {
        return TargetHealthDescription.builder()
                .target(described -> described.id(target).availabilityZone("all"))
                .targetHealth(health -> health.state(TargetHealthStateEnum.UNUSED)
                        .reason(TargetHealthReasonEnum.TARGET_NOT_IN_USE)
                        .description("Target group is not configured to receive traffic from the load balancer"))
                .build();
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        request.resourceArns()
                .forEach(arn -> change(arn, found -> {
                    SortedMap<String, String> all = new TreeMap<>(found.tags());
                    all.putAll(tags(request.tags()));
                    return found.withTags(all);
                }));
        return AddTagsResponse.builder().build();
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        request.resourceArns()
                .forEach(arn -> change(arn, found -> {
                    SortedMap<String, String> all = new TreeMap<>(found.tags());
                    all.keySet().removeAll(request.tagKeys());
                    return found.withTags(all);
                }));
        return RemoveTagsResponse.builder().build();
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return DescribeTagsResponse.builder()
                .tagDescriptions(request.resourceArns().stream()
                        .map(arn -> TagDescription.builder()
                                .resourceArn(arn)
                                .tags(get(arn).tags().entrySet().stream()
                                        .map(tag -> Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                        .toList())
                                .build())
                        .toList())
                .build();
    }

    /** The target groups of a region. */
    Stream<TargetGroupRecord> groups() {
        return table().startingWith(scope.key("")).stream();
    }

    private TargetGroupRecord get(String arn) {
        return table().find(scope.key(arn)).orElseThrow(LoadBalancingFaults::groupNotFound);
    }

    private void change(String arn, UnaryOperator<TargetGroupRecord> change) {
        table().change(
                        scope.key(arn),
                        found -> Optional.of(change.apply(found.orElseThrow(LoadBalancingFaults::groupNotFound))));
    }

    private static SortedMap<String, String> tags(List<Tag> tags) {
        SortedMap<String, String> all = new TreeMap<>();
        tags.forEach(tag -> all.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
        return all;
    }

    private static Stream<String> ids(List<TargetDescription> targets) {
        return targets.stream().map(TargetDescription::id);
    }

    private Table<TargetGroupRecord> table() {
        return scope.account().tables().of("target-groups", TargetGroupRecord.class);
    }
}
