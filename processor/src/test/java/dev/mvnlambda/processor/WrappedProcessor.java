package dev.mvnlambda.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The processor in an environment that is not the compiler's own, as some tools hand it over. */
final class WrappedProcessor extends AbstractProcessor {
    private final ManifestProcessor processor = new ManifestProcessor();
    private final UnaryOperator<Elements> elements;
    private final UnaryOperator<Filer> filer;

    /** Wraps, and changes nothing. */
    WrappedProcessor() {
        this(UnaryOperator.identity(), UnaryOperator.identity());
    }

    WrappedProcessor(UnaryOperator<Elements> elements, UnaryOperator<Filer> filer) {
        this.elements = elements;
        this.filer = filer;
    }

    /** The same object, but for one method, which throws. */
    static <T> T failing(Class<T> type, T real, String method, Throwable fault) {
        return proxy(type, (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
                throw fault;
            }
            return invoke(real, called, arguments);
        });
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Elements wrappedElements = elements.apply(environment.getElementUtils());
        Filer wrappedFiler = filer.apply(environment.getFiler());
        processor.init(proxy(ProcessingEnvironment.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getElementUtils" -> wrappedElements;
            case "getFiler" -> wrappedFiler;
            default -> invoke(environment, called, arguments);
        }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        processor.process(annotations, round);
        return false;
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WrappedProcessor.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
