package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.testkit.Invariants;

/** Every number parameter is read where the table says: it acts, drawn as set, by year or in the base year alone. */
class ParameterLawsTest {
    private static final int FROM = 2026;
    private static final int TO = 2036;
    private static final List<TokenStateModel> MODELS = List.of(
            prepared(TokenStateModel.of("CHN").against("USA")),
            prepared(TokenStateModel.of("USA")),
            prepared(TokenStateModel.of("PRY")),
            prepared(TokenStateModel.of("IND")));

    /** A model that has been projected once shares what it has read with the models under other scenarios. */
    private static TokenStateModel prepared(TokenStateModel model) {
        model.project(2025, 2025);
        return model;
    }

    private static Stream<Parameter> numbers() {
        return ParameterTable.bundled().all().stream().filter(p -> !p.isChoice());
    }

    private static Stream<Parameter> drawn() {
        return numbers().filter(p -> p.distribution().isPresent());
    }

    private static Stream<Parameter> byYear() {
        return numbers().filter(p -> p.timing() == Timing.BY_YEAR && !p.unit().equals("pool"));
    }

    private static Stream<Parameter> ofTheBaseYear() {
        return numbers().filter(p -> p.timing() == Timing.BASE_YEAR);
    }

    /** The least value that a draw may take; where nothing is drawn, a tenth below the default. */
    private static double low(Parameter p) {
        return p.distribution()
                .map(d -> d.quantile(0.05))
                .orElse(Math.max(p.lower(), 0.9 * p.defaultValue().at(FROM)));
    }

    private static double high(Parameter p) {
        return p.distribution()
                .map(d -> d.quantile(0.95))
                .orElse(Math.min(p.upper(), 1.1 * p.defaultValue().at(FROM) + 0.01));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void whatIsDrawnActs(Parameter p) {
        Invariants.acts(MODELS, p.name(), low(p), high(p), TO);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void whatIsDrawnIsWhatIsSet(Parameter p) {
        Invariants.drawnAsSet(MODELS.get(0), p.name(), (low(p) + high(p)) / 2, 2030);
        Invariants.drawnAsSet(MODELS.get(2), p.name(), high(p), 2030);
    }

    /** From 2026 on, with what it acts with: some result moves, and none of 2025. */
    @ParameterizedTest
    @MethodSource("byYear")
    void aValueByYearActsFromItsYearOn(Parameter p) {
        boolean moved = false;
        for (TokenStateModel model : MODELS) {
            Scenario scenario = model.scenario();
            for (var condition : p.actsWith().entrySet()) {
                scenario = scenario.with(
                        condition.getKey(), ParameterValue.parse(condition.getKey(), condition.getValue()));
            }
            Projection base = model.under(scenario).project(2025, TO);
            for (double end : new double[] {low(p), high(p)}) {
                YearPath path = scenario.path(p.name()).between(FROM, 2060, v -> end);
                Comparison c = base.compareWith(model.under(scenario.with(p.name(), ParameterValue.of(path)))
                        .project(2025, TO));
                assertThat(c.differences()).allMatch(d -> d.firstYear() >= FROM);
                moved |= !c.isEmpty();
            }
        }
        assertThat(moved || p.distribution().isEmpty()).as(p.name()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofTheBaseYear")
    void valuesByYearAreRefusedForWhatIsReadInTheBaseYear(Parameter p) {
        String key = StartYear.rests(p) ? "base" : "set";
        YearPath path = YearPath.of(2029, p.lower(), p.upper());
        assertThatThrownBy(() -> Scenario.BASELINE.with(p.name(), ParameterValue.of(path)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        p.name() + " must be one value, that of the base year, but has values by year: 2029: ");
        assertThatThrownBy(() -> ScenarioFiles.parse(
                        "s.yaml",
                        "name: s\n" + key + ":\n  " + p.name() + ": {2030: " + p.upper() + ", 2031: " + p.lower()
                                + "}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("s.yaml:3:" + (p.name().length() + 5) + ": " + p.name() + " must be one value");
    }
}
