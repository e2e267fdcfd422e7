@HttpApi(cors = @Cors(allowOrigins = "https://shop.example", allowMethods = {"GET", "POST"}))
@JwtAuthorizer(
        name = "customers",
        issuer = "https://cognito-idp.${region}.amazonaws.com/eu-west-1_Ab1",
        audience = {"shop", "app"},
        scopes = "orders/read")
@JwtAuthorizer(name = "admins", issuer = "https://login.example", audience = "admin")
package com.example;

import dev.mvnlambda.annotation.Cors;
import dev.mvnlambda.annotation.HttpApi;
import dev.mvnlambda.annotation.JwtAuthorizer;
