package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import dev.mvnlambda.annotation.AlbTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@AlbTrigger(targetGroup = "${targetGroup}")
public final class Storefront
        implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {

    @Override
    public ApplicationLoadBalancerResponseEvent handleRequest(
            ApplicationLoadBalancerRequestEvent event, Context context) {
        ApplicationLoadBalancerResponseEvent answer = new ApplicationLoadBalancerResponseEvent();
        answer.setStatusCode(200);
        answer.setBody("Storefront, version " + context.getFunctionVersion() + "\n");
        return answer;
    }
}
