package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
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
        assertThat(Invariants.looseningWhatIsSlackChangesNothing(CHINA, "chips_gw", "CHN", 2040))
                .isTrue();
        assertThat(Invariants.looseningWhatIsSlackChangesNothing(
                        CHINA.under(Scenario.BASELINE.with(WhatIf.set("chips_gw.CHN", 1))), "chips_gw", "CHN", 2040))
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
            if (parameter.name().matches("(tier_share|demand_split)\\..*")) {
                halves = halves.with(WhatIf.scale(parameter.name(), 0.5));
            }
        }
        for (String country : new String[] {"CHN", "NOR"}) {
            Projection base = TokenStateModel.of(country).project(2025, 2035);
            Projection half = TokenStateModel.of(country).under(halves).project(2025, 2035);
            assertThat(half).isEqualTo(base);
            assertThat(base.notes()).noneMatch(n -> n.kind() == Note.Kind.SCENARIO);
            for (String shares : List.of("tier_share.CHN.api", "tier_share.other.app", "demand_split")) {
                assertThat(half.notes())
                        .contains(new Note(
                                Note.Kind.SCENARIO,
                                shares,
                                "the parameters " + shares + ".* add up to 0.5000 and are scaled to add up to one"));
            }
        }
    }

    /** A country without power hosts nothing once its plant has retired, and a region without plant neither. */
    @Test
    void whoCanServeNothingSellsNothing() {
        Projection norway = TokenStateModel.of("NOR")
                .under(Scenario.BASELINE.with(WhatIf.set("generation_factor", 0)))
                .project(2025, 2040);
        Invariants.sound(norway);
        for (int year = 2031; year <= 2040; year++) {
            for (String result : List.of(
                    "stock_gw",
                    "exportable_tokens",
                    "exported_tokens",
                    "export_revenue_usd",
                    "token_electricity_twh")) {
                assertThat(norway.in(year).value(result))
                        .as(result + " in " + year)
                        .hasValue(0);
            }
            assertThat(norway.in(year).value("token_imports_usd").orElseThrow()).isPositive();
            assertThat(norway.in(year).value("price_usd_per_mtok").orElseThrow())
                    .isPositive();
        }
        WorldProjection without = WorldModel.of(Scenario.BASELINE.with(WhatIf.set("chips_gw.ROW", 0)))
                .project(2025, 2040);
        for (int year = 2031; year <= 2040; year++) {
            assertThat(without.at(year, "gw", "ROW")).isZero();
            assertThat(without.at(year, "hosting_exports_usd", "ROW")).isZero();
            assertThat(without.at(year, "token_imports_usd", "ROW")).isPositive();
            assertThat(without.at(year, "cost", "ROW")).as("that of new plant").isPositive();
        }
    }

    @Test
    void theWorldIsTheSumOfItsRegions() {
        WorldProjection world = WorldModel.bundled().project(2025, 2040);
        for (int year : new int[] {2025, 2033, 2040}) {
            for (String[] pair : new String[][] {{"world_tokens", "tokens"}, {"world_spending_usd", "spending_usd"}}) {
                double sum = 0;
                for (String region : world.elements("region")) {
                    sum += world.at(year, pair[1], region);
                }
                assertThat(world.at(year, pair[0])).as(pair[0]).isCloseTo(sum, withinPercentage(1e-10));
            }
            double gdp = 0;
            for (String region : world.elements("region")) {
                gdp += world.at(year, "gdp_usd", region);
            }
            assertThat(world.at(year, "spending_share_of_gdp"))
                    .isCloseTo(world.at(year, "world_spending_usd") / gdp, within(1e-15));
        }
    }

    /** Buyers do not see a change of the base year, to which the market is calibrated; one after it they do. */
    @Test
    void aCostThatRisesAfterTheBaseYearCostsBuyersAndOneOfTheBaseYearIsCalibratedTo() {
        WorldProjection base = WorldModel.bundled().project(2025, 2030);
        for (String name : new String[] {"capex_usd_per_kw.CHN", "wacc.CHN", "power_price_usd_per_kwh.CHN"}) {
            WhatIf.Arithmetic dearer = WhatIf.scale(name, 1.6);
            Scenario changed = Scenario.BASELINE.with(dearer);
            Scenario rewritten = new Scenario(
                    "base",
                    "",
                    Map.of(
                            name,
                            Objects.requireNonNull(changed.values().get(name)).inBaseYear()));
            WorldProjection later = WorldModel.of(changed).project(2025, 2030);
            WorldProjection always = WorldModel.of(rewritten).project(2025, 2030);
            assertThat(later.at(2025, "token_exports_usd", "CHN")).isEqualTo(base.at(2025, "token_exports_usd", "CHN"));
            assertThat(later.at(2026, "price", "EAST")).as(name).isGreaterThan(base.at(2026, "price", "EAST"));
            assertThat(later.at(2026, "tokens", "CHN")).as(name).isLessThan(base.at(2026, "tokens", "CHN"));
            assertThat(changed.rewritesBase()).isEmpty();
            assertThat(always.at(2025, "price", "EAST")).as(name).isGreaterThan(base.at(2025, "price", "EAST"));
            for (String region : base.elements("region")) {
                assertThat(always.at(2025, "tokens", region))
                        .as(name)
                        .isCloseTo(base.at(2025, "tokens", region), withinPercentage(1e-9));
            }
            assertThat(rewritten.rewritesBase()).containsExactly(name);
            assertThat(CHINA.under(rewritten).project(2025, 2026).notes())
                    .anyMatch(n -> n.kind() == Note.Kind.SCENARIO
                            && n.subject().equals(name)
                            && n.text().startsWith("the scenario rewrites the base year 2025 by " + name));
        }
    }

    @Test
    void sharesThatAreAllZeroAreAFault() {
        for (String name : new String[] {"tier_share.CHN.api", "tier_share.other.app", "demand_split"}) {
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

    @Test
    void aPoolIsOneOfThoseThatThereAre() {
        assertThatThrownBy(() -> WhatIf.set("host_pool.GLF", 0.5).apply(Scenario.BASELINE))
                .hasMessage("host_pool.GLF must be one of WEST, EAST, EUROPE, or its number from 0 on, but is 0.5");
        assertThatThrownBy(() -> ParameterValue.parse("host_pool.GLF", "uniform(0, 1)"))
                .hasMessageStartingWith("host_pool.GLF must be one of WEST, EAST, EUROPE");
        assertThat(ParameterValue.parse("host_pool.GLF", "mixture(0.4: point(1), 0.6: point(0))")
                        .distribution())
                .isPresent();
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
        double[][] results = new double[inputs.years()][year.program().outputs().size()];
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
