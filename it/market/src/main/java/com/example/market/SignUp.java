package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import dev.mvnlambda.annotation.UserPoolEvent;
import dev.mvnlambda.annotation.CognitoTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Lets grown-ups sign up. */
@Versioned(Market.VERSIONED)
@CognitoTrigger(pool = "${market.pool}", on = UserPoolEvent.PRE_SIGN_UP)
public final class SignUp implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> {

    @Override
    public CognitoUserPoolPreSignUpEvent handleRequest(CognitoUserPoolPreSignUpEvent event, Context context) {
        Market.log(context, event.getUserName());
        return event;
    }
}
