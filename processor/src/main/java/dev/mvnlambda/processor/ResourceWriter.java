package dev.mvnlambda.processor;

import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.JavaFile;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class {@code Resource}, in which code reads what a deploy knows of its functions. */
final class ResourceWriter {
    static final String NAME = "Resource";
    private static final ClassName LINKED_RESOURCE = ClassName.get("dev.mvnlambda.runtime", "LinkedResource");
    private static final ClassName HTTP_API_RESOURCE = ClassName.get("dev.mvnlambda.runtime", "HttpApiResource");
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    private static final ClassName STRING = ClassName.get(String.class);
    private static final TypeName OPTIONAL_STRING = ParameterizedTypeName.get(ClassName.get(Optional.class), STRING);
    private static final String FIELD = "LINK";
    private static final String API = "Api";

    private final Filer filer;
    private final String packageName;
    private final boolean marked;

    /**
     * Writes into a package.
     *
     * @param marked whether the class bears {@code @Generated}, whose module not every module can see
     */
    ResourceWriter(Filer filer, String packageName, boolean marked) {
        this.filer = filer;
        this.packageName = packageName;
        this.marked = marked;
    }

    /** Writes a class for each function whose name is that of a class. */
    void write(LambdaModule module, Element... origins) throws IOException {
        List<FunctionSpec> functions = Stream.concat(module.functions().stream(), module.linked().stream())
                .filter(function -> FunctionNames.isUsable(function.name()))
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
        TypeSpec.Builder resource = TypeSpec.classBuilder(NAME)
                .addJavadoc("The functions of this module, and those that they link.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(hiddenConstructor());
        if (marked) {
            resource.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", ManifestProcessor.class.getName())
                    .build());
        }
        Stream.of(origins).forEach(resource::addOriginatingElement);
        functions.forEach(function -> resource.addType(type(function)));
        if (module.hasHttpRoutes()) {
            resource.addType(api());
        }
        JavaFile.builder(packageName, resource.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(filer);
    }

    private static TypeSpec type(FunctionSpec function) {
        TypeSpec.Builder type = TypeSpec.classBuilder(function.name())
                .addJavadoc("The function {@code $L}, handled by {@code $L}.\n", function.name(), function.handler())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(LINKED_RESOURCE, FIELD, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "new $T($S, $S)",
                                LINKED_RESOURCE,
                                function.name(),
                                FunctionSpec.linkVariable(function.name()))
                        .build())
                .addMethod(hiddenConstructor())
                .addMethod(linked("name", "The function's name in AWS; only for functions that link it."))
                .addMethod(linked("arn", arn(function)))
                .addMethod(qualifier(function));
        if (function.url() != null) {
            type.addMethod(
                    linked("url", "Its HTTPS address, with a slash at its end; only for functions that link it."));
        }
        return type.build();
    }

    private static TypeSpec api() {
        return TypeSpec.classBuilder(API)
                .addJavadoc("The HTTP API of the app and stage.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(hiddenConstructor())
                .addMethod(getter("url", STRING)
                        .addJavadoc(
                                "Its HTTPS address, without a slash at its end; only for functions that have a route of it.\n")
                        .addStatement("return new $T($S).url()", HTTP_API_RESOURCE, FunctionSpec.linkVariable(API))
                        .build())
                .build();
    }

    private static String arn(FunctionSpec function) {
        return "The ARN to call, "
                + function.alias().map(alias -> "that of its alias").orElse("that of the function itself")
                + "; only for functions that link it.";
    }

    private static MethodSpec qualifier(FunctionSpec function) {
        CodeBlock value = function.alias()
                .map(alias -> CodeBlock.of("$T.of($S)", Optional.class, alias))
                .orElse(CodeBlock.of("$T.empty()", Optional.class));
        return getter("qualifier", OPTIONAL_STRING)
                .addJavadoc(
                        function.alias().isPresent()
                                ? "The alias that every caller goes through.\n"
                                : "Absent: no versions of it are published.\n")
                .addStatement("return $L", value)
                .build();
    }

    private static MethodSpec linked(String name, String description) {
        return getter(name, STRING)
                .addJavadoc("$L\n", description)
                .addStatement("return $N.$L()", FIELD, name)
                .build();
    }

    private static MethodSpec.Builder getter(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type);
    }

    private static MethodSpec hiddenConstructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }
}
