package dev.mvnlambda.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BASE = "dev.mvnlambda.local";

    private static final JavaClasses IMPORTED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void packagesDependInOneDirection() {
        slices().matching(BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(IMPORTED);
    }

    @Test
    void theWireKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE, BASE + ".control", BASE + ".runtime", "software.amazon.awssdk.services..")
                .because("one codec serves every service, so it may not know one")
                .check(IMPORTED);
    }

    @Test
    void protectedPartsOfTheSdkStayInFewPlaces() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk.core.traits..", "software.amazon.awssdk.core.protocol..")
                .because("they are not promised to us: an SDK upgrade that changes them should be felt in one package")
                .check(IMPORTED);
    }

    @Test
    void onlyTheEntrySeesTheJvmRuntimeAndTheGateways() {
        classes()
                .that()
                .haveSimpleName("JvmRuntime")
                .or()
                .haveSimpleName("UrlGateway")
                .or()
                .haveSimpleName("HttpApiGateway")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(BASE, BASE + ".runtime", BASE + ".url")
                .because("tests put their own runtime in its place")
                .check(IMPORTED);
    }
}
