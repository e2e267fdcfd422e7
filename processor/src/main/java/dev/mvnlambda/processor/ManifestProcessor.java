package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Checks annotated handlers; told a package for {@code Resource} by {@code -Amvnlambda.resourcePackage}, it writes that
 * class and the manifest too, unless the class exists already, as it does where {@code lambda:generate} has run.
 *
 * <p>{@code Resource} is written in the first round, so that handlers may use it, and from names alone, since nothing that
 * uses it can be read before. Everything else is read in the last round, when what other processors make is known. Elements
 * do not outlive a round: what is kept are names.
 */
public final class ManifestProcessor extends AbstractProcessor {
    /** The package of {@code Resource}; without it the processor writes nothing. */
    static final String RESOURCE_PACKAGE = "mvnlambda.resourcePackage";

    /** The manifests of other modules, parted as in a class path. */
    static final String MANIFESTS = "mvnlambda.manifests";

    private final boolean always;
    private final boolean marked;
    private final AnnotatedTypes handlers = new AnnotatedTypes();
    private final Problems problems = new Problems();
    private List<Manifest> others = List.of();
    private boolean writes;
    private boolean begun;
    private boolean ended;
    private @Nullable Manifest manifest;

    /** Made by the compiler, which finds it by its service file. */
    public ManifestProcessor() {
        this(false, true);
    }

    /**
     * Made for one compilation.
     *
     * @param always whether it runs without any annotation too
     * @param marked whether {@code Resource} bears {@code @Generated}
     */
    ManifestProcessor(boolean always, boolean marked) {
        this.always = always;
        this.marked = marked;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(always ? "*" : Marks.PACKAGE + ".*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(RESOURCE_PACKAGE, MANIFESTS);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        problems.guarded(Place.MODULE, () -> {
            handlers.add(annotations, round, !begun);
            if (!begun) {
                begun = true;
                begin();
            }
            if (round.processingOver()) {
                end();
            }
            return true;
        });
        if (round.processingOver()) {
            ended = true;
            new Reporter(processingEnv).report(problems);
        }
        return false;
    }

    /** Whether all rounds were gone through; not so when the sources could not be parsed. */
    boolean hasEnded() {
        return ended;
    }

    /** What was read, when nothing is wrong with it. */
    Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest);
    }

    private void begin() {
        others = OtherModules.read(option(MANIFESTS), problems);
        String resourcePackage = option(RESOURCE_PACKAGE);
        if (resourcePackage.isEmpty()) {
            return;
        }
        if (!SourceVersion.isName(resourcePackage)) {
            problems.error(
                    ProblemId.OPTION,
                    Place.MODULE,
                    "\"%s\" is no Java package, so Resource cannot be written there; set -D%s or <resourcePackage>."
                            .formatted(resourcePackage, "lambda.resourcePackage"));
            return;
        }
        Elements elements = processingEnv.getElementUtils();
        writes = elements.getTypeElement(resourcePackage + "." + ResourceWriter.NAME) == null;
        List<Element> annotated = handlers.elements(elements);
        if (writes && !annotated.isEmpty()) {
            ResourceWriter writer = new ResourceWriter(processingEnv.getFiler(), resourcePackage, marked);
            LambdaModule names = read(annotated, new Problems());
            write(() -> writer.write(names, handlers.types(elements)));
        }
    }

    private void end() {
        Elements elements = processingEnv.getElementUtils();
        handlers.refuseGenerated(elements, problems);
        List<Element> annotated = handlers.elements(elements);
        Manifest read = read(annotated, problems).manifest();
        if (problems.hasErrors()) {
            return;
        }
        manifest = read;
        if (writes && !annotated.isEmpty()) {
            ManifestWriter writer = new ManifestWriter(processingEnv.getFiler());
            write(() -> writer.write(read, handlers.types(elements)));
        }
    }

    private LambdaModule read(List<Element> annotated, Problems into) {
        Elements elements = processingEnv.getElementUtils();
        return new ModuleReader(elements, processingEnv.getTypeUtils(), others, writes)
                .read(annotated, handlers.packages(elements), into);
    }

    /** Empty when it is not given, or given without a value, which the compiler hands over as null. */
    private String option(String name) {
        String value = processingEnv.getOptions().get(name);
        return value == null ? "" : value;
    }

    private void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            problems.error(
                    ProblemId.OUTPUT,
                    Place.MODULE,
                    "The compiler could not write Resource or the manifest (%s); remove what stands in the way."
                            .formatted(e.getMessage()));
        }
    }

    /** Something that writes a file. */
    private interface Writing {
        void run() throws IOException;
    }
}
