package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Fingerprint;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.TagsProperties;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The tags of a function, written last: they say that all else holds. */
final class TagsType implements ResourceType<TagsProperties> {
    private final Caller caller;
    private final LambdaClient lambda;

    TagsType(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    @Override
    public String kind() {
        return TagsProperties.KIND;
    }

    @Override
    public Class<TagsProperties> properties() {
        return TagsProperties.class;
    }

    /** None: they hold a hash over all other nodes, so the graph makes them when it has those. */
    @Override
    public List<Node> desired(Wanted wanted) {
        return List.of();
    }

    @Override
    public Map<String, String> create(Step.Create step, TagsProperties wanted, Outputs known) {
        tag(wanted);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, TagsProperties wanted, Outputs known) {
        // only the names count: what a fingerprint says may not be known here
        Map<String, String> before = ((TagsProperties) step.observed().properties()).all();
        Tags.removed(before, wanted.all())
                .ifPresent(keys -> caller.call(
                        "lambda:UntagResource",
                        () -> lambda.untagResource(
                                r -> r.resource(wanted.functionArn()).tagKeys(keys))));
        tag(wanted);
        return Map.of();
    }

    private void tag(TagsProperties wanted) {
        caller.call(
                "lambda:TagResource",
                () -> lambda.tagResource(r -> r.resource(wanted.functionArn()).tags(wanted.all())));
    }

    /**
     * The fingerprint would go on to say that all is as a former deploy left it, and a deploy of that former source would
     * believe it.
     */
    @Override
    public void missed(Step.Update step) {
        String arn = ((TagsProperties) step.observed().properties()).functionArn();
        caller.call(
                "lambda:UntagResource",
                () -> lambda.untagResource(r -> r.resource(arn).tagKeys(Fingerprint.TAG)));
    }

    /** They go with their function. */
    @Override
    public void delete(Observed.Present there) {}
}
