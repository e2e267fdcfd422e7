package dev.mvnlambda.local.control;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.iot.model.CreateTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.CreateTopicRuleResponse;
import software.amazon.awssdk.services.iot.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.iot.model.DeleteTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.DeleteTopicRuleResponse;
import software.amazon.awssdk.services.iot.model.DescribeAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.DescribeAuthorizerResponse;
import software.amazon.awssdk.services.iot.model.GetTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.GetTopicRuleResponse;
import software.amazon.awssdk.services.iot.model.ListAuthorizersRequest;
import software.amazon.awssdk.services.iot.model.ListAuthorizersResponse;
import software.amazon.awssdk.services.iot.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.iot.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.iot.model.ListTopicRulesRequest;
import software.amazon.awssdk.services.iot.model.ListTopicRulesResponse;
import software.amazon.awssdk.services.iot.model.ReplaceTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.ReplaceTopicRuleResponse;
import software.amazon.awssdk.services.iot.model.TagResourceRequest;
import software.amazon.awssdk.services.iot.model.TagResourceResponse;
import software.amazon.awssdk.services.iot.model.UntagResourceRequest;
import software.amazon.awssdk.services.iot.model.UntagResourceResponse;
import software.amazon.awssdk.services.iot.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.UpdateAuthorizerResponse;

/** AWS IoT in one region: its rules and authorizers can be deployed and looked at, but no device connects here. */
final class LocalIot implements IotClient {

    private final TopicRules rules;
    private final IotAuthorizers authorizers;

    LocalIot(Scope scope) {
        this.rules = new TopicRules(scope);
        this.authorizers = new IotAuthorizers(scope);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTopicRuleResponse createTopicRule(CreateTopicRuleRequest request) {
        rules.create(request);
        return CreateTopicRuleResponse.builder().build();
    }

    @Override
    public ReplaceTopicRuleResponse replaceTopicRule(ReplaceTopicRuleRequest request) {
        rules.replace(request);
        return ReplaceTopicRuleResponse.builder().build();
    }

    @Override
    public GetTopicRuleResponse getTopicRule(GetTopicRuleRequest request) {
        return rules.get(request.ruleName());
    }

    @Override
    public ListTopicRulesResponse listTopicRules(ListTopicRulesRequest request) {
        return rules.list(request);
    }

    @Override
    public DeleteTopicRuleResponse deleteTopicRule(DeleteTopicRuleRequest request) {
        rules.delete(request.ruleName());
        return DeleteTopicRuleResponse.builder().build();
    }

    @Override
    public CreateAuthorizerResponse createAuthorizer(CreateAuthorizerRequest request) {
        return authorizers.create(request);
    }

    @Override
    public UpdateAuthorizerResponse updateAuthorizer(UpdateAuthorizerRequest request) {
        return authorizers.update(request);
    }

    @Override
    public DescribeAuthorizerResponse describeAuthorizer(DescribeAuthorizerRequest request) {
        return DescribeAuthorizerResponse.builder()
                .authorizerDescription(authorizers.get(request.authorizerName()))
                .build();
    }

    @Override
    public ListAuthorizersResponse listAuthorizers(ListAuthorizersRequest request) {
        return authorizers.list(request);
    }

    @Override
    public DeleteAuthorizerResponse deleteAuthorizer(DeleteAuthorizerRequest request) {
        authorizers.delete(request.authorizerName());
        return DeleteAuthorizerResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        retag(request.resourceArn(), tags -> IotTags.with(tags, request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        retag(request.resourceArn(), tags -> IotTags.without(tags, request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        String arn = request.resourceArn();
        Map<String, String> tags =
                isRule(arn) ? rule(arn).tags() : authorizer(arn).tags();
        return ListTagsForResourceResponse.builder().tags(IotTags.shown(tags)).build();
    }

    private void retag(String arn, Function<Map<String, String>, SortedMap<String, String>> change) {
        if (isRule(arn)) {
            TopicRuleRecord rule = rule(arn);
            rules.retag(rule.withTags(change.apply(rule.tags())));
        } else {
            IotAuthorizerRecord authorizer = authorizer(arn);
            authorizers.retag(authorizer.withTags(change.apply(authorizer.tags())));
        }
    }

    private boolean isRule(String arn) {
        return arn.startsWith(rules.arn(""));
    }

    private TopicRuleRecord rule(String arn) {
        return rules.find(name(arn)).orElseThrow(() -> missing(arn));
    }

    private IotAuthorizerRecord authorizer(String arn) {
        if (!arn.startsWith(authorizers.arn(""))) {
            throw IotFaults.invalid("Invalid resource ARN: " + arn);
        }
        return authorizers.find(name(arn)).orElseThrow(() -> missing(arn));
    }

    private static String name(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }

    private static RuntimeException missing(String arn) {
        return IotFaults.notFound("The resource " + arn + " does not exist");
    }
}
