package org.vitrine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The table of packages in the README: who may use whom. */
@AnalyzeClasses(packages = "org.vitrine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.vitrine";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("support", Set.of()),
          Map.entry("concurrent", Set.of("support")),
          Map.entry("particles", Set.of("support")),
          Map.entry("charts", Set.of("support", "particles")),
          Map.entry("course", Set.of("support")),
          Map.entry("io", Set.of("support", "particles")),
          Map.entry("export", Set.of("support", "concurrent", "charts", "io")),
          Map.entry("simulation", Set.of("support", "concurrent", "particles", "io")),
          Map.entry(
              "dynamics",
              Set.of("support", "concurrent", "particles", "charts", "io", "simulation")),
          Map.entry(
              "structure",
              Set.of("support", "concurrent", "particles", "charts", "io", "simulation")),
          Map.entry(
              "dataset",
              Set.of(
                  "support",
                  "concurrent",
                  "particles",
                  "io",
                  "simulation",
                  "dynamics",
                  "structure")),
          Map.entry(
              "learning",
              Set.of(
                  "support", "concurrent", "particles", "charts", "io", "dynamics", "structure")),
          Map.entry(
              "spark", Set.of("support", "concurrent", "io", "simulation", "dynamics", "dataset")),
          Map.entry(
              "notebook",
              Set.of(
                  "support",
                  "concurrent",
                  "particles",
                  "charts",
                  "io",
                  "export",
                  "simulation",
                  "dynamics",
                  "structure",
                  "learning")));

  @ArchTest
  static final ArchRule packagesUseOnlyWhatTheTableAllows =
      classes().that().resideOutsideOfPackage(ROOT).should(useOnlyAllowedPackages());

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule kernelsOnlyInNotebook =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".notebook")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.dflib..", "io.github.spencerpark..");

  @ArchTest
  static final ArchRule otherFiguresOnlyInChartsAndNotebook =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".charts", ROOT + ".notebook")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tech.tablesaw.plotly..");

  @ArchTest
  static final ArchRule linearAlgebraAndNetworksOnlyInLearning =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".learning")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.ejml..", "ai.djl..");

  /** Where there is no Spark all else must load, and so must the door to it. */
  @ArchTest
  static final ArchRule sparkOnlyBehindItsDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".spark")
          .or()
          .haveFullyQualifiedName(ROOT + ".spark.Spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule standardStreamsOnlyWhereThereIsNoKernel =
      noClasses()
          .that()
          .haveNameNotMatching("org[.]vitrine[.](notebook[.]Terminal|spark[.]Submit.*)")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule noHiddenRandomness =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(Random.class, long.class);

  @ArchTest
  static final ArchRule publicClassesAreClosed =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule facadeHasStaticMethodsOnly =
      noClasses()
          .that(DescribedPredicate.describe("are the facade", c -> c.getPackageName().equals(ROOT)))
          .should(haveInstanceMethods());

  private static String room(JavaClass javaClass) {
    String name = javaClass.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "elsewhere";
    }
    return name.equals(ROOT) ? "facade" : name.substring(ROOT.length() + 1).replaceAll("\\..*", "");
  }

  private static ArchCondition<JavaClass> useOnlyAllowedPackages() {
    return new ArchCondition<>("use only the packages that the table allows") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        String from = room(user);
        user.getDirectDependenciesFromSelf()
            .forEach(
                dependency -> {
                  String to = room(dependency.getTargetClass());
                  boolean allowed =
                      to.equals("elsewhere")
                          || to.equals(from)
                          || MAY_USE.getOrDefault(from, Set.of()).contains(to);
                  if (!allowed) {
                    events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                  }
                });
      }
    };
  }

  private static ArchCondition<JavaClass> haveInstanceMethods() {
    return new ArchCondition<>("have instance methods") {
      @Override
      public void check(JavaClass facade, ConditionEvents events) {
        facade.getMethods().stream()
            .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
            .forEach(
                method -> events.add(SimpleConditionEvent.satisfied(facade, method.getFullName())));
      }
    };
  }
}
