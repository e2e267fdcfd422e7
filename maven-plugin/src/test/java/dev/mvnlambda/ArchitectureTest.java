package dev.mvnlambda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final String OURS = "dev.mvnlambda.";
    private static final String[] ALWAYS = {"java..", "javax..", "org.jspecify.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/mvnlambda/local/"))
            .importPackages("dev.mvnlambda");

    private static void onlyUses(String from, String because, String... allowed) {
        String[] packages = Arrays.copyOf(allowed, allowed.length + ALWAYS.length + 1);
        System.arraycopy(ALWAYS, 0, packages, allowed.length, ALWAYS.length);
        packages[packages.length - 1] = OURS + from + "..";
        classes()
                .that()
                .resideInAPackage(OURS + from + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages))
                .because(because)
                .check(CLASSES);
    }

    private static String[] ours(String... names) {
        return Arrays.stream(names).map(name -> OURS + name + "..").toArray(String[]::new);
    }

    @Test
    void aPlanIsPureData() {
        onlyUses("plan", "a plan is compared, printed and tested without anything else at hand");
    }

    @Test
    void theArchiveKnowsNothingOfDeployments() {
        onlyUses("code", "equal input gives equal bytes, whatever they are for", "org.apache.commons..");
    }

    @Test
    void resourcesAreDescribedWithoutTheSdk() {
        onlyUses("resource", "the stages must not depend on how AWS is spoken to", ours("plan", "manifest", "code"));
    }

    @Test
    void applyingKnowsPlansAndResourceTypes() {
        onlyUses("apply", "the executor is right for any resource type", ours("plan", "resource"));
    }

    @Test
    void whatIsWantedIsMadeWithoutLookingAtTheAccount() {
        onlyUses(
                "desired",
                "the desired graph is a pure function of manifest, stage and archive",
                ours("plan", "manifest", "code", "resource"));
    }

    @Test
    void whatIsThereIsReadWithoutLookingAtTheSources() {
        onlyUses("observed", "discovery reads what nodes name, whoever wants them", ours("plan", "resource"));
    }

    @Test
    void thePipelineIsHandedAnAccount() {
        noClasses()
                .that()
                .resideInAPackage(OURS + "deploy..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(OURS + "aws..", OURS + "maven..", "software.amazon..", "org.apache.maven.."))
                .because("the same pipeline serves AWS, the local Lambda and an account in a test")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageSeesTheSdk() {
        noClasses()
                .that(not(resideInAnyPackage(OURS + "aws..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("an SDK that changes must change one package of ours")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageSeesMaven() {
        noClasses()
                .that(not(resideInAnyPackage(OURS + "maven..", OURS + "lambda_maven_plugin..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.maven..")
                .because("configuration ends at the Mojo")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(OURS + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way")
                .check(CLASSES);
    }
}
