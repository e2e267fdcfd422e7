package com.example.besides;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.example.besidelombokandmapstruct.Resource;
import dev.mvnlambda.annotation.Versioned;
import lombok.extern.java.Log;

/** A handler whose input, output and logger other processors write or read. */
@Log
@Versioned
public final class Till implements RequestHandler<Order, Receipt> {

    @Override
    public Receipt handleRequest(Order order, Context context) {
        log.info("Reached as " + Resource.Till.qualifier().orElseThrow());
        return Receipts.MAPPER.receipt(order);
    }
}
