package fathom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses APP =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("fathom");

    @Test
    void theCoreRunsWithoutADisplay() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fathom.ui..", "fathom.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("the command line runs the same code on machines without a screen")
                .check(APP);
    }

    @Test
    void viewModelsNeedNoToolkit() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("view models are tested without starting the toolkit")
                .allowEmptyShould(true)
                .check(APP);
    }

    @Test
    void onlyTheAdapterKnowsTheRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fathom.inference.djl..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
                .because("the runtime is replaceable and no native memory leaks out of the adapter")
                .check(APP);
    }

    @Test
    void onlyTheCommandLineKnowsItsParser() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fathom.cli..", "fathom.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("both faces share one core")
                .check(APP);
    }

    @Test
    void imagesOfTheDesktopToolkitStayAtTheEdges() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fathom.image..", "fathom.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .because("everything between reading and writing uses our own pixel types")
                .check(APP);
    }

    @Test
    void aPackageKnowsOnlyWhatLiesBeforeIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("job")
                .definedBy("fathom.job..")
                .layer("raster")
                .definedBy("fathom.raster..")
                .layer("image")
                .definedBy("fathom.image..")
                .layer("depth")
                .definedBy("fathom.depth..")
                .layer("preprocess")
                .definedBy("fathom.preprocess..")
                .layer("model")
                .definedBy("fathom.model..")
                .layer("inference")
                .definedBy("fathom.inference")
                .layer("onnx")
                .definedBy("fathom.inference.onnx..")
                .layer("rewrite")
                .definedBy("fathom.inference.rewrite..")
                .layer("tuning")
                .definedBy("fathom.inference.tuning..")
                .layer("djl")
                .definedBy("fathom.inference.djl..")
                .layer("store")
                .definedBy("fathom.store..")
                .layer("color")
                .definedBy("fathom.color..")
                .layer("geometry")
                .definedBy("fathom.geometry..")
                .layer("export")
                .definedBy("fathom.export..")
                .layer("compare")
                .definedBy("fathom.compare..")
                .layer("groundtruth")
                .definedBy("fathom.groundtruth..")
                .layer("render")
                .definedBy("fathom.render..")
                .layer("metric")
                .definedBy("fathom.metric..")
                .layer("evaluate")
                .definedBy("fathom.evaluate..")
                .layer("machine")
                .definedBy("fathom.machine..")
                .layer("pipeline")
                .definedBy("fathom.pipeline..")
                .optionalLayer("cli")
                .definedBy("fathom.cli..")
                .optionalLayer("ui")
                .definedBy("fathom.ui..")
                .layer("app")
                .definedBy("fathom.app..")
                .whereLayer("job")
                .mayNotAccessAnyLayer()
                .whereLayer("raster")
                .mayOnlyAccessLayers("job")
                .whereLayer("image")
                .mayOnlyAccessLayers("job", "raster")
                .whereLayer("depth")
                .mayOnlyAccessLayers("job", "raster")
                .whereLayer("preprocess")
                .mayOnlyAccessLayers("job", "raster", "image")
                .whereLayer("model")
                .mayOnlyAccessLayers("job", "raster", "depth", "preprocess")
                .whereLayer("inference")
                .mayOnlyAccessLayers("job", "raster", "depth", "preprocess", "model", "onnx")
                .whereLayer("onnx")
                .mayNotAccessAnyLayer()
                .whereLayer("rewrite")
                .mayOnlyAccessLayers("onnx")
                .whereLayer("tuning")
                .mayOnlyAccessLayers(
                        "job",
                        "raster",
                        "image",
                        "depth",
                        "preprocess",
                        "model",
                        "inference",
                        "onnx",
                        "rewrite")
                .whereLayer("djl")
                .mayOnlyAccessLayers("job", "raster", "depth", "preprocess", "model", "inference")
                .whereLayer("store")
                .mayOnlyAccessLayers(
                        "job", "raster", "image", "depth", "preprocess", "model", "inference")
                .whereLayer("color")
                .mayOnlyAccessLayers("job", "raster", "depth")
                .whereLayer("geometry")
                .mayOnlyAccessLayers("job", "raster", "depth", "image")
                .whereLayer("export")
                .mayOnlyAccessLayers("job", "raster", "depth", "image", "color", "geometry")
                .whereLayer("compare")
                .mayOnlyAccessLayers("job", "raster", "depth", "image", "geometry")
                .whereLayer("groundtruth")
                .mayOnlyAccessLayers("job", "raster", "image", "depth", "export")
                .whereLayer("render")
                .mayOnlyAccessLayers("job", "raster", "depth", "image", "color", "geometry")
                .whereLayer("metric")
                .mayOnlyAccessLayers("job", "raster", "depth", "image", "geometry", "compare")
                .whereLayer("evaluate")
                .mayOnlyAccessLayers(
                        "job",
                        "raster",
                        "image",
                        "depth",
                        "color",
                        "geometry",
                        "export",
                        "compare",
                        "groundtruth")
                .whereLayer("machine")
                .mayOnlyAccessLayers("job", "preprocess", "model", "inference", "store", "export")
                .whereLayer("pipeline")
                .mayOnlyBeAccessedByLayers("cli", "ui", "app")
                .whereLayer("djl")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .because(
                        "data flows one way: image, preprocessing, network, depth, geometry, export")
                .check(APP);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("fathom.(**)").should().beFreeOfCycles().check(APP);
    }

    @Test
    void theFxThreadIsEnteredInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fathom.ui.jobs..")
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .because("one thread rule lives in one place")
                .check(APP);
    }

    @Test
    void messagesReachUsersAndLogsNotStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fathom.cli..", "fathom.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(APP);
    }

    @Test
    void namesExplain() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(APP);
    }

    @Test
    void noStateIsHiddenInStaticFields() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(not(simpleNameEndingWith("_")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(APP);
    }
}
