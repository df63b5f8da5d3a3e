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
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
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
        double[] plain = run(scenario, taker ? 3 : YearLoop.CHN, 1);
        double[] dear = run(scenario, taker ? 3 : YearLoop.CHN, c);
        List<Variable> variables = VariableTable.bundled().all();
        for (int i = 0; i < plain.length; i++) {
            Variable variable = variables.get(i % variables.size());
            if (variable.name().startsWith("market_")) {
                continue;
            }
            double expected = plain[i] * (variable.unit().startsWith("USD") ? c : 1);
            if (Double.isNaN(expected)) {
                assertThat(dear[i]).isNaN();
            } else {
                assertThat(dear[i])
                        .describedAs(variable.name() + " in " + (2025 + i / variables.size()) + " with money x " + c)
                        .isCloseTo(expected, within(rounding(variable) + 1e-9 * Math.abs(expected)));
            }
        }
    }

    /**
     * What is rounding: of amounts a thousandth of a dollar, since a rent of tranches that cost the same is the
     * difference of equal prices times billions of kWh.
     */
    private static double rounding(Variable variable) {
        return variable.unit().equals("USD 2025") ? 1e-3 : 1e-12;
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
            assertThat(half.results()).containsExactly(base.results());
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

    @Test
    void aMixOfTiersIsAMeanOfThem() {
        Projection more = CHINA.under(Scenario.BASELINE.with(WhatIf.set("tier_share.frontier", 0.5)))
                .project(2025, 2030);
        double mix = 0;
        double weights = 0;
        double[] shares = {0.5, 0.3, 0.55};
        for (int k = 0; k < shares.length; k++) {
            mix += shares[k]
                    * more.in(2028)
                            .value("energy_kwh_per_mtok." + YearLoop.TIERS[k])
                            .orElseThrow();
            weights += shares[k];
        }
        assertThat(more.in(2028).value("energy_kwh_per_mtok").orElseThrow()).isCloseTo(mix / weights, within(1e-12));
    }

    /** Runs the years with every amount of money times a factor: parameters and figures of countries. */
    private static double[] run(Scenario scenario, int subject, double money) {
        int years = 21;
        ParameterTable table = ParameterTable.bundled();
        double[][] parameters = new double[table.size()][years];
        for (int i = 0; i < parameters.length; i++) {
            Parameter parameter = table.all().get(i);
            if (!parameter.isChoice()) {
                for (int t = 0; t < years; t++) {
                    parameters[i][t] = scenario.path(parameter.name()).at(2025 + t)
                            * (parameter.unit().startsWith("USD") ? money : 1);
                }
            }
        }
        var growth = scenario.path("gdp_growth.other");
        var exports = scenario.path("goods_exports_growth");
        Datasets data = Datasets.bundled();
        CountryFigures usa = FiguresReader.read(data, "USA", growth, exports, true);
        CountryFigures chn = FiguresReader.read(data, "CHN", growth, exports, true);
        CountryFigures row = FiguresReader.restOfWorld(data, usa.gdpUsd(), chn.gdpUsd(), growth);
        CountryFigures own = subject == YearLoop.CHN ? chn : FiguresReader.read(data, "NOR", growth, exports, false);
        YearLoop loop = new YearLoop(
                table,
                VariableTable.bundled(),
                subject,
                new CountryFigures[] {times(usa, money), times(chn, money), times(row, money)},
                times(own, money),
                new double[] {0.37, 0.14, 0.021},
                new double[] {0.7, 0.27, 0.04},
                2025 + years - 1);
        double[] trend = new double[years];
        double[] reference = new double[years];
        double[] population = new double[years];
        Arrays.fill(trend, 8000);
        Arrays.fill(reference, 13_000);
        Arrays.fill(population, 1e8);
        double[] results = new double[loop.outputs()];
        loop.run(parameters, trend, reference, population, results);
        return results;
    }

    private static CountryFigures times(CountryFigures f, double c) {
        return new CountryFigures(
                f.iso3(),
                c * f.gdpUsd(),
                c * f.goodsExportsUsd(),
                f.wacc(),
                c * f.powerPriceUsdPerKwh(),
                f.dataCentreTwh(),
                f.demandTwh(),
                f.windSolarTwh(),
                f.netExportsTwh(),
                f.fossilGw(),
                f.fossilTwh(),
                f.creditedGw(),
                f.installedGw(),
                c * f.overbuildUsdPerKwh(),
                f.lossShare(),
                f.embodiedTwh(),
                c * f.embodiedUsdPerKwh(),
                f.fossilCarbonKgPerKwh(),
                f.carbonGramsPerKwh(),
                f.pueFactor(),
                f.sources(),
                f.notes());
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
