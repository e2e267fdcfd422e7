package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Stage;

/** Finds out whose account it is, and holds it against the one that was asked for. */
final class Stages {
    private Stages() {}

    static Stage of(Account account, Request request) {
        Identity identity = account.identity();
        if (!request.account().isEmpty() && !request.account().equals(identity.account())) {
            throw new InputException("The credentials are of account " + identity.account() + ", but lambda.account is "
                    + request.account() + ", so nothing was read or changed. Use the credentials of that account "
                    + "(-Dlambda.profile), or change lambda.account.");
        }
        return new Stage(request.app(), request.stage(), identity);
    }
}
