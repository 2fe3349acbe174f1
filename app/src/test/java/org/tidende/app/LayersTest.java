package org.tidende.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Stages meet in topics, never in code; only one class wires. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tidende");

    @Test
    void shouldKeepStagesApart() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("contract")
                .definedBy("org.tidende.contract..")
                .layer("embedded")
                .definedBy("org.tidende.embedded..")
                .layer("ingest")
                .definedBy("org.tidende.ingest..")
                .layer("enrich")
                .definedBy("org.tidende.enrich..")
                .layer("sink")
                .definedBy("org.tidende.sink..")
                .layer("app")
                .definedBy("org.tidende.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("enrich")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("sink")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("embedded")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("app", "ingest", "enrich", "sink")
                .check(CLASSES);
    }

    @Test
    void shouldWireInOnePlace() {
        noClasses()
                .that()
                .resideInAPackage("org.tidende.app")
                .and()
                .doNotHaveSimpleName("Pipeline")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(IngestService|EnrichService|SinkService)")
                .check(CLASSES);
    }

    @Test
    void shouldLogAndNotPrint() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "outside the servers' child",
                        type -> !type.getPackageName().startsWith("org.tidende.embedded"))));
    }

    @Test
    void shouldHideCommands() {
        classes()
                .that()
                .resideInAPackage("org.tidende.app")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("TidendeCommand")
                .and()
                .doNotHaveSimpleName("LogSetup")
                .should()
                .notBePublic()
                .check(CLASSES);
    }
}
