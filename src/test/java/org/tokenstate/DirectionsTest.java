package org.tokenstate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tokenstate.units.Energy;

/** The river flows one way, and the library keeps to itself: no console, no clock, no global generator. */
class DirectionsTest {
    private static final String BASE = "org.tokenstate.";
    /** The classes that stand beside {@link Energy}: the library's own, whatever the build calls their directory. */
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrl(Energy.class.getProtectionDomain().getCodeSource().getLocation());

    /** What each package may import of the others. */
    private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    private static Map<String, Set<String>> mayImport() {
        Map<String, Set<String>> may = new LinkedHashMap<>();
        Set<String> leaves = Set.of("units", "numeric", "catalogue", "equations");
        may.put("units", Set.of());
        may.put("numeric", Set.of("units"));
        may.put("catalogue", Set.of("units", "numeric"));
        may.put("equations", Set.of("numeric", "catalogue"));
        may.put("data", leaves);
        may.put("electricity", with(leaves, "data"));
        may.put("inference", with(leaves, "data"));
        Set<String> upstream = with(leaves, "data", "electricity", "inference");
        for (String next : new String[] {
            "surplus", "economics", "projection", "uncertainty", "sensitivity", "evidence", "report", "cli"
        }) {
            may.put(next, upstream);
            upstream = with(upstream, next);
        }
        may.put("tables", Set.of("catalogue", "data", "electricity", "numeric", "projection", "uncertainty"));
        may.put(
                "testkit",
                with(
                        leaves,
                        "data",
                        "electricity",
                        "inference",
                        "surplus",
                        "economics",
                        "projection",
                        "uncertainty",
                        "sensitivity"));
        return may;
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static String part(JavaClass type) {
        String rest = type.getPackageName()
                .substring(Math.min(BASE.length(), type.getPackageName().length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    @Test
    void theRiverFlowsOneWay() {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : LIBRARY) {
            Set<String> may = MAY_IMPORT.get(part(type));
            if (may == null) {
                faults.add(type.getName() + " is in a package that the design does not know");
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith(BASE)
                        && !part(target).equals(part(type))
                        && !may.contains(part(target))) {
                    faults.add(part(type) + " must not import " + part(target) + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theWholeLibraryIsLookedAt() {
        assertThat(LIBRARY.contain("org.tokenstate.units.Energy")).isTrue();
        assertThat(LIBRARY.stream().map(DirectionsTest::part)).contains("units", "numeric", "catalogue", "data", "cli");
    }

    @Test
    void noCyclesOfPackages() {
        // A package and its internal part are one.
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName().replaceAll("\\.internal$", ""));
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(LIBRARY);
    }

    @Test
    void oneClassTouchesTablesaw() {
        Set<String> touching = LIBRARY.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().getPackageName().startsWith("tech.tablesaw")))
                .map(type -> type.getName().replaceAll("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(touching).containsExactly(BASE + "tables.Tables");
    }

    @Test
    void optionalLibrariesStayAtTheEdge() {
        noClasses()
                .that(resideInAPackage("org.tokenstate..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("org.tokenstate.cli..", "org.tokenstate.report.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "java.awt..", "javax.imageio..", "javax.swing..")
                .check(LIBRARY);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tokenstate.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.jqwik..", "org.assertj..", "org.junit..")
                .check(LIBRARY);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.tokenstate.uncertainty..", "org.tokenstate.numeric..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.tdunning..")
                .check(LIBRARY);
    }

    @Test
    void layersBelowTheProjectionLookUpNoParameter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.tokenstate.electricity..",
                        "org.tokenstate.inference..",
                        "org.tokenstate.surplus..",
                        "org.tokenstate.economics..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are the catalogue of parameters", type -> type.getName()
                                .matches("org\\.tokenstate\\.catalogue\\.Parameters?")))
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tokenstate.cli..")
                .should()
                .accessTargetWhere(accessTo("the console", access -> {
                    String owner = access.getTargetOwner().getName();
                    String name = access.getTarget().getName();
                    return owner.equals("java.lang.System")
                                    && Set.of("out", "err", "in", "console").contains(name)
                            || name.equals("printStackTrace")
                                    && access.getTarget().getFullName().endsWith("printStackTrace()");
                }))
                .check(LIBRARY);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(LIBRARY);
    }

    @Test
    void nothingReadsTheClockOrAGlobalGenerator() {
        noClasses()
                .should()
                .accessTargetWhere(accessTo("the clock or a global generator", access -> {
                    String owner = access.getTargetOwner().getName();
                    String name = access.getTarget().getName();
                    return owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                            || owner.startsWith("java.time.") && name.equals("now")
                            || owner.equals("java.time.Clock")
                            || owner.equals("java.util.Date") && name.equals("<init>")
                            || owner.equals("java.util.Random")
                            || owner.equals("java.util.UUID") && name.equals("randomUUID")
                            || owner.equals("java.util.concurrent.ThreadLocalRandom")
                            // The secret in the address of the local page is no number of the model.
                            || owner.equals("java.security.SecureRandom")
                                    && !access.getOriginOwner().getName().equals("org.tokenstate.report.Explorer")
                            || owner.equals("java.lang.Math") && name.equals("random");
                }))
                .check(LIBRARY);
        // The stopwatch serves the line of progress alone.
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tokenstate.cli..")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(LIBRARY);
    }

    @Test
    void onlyTheCommandLineReadsTheEnvironmentOrEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.tokenstate.cli..")
                .should()
                .accessTargetWhere(accessTo(
                        "the process",
                        access -> access.getTargetOwner().getName().equals("java.lang.System")
                                && Set.of("getenv", "getProperty", "exit", "setProperty")
                                        .contains(access.getTarget().getName())))
                .check(LIBRARY);
    }

    @Test
    void noNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .check(LIBRARY);
    }

    @Test
    void stateIsNeverGlobal() {
        fields().that().areStatic().should().beFinal().check(LIBRARY);
        // An instance may show its arrays, as the workspace of a hot path does; a constant may not be an array.
        fields().that().arePublic().should().beFinal().check(LIBRARY);
        fields().that()
                .arePublic()
                .and()
                .areStatic()
                .should()
                .notHaveRawType(DescribedPredicate.describe("array", JavaClass::isArray))
                .check(LIBRARY);
    }

    @Test
    void publicClassesAreFinalUnlessTheyAreThereToBeExtended() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .resideOutsideOfPackage("org.tokenstate.testkit..")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(LIBRARY);
    }

    @Test
    void onlyTheEntryOfTheCommandLineIsPublic() {
        classes()
                .that()
                .resideInAPackage("org.tokenstate.cli..")
                .and()
                .arePublic()
                .should()
                .haveFullyQualifiedName("org.tokenstate.cli.TokenstateCli")
                .check(LIBRARY);
    }

    @Test
    void everyPackageIsNullMarkedAndIntroduced() {
        Set<String> introduced = LIBRARY.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> packages =
                LIBRARY.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(introduced).isEqualTo(packages);
    }

    private static DescribedPredicate<JavaAccess<?>> accessTo(
            String what, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(what, predicate);
    }
}
