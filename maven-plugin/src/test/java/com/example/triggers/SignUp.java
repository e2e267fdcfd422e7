package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import dev.mvnlambda.annotation.CognitoTrigger;
import dev.mvnlambda.annotation.UserPoolEvent;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@CognitoTrigger(pool = "${pool}", on = UserPoolEvent.PRE_SIGN_UP)
public final class SignUp implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> {

    @Override
    public CognitoUserPoolPreSignUpEvent handleRequest(CognitoUserPoolPreSignUpEvent event, Context context) {
        context.getLogger().log(event.getUserName());
        return event;
    }
}
