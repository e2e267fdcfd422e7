package dev.mvnlambda.local.worker;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.serialization.util.ReflectUtil;

/** Loads handlers as AWS's runtime interface client does, without its native half. */
final class Handlers {
    private Handlers() {}

    /** Tells AWS's classes of the function's class loader and logger, which only its own main class could set. */
    static void prepare(ClassLoader functionClasses, LambdaContextLogger logger) {
        Thread.currentThread().setContextClassLoader(functionClasses);
        ReflectUtil.setStaticField(AWSLambda.class, "customerClassLoader", true, functionClasses);
        ReflectUtil.setStaticField(LambdaRuntime.class, "logger", true, logger);
    }

    /** Throws what AWS reports as a failed initialisation; a class that does not exist only fails when it is called. */
    static LambdaRequestHandler load(String handler, ClassLoader functionClasses) {
        HandlerInfo info;
        try {
            info = HandlerInfo.fromString(handler, functionClasses);
        } catch (HandlerInfo.InvalidHandlerException e) {
            return new UserFaultHandler(UserFault.makeUserFault("Invalid handler: `" + handler + "'"));
        } catch (ClassNotFoundException e) {
            return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(handler));
        } catch (UnsupportedClassVersionError e) {
            throw tooNew(e);
        } catch (NoClassDefFoundError e) {
            return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handler));
        }
        return loaded(info);
    }

    private static LambdaRequestHandler loaded(HandlerInfo info) {
        LambdaRequestHandler handler = EventHandlerLoader.loadEventHandler(info);
        if (handler instanceof UserFaultHandler faulty && faulty.fault.fatal) {
            throw faulty.fault;
        }
        return handler;
    }

    private static UnsupportedClassVersionError tooNew(UnsupportedClassVersionError error) {
        return new UnsupportedClassVersionError(
                "%s. Functions run here on the JDK of the local Lambda, which is %s: start it with a newer one (JAVA_HOME)."
                        .formatted(error.getMessage(), System.getProperty("java.version")));
    }
}
