package dev.mvnlambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mvnlambda.manifest", "dev.mvnlambda.processor");

    private static final String LIBRARIES =
            "dev\\.mvnlambda\\.manifest\\.(ManifestJson(\\$.*)?|EventPattern|ScheduleExpression)";
    private static final String MANIFEST_JSON = "dev\\.mvnlambda\\.manifest\\.ManifestJson(\\$.*)?";

    @Test
    void theManifestStandsOnJavaAlone() {
        classes()
                .that()
                .resideInAPackage("dev.mvnlambda.manifest")
                .and()
                .haveNameNotMatching(LIBRARIES)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.mvnlambda.manifest")
                .because(
                        "it is the contract between two programs, and either must be able to hold it without the other")
                .check(OURS);
    }

    @Test
    void oneClassKnowsTheJsonLibrary() {
        noClasses()
                .that()
                .haveNameNotMatching(MANIFEST_JSON)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .because("how a manifest is written must be changeable in one place")
                .check(OURS);
    }

    @Test
    void oneClassKnowsTheSourceWriter() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.mvnlambda.processor.ResourceWriter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.squareup..")
                .because("the library is at rest upstream, and then only one class has to be written anew")
                .check(OURS);
    }

    @Test
    void theProcessorKnowsNeitherMavenNorAws() {
        classes()
                .that()
                .resideInAPackage("dev.mvnlambda.processor")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "com.sun.source..",
                        "com.squareup.javapoet..",
                        "org.jspecify..",
                        "dev.mvnlambda.manifest",
                        "dev.mvnlambda.processor")
                .because("it runs inside compilers and IDEs, and reads users' annotations by name, never by class")
                .check(OURS);
    }

    @Test
    void twoClassesKnowTheCompilersTrees() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Reporter")
                .and()
                .doNotHaveSimpleName("RepeatedAnnotations")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun..")
                .because("compilers other than javac have none, and everything but a caret must work there")
                .check(OURS);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.mvnlambda.(*)..")
                .should()
                .beFreeOfCycles()
                .because("what cannot be read from the bottom up cannot be changed one piece at a time")
                .check(OURS);
    }
}
