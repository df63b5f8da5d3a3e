package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Inputs;
import org.tokenstate.testkit.Invariants;
import org.tokenstate.testkit.ProjectionContract;
import org.tokenstate.testkit.TokenStateDomain;

/** Laws of the whole chain (MODEL, section 8): the kit's contract for three countries, and what only the library can see. */
@Domain(TokenStateDomain.class)
@Domain(DomainContext.Global.class)
class ProjectionLawsTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");

    /** A maker with limits of its own. */
    @Group
    class China extends ProjectionContract {
        @Override
        protected TokenStateModel model() {
            return CHINA;
        }
    }

    /** The other maker, without a reference. */
    @Group
    class America extends ProjectionContract {
        private static final TokenStateModel MODEL = TokenStateModel.of("USA");

        @Override
        protected TokenStateModel model() {
            return MODEL;
        }
    }

    /** A taker, which hosts. */
    @Group
    class Norway extends ProjectionContract {
        private static final TokenStateModel MODEL = TokenStateModel.of("NOR").against("USA");

        @Override
        protected TokenStateModel model() {
            return MODEL;
        }
    }

    @Test
    void theLawOfSlackIsTestedAtAll() {
        assertThat(Invariants.looseningWhatIsSlackChangesNothing(
                        CHINA, "chips_gw.CHN", "chips_additions_gw", BindingConstraint.CHIPS, 2040))
                .isTrue();
        assertThat(Invariants.looseningWhatIsSlackChangesNothing(
                        CHINA.under(Scenario.BASELINE.with(WhatIf.set("chips_gw.CHN", 1))),
                        "chips_gw.CHN",
                        "chips_additions_gw",
                        BindingConstraint.CHIPS,
                        2040))
                .isFalse();
    }

    @Property(tries = 30)
    void theUnitOfMoneyMattersNowhere(
            @ForAll Scenario scenario, @ForAll @DoubleRange(min = 0.25, max = 4) double c, @ForAll boolean taker) {
        TokenStateModel model = TokenStateModel.of(taker ? "NOR" : "CHN").under(scenario);
        double[][] plain = run(model, 1);
        double[][] dear = run(model, c);
        List<Variable> variables = TokenStateModel.catalogue().all();
        int revenueAt = variables.stream().map(Variable::name).toList().indexOf("export_revenue_usd");
        for (int t = 0; t < plain.length; t++) {
            double revenue = plain[t][revenueAt] * c;
            for (int i = 0; i < variables.size(); i++) {
                Variable variable = variables.get(i);
                if (variable.name().startsWith("market_")) {
                    continue;
                }
                double expected = plain[t][i] * (variable.unit().startsWith("USD") ? c : 1);
                String what = variable.name() + " in " + (2025 + t) + " with money x " + c;
                if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                    assertThat(Double.compare(dear[t][i], expected))
                            .describedAs(what)
                            .isZero();
                } else {
                    assertThat(dear[t][i])
                            .describedAs(what)
                            .isCloseTo(expected, within(rounding(variable, revenue) + 1e-9 * Math.abs(expected)));
                }
            }
        }
    }

    /**
     * What is rounding: of amounts a thousandth of a dollar, since a rent of tranches that cost the same is the
     * difference of equal prices times billions of kWh, and of rents the last digits of the revenue, since a rent is what cost
     * leaves of it.
     */
    private static double rounding(Variable variable, double revenue) {
        double last = variable.name().contains("rent_usd") && revenue > 0 ? 1e-13 * revenue : 0;
        return variable.unit().equals("USD 2025") ? 1e-3 + last : 1e-12;
    }

    @Test
    void onlyTheProportionsOfSharesCount() {
        Scenario halves = Scenario.BASELINE;
        for (Parameter parameter : ParameterTable.bundled().all()) {
            if (parameter.name().matches("(tier|market)_share\\..*")) {
                halves = halves.with(WhatIf.scale(parameter.name(), 0.5));
            }
        }
        for (String country : new String[] {"CHN", "NOR"}) {
            Projection base = TokenStateModel.of(country).project(2025, 2035);
            Projection half = TokenStateModel.of(country).under(halves).project(2025, 2035);
            assertThat(half).isEqualTo(base);
            assertThat(base.notes()).noneMatch(n -> n.kind() == Note.Kind.SCENARIO);
            assertThat(half.notes())
                    .contains(
                            new Note(
                                    Note.Kind.SCENARIO,
                                    "tier_share",
                                    "the parameters tier_share.* add up to 0.5000 and are scaled to add up to one"),
                            new Note(
                                    Note.Kind.SCENARIO,
                                    "market_share",
                                    "the parameters market_share.* add up to 0.5000 and are scaled to add up to one"));
        }
    }

    @Test
    void whoCanServeNothingSellsNothing() {
        for (WhatIf nothing : List.of(
                WhatIf.set("generation_factor", 0.5),
                WhatIf.set("sold_share", 0.01).and(WhatIf.set("generation_factor", 0.3)),
                WhatIf.set("chips_gw.CHN", 0).and(WhatIf.set("stock_gw.CHN", 0)))) {
            Projection none = CHINA.under(Scenario.BASELINE.with(nothing)).project(2025, 2040);
            Invariants.sound(none);
            for (YearResult year : none.years()) {
                assertThat(year.value("exportable_tokens")).hasValue(0);
                for (String result : List.of(
                        "exported_tokens", "export_revenue_usd", "home_demand_mtok", "energy_used_twh", "rent_usd")) {
                    assertThat(year.value(result))
                            .as(result + " in " + year.year())
                            .hasValue(0);
                }
                assertThat(year.value("price_usd_per_mtok").orElseThrow()).isPositive();
            }
        }
    }

    @Test
    void theWorldIsTheSumOfItsMarkets() {
        Projection america = TokenStateModel.of("USA").project(2025, 2040);
        for (int year : new int[] {2025, 2033, 2040}) {
            YearResult china = CHINA.project(2025, 2040).in(year);
            double world = america.in(year).value("gdp_usd").orElseThrow()
                    + china.value("gdp_usd").orElseThrow()
                    + china.value("rest_of_world_gdp_usd").orElseThrow();
            assertThat(china.value("world_gdp_usd").orElseThrow()).isCloseTo(world, within(1e-12 * world));
            assertThat(china.value("world_spending_share_of_gdp").orElseThrow())
                    .isCloseTo(china.value("world_spending_usd").orElseThrow() / world, within(1e-12));
        }
    }

    @Test
    void aCostThatRisesAfterTheStartYearCostsBuyersAndOneOfTheStartYearIsCalibratedTo() {
        Projection base = CHINA.project(2025, 2030);
        for (String name : new String[] {"capex_usd_per_kw.CHN", "wacc.CHN", "markup.CHN.frontier"}) {
            WhatIf.Arithmetic dearer = WhatIf.scale(name, 1.6);
            Projection later = CHINA.under(Scenario.BASELINE.with(dearer.between(2026, 2060)))
                    .project(2025, 2030);
            Projection always = CHINA.under(Scenario.BASELINE.with(dearer)).project(2025, 2030);
            assertThat(later.in(2028).value("exported_tokens").orElseThrow())
                    .as(name)
                    .isLessThan(base.in(2028).value("exported_tokens").orElseThrow());
            assertThat(later.notes()).isEqualTo(base.notes());
            assertThat(always.in(2025).value("tokens_mtok.frontier.USA").orElseThrow())
                    .as(name)
                    .isCloseTo(base.in(2025).value("tokens_mtok.frontier.USA").orElseThrow(), withinPercentage(1e-9));
            assertThat(always.notes())
                    .anyMatch(n -> n.kind() == Note.Kind.SCENARIO
                            && n.subject().equals(name)
                            && n.text().startsWith("the market is calibrated to 2025 with the changed " + name + ": "));
        }
    }

    @Test
    void sharesThatAreAllZeroAreAFault() {
        for (String name : new String[] {"tier_share", "market_share"}) {
            Scenario none = Scenario.BASELINE;
            for (Parameter parameter : ParameterTable.bundled().all()) {
                if (parameter.name().startsWith(name + ".")) {
                    none = none.with(WhatIf.set(parameter.name(), 0));
                }
            }
            TokenStateModel model = TokenStateModel.of("CHN").under(none);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.project(2025, 2030))
                    .withMessage("the parameters " + name + ".* must add up to more than 0 but are all 0 in 2025");
        }
    }

    /** Runs the years with every amount of money times a factor: parameters and figures of countries. */
    private static double[][] run(TokenStateModel model, double money) {
        YearModel year = model.year();
        Inputs inputs = model.inputs(2045);
        double[][] parameters = inputs.parameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            String name = year.system().parameters().get(i);
            if (ParameterTable.bundled().get(name).unit().startsWith("USD")) {
                parameters[i] = Arrays.stream(parameters[i]).map(v -> v * money).toArray();
            }
        }
        double[] figures = inputs.figures().clone();
        for (int i = 0; i < figures.length; i++) {
            String name = EquationSystem.family(year.system().figures().get(i));
            boolean amount = year.text().equations().given(name).unit().startsWith("USD");
            figures[i] *= amount ? money : 1;
        }
        double[][] results = new double[inputs.years()][year.results().size()];
        year.program()
                .plain()
                .run(new Inputs(inputs.firstYear(), inputs.years(), parameters, figures, inputs.data()), results);
        return results;
    }

    @Test
    void everyAreaOfTheWorldIsProjectedOrSaysWhatIsMissing() {
        List<String> silent = new ArrayList<>();
        int areas = 0;
        for (Country country : Datasets.bundled().countries()) {
            Projection projection = TokenStateModel.of(country.iso3()).project(2025, 2035);
            Invariants.sound(projection);
            areas++;
            boolean missing = projection.in(2030).value("exportable_tokens").isEmpty();
            if (missing && projection.notes().stream().noneMatch(n -> n.kind() == Note.Kind.MISSING)) {
                silent.add(country.iso3());
            }
        }
        assertThat(areas).isGreaterThan(200);
        assertThat(silent).isEmpty();
    }
}
