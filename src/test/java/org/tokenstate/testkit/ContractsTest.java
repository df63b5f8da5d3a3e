package org.tokenstate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.economics.PricePath;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;

/** Every contract lets a good implementation pass and finds what is wrong with a bad one. */
class ContractsTest {
    private static void passes(ThrowingCallable law) {
        assertThatCode(law).doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable law) {
        assertThatThrownBy(law).isInstanceOf(AssertionError.class);
    }

    @Test
    void pricePaths() {
        PricePathContract good = paths(PricePath.entry(0.05, 0.3));
        passes(() -> good.markupsAreFiniteAndNoPriceIsNegative(10, 2));
        passes(() -> good.theBaseYearIsAsItWas(-0.5));
        passes(() -> good.theLargerMarkupStaysTheLarger(10, 2));
        fails(() -> paths((years, base) -> base - years).markupsAreFiniteAndNoPriceIsNegative(10, 2));
        fails(() -> paths((years, base) -> 0.9 * base).theBaseYearIsAsItWas(2));
        fails(() -> paths((years, base) -> base / (1 + years * base * base)).theLargerMarkupStaysTheLarger(10, 2));
    }

    private static PricePathContract paths(PricePath path) {
        return new PricePathContract() {
            @Override
            protected PricePath path() {
                return path;
            }
        };
    }

    @Test
    void growthModels() {
        AnnualSeries series = AnnualSeries.of("s", 2010, 5, 6, 7, 7, 8, 9, 9, 10, 11, 12, 12, 13);
        GrowthModel drift = GrowthModels.named("drift");
        GrowthModelContract good = growth(drift);
        passes(() -> good.pointsAreFiniteAndPositiveAndTheSeriesIsLeftAlone(series));
        passes(() -> good.widerLevelsGiveWiderIntervals(series, 5));
        passes(() -> good.pathsAreAFunctionOfTheirNumbersAndFinite(series));
        passes(() -> good.theUnitOfTheSeriesDoesNotMatter(series));
        for (GrowthModel model : GrowthModels.all()) {
            for (int h : new int[] {1, 5, 10}) {
                passes(() -> growth(model).pathsFallIntoTheIntervalAsOftenAsItSays(series, h));
            }
        }
        fails(() -> growth(new Wrong(drift) {
                    @Override
                    public Interval interval(double level, int h) {
                        return new Interval(fit.point(h), fit.interval(level, h).upper());
                    }
                })
                .pathsFallIntoTheIntervalAsOftenAsItSays(series, 5));
        fails(() -> growth(new Wrong(drift) {
                    @Override
                    public void simulate(double[] normals, double[] path) {
                        for (int h = 1; h <= path.length; h++) {
                            path[h - 1] = fit.point(h);
                        }
                    }
                })
                .pathsFallIntoTheIntervalAsOftenAsItSays(series, 5));
        // Takes no logarithm, adds a constant, overwrites what it was given, turns levels upside down.
        GrowthModelContract linear = growth(new Wrong(drift) {
            @Override
            public double point(int h) {
                return fit.point(h) - 1000;
            }
        });
        fails(() -> linear.pointsAreFiniteAndPositiveAndTheSeriesIsLeftAlone(series));
        fails(() -> linear.theUnitOfTheSeriesDoesNotMatter(series));
        fails(() -> growth(new Wrong(drift) {
                    @Override
                    public Fit fit(double[] values) {
                        values[0] = 1;
                        return super.fit(values);
                    }
                })
                .pointsAreFiniteAndPositiveAndTheSeriesIsLeftAlone(series));
        fails(() -> growth(new Wrong(drift) {
                    @Override
                    public Interval interval(double level, int h) {
                        return fit.interval(1 - level, h);
                    }
                })
                .widerLevelsGiveWiderIntervals(series, 5));
        fails(() -> growth(new Wrong(drift) {
                    @Override
                    public void simulate(double[] normals, double[] path) {
                        fit.simulate(normals, path);
                        normals[0] = 0;
                    }
                })
                .pathsAreAFunctionOfTheirNumbersAndFinite(series));
    }

    /** A model and its fit in one, to be spoilt in one method. */
    private abstract static class Wrong implements GrowthModel, GrowthModel.Fit {
        private final GrowthModel model;
        GrowthModel.Fit fit;

        Wrong(GrowthModel model) {
            this.model = model;
            this.fit = model.fit(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        }

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Fit fit(double[] values) {
            fit = model.fit(values);
            return this;
        }

        @Override
        public double point(int h) {
            return fit.point(h);
        }

        @Override
        public Interval interval(double level, int h) {
            return fit.interval(level, h);
        }

        @Override
        public int normalsNeeded(int horizon) {
            return fit.normalsNeeded(horizon);
        }

        @Override
        public void simulate(double[] normals, double[] path) {
            fit.simulate(normals, path);
        }
    }

    private static GrowthModelContract growth(GrowthModel model) {
        return new GrowthModelContract() {
            @Override
            protected GrowthModel model() {
                return model;
            }
        };
    }

    @Test
    void modelsOfEnergyPerToken() {
        ServingPoint point = InferenceCatalogue.bundled().servingPoint("frontier-default");
        EnergyRoofline roofline = EnergyRoofline.bundled();
        EnergyPerTokenModelContract good = energy(roofline);
        passes(() -> good.energyIsFiniteAndPositive(point));
        passes(() -> good.theSamePointTakesTheSameEnergy(point));
        passes(() -> good.moreUncachedInputNeverTakesLessEnergy(point));
        passes(() -> good.overheadIsPaidOnEveryJoule(point, DataCentre.DEFAULT));
        int[] calls = {0};
        // Counts its calls; takes a longer prompt for a shorter one.
        fails(() -> energy(p -> roofline.predict(p.withBatch(1 + calls[0]++))).theSamePointTakesTheSameEnergy(point));
        fails(() -> energy(p -> roofline.predict(p.withTokens(
                                Math.max(0, 5000 - p.uncachedInputTokens()), p.cachedInputTokens(), p.outputTokens())
                        .cappedToMemory()))
                .moreUncachedInputNeverTakesLessEnergy(point));
    }

    private static EnergyPerTokenModelContract energy(EnergyPerTokenModel model) {
        return new EnergyPerTokenModelContract() {
            @Override
            protected EnergyPerTokenModel model() {
                return model;
            }
        };
    }

    @Test
    void criteria() {
        CriterionContract good = criteria(Criterion.atLeast("share_of_gdp", 1e-4));
        passes(() -> good.itReadsKnownVariablesAndLeavesThemAlone(Scenario.BASELINE));
        passes(() -> good.theFirstYearIsTheFirst(Scenario.BASELINE));
        fails(() -> criteria(reading("share_of_the_world", false))
                .itReadsKnownVariablesAndLeavesThemAlone(Scenario.BASELINE));
        fails(() -> criteria(reading("share_of_gdp", true)).itReadsKnownVariablesAndLeavesThemAlone(Scenario.BASELINE));
    }

    private static Criterion reading(String variable, boolean overwriting) {
        return new Criterion() {
            @Override
            public String label() {
                return "wrong";
            }

            @Override
            public List<String> variables() {
                return List.of(variable);
            }

            @Override
            public boolean holds(double[] values) {
                values[0] += overwriting ? 1 : 0;
                return values[0] > 0;
            }
        };
    }

    private static CriterionContract criteria(Criterion criterion) {
        return new CriterionContract() {
            @Override
            protected Criterion criterion() {
                return criterion;
            }
        };
    }

    @Test
    void projections() {
        TokenStateModel china = TokenStateModel.of("CHN").against("USA");
        ProjectionContract contract = new ProjectionContract() {
            @Override
            protected TokenStateModel model() {
                return china;
            }
        };
        // That a bad model fails is what the profile planted-faults shows.
        passes(() -> contract.resultsAreSoundAndAccountsHold(Scenario.BASELINE));
        passes(() -> contract.anExplanationNamesWhatMovesAResult(
                Scenario.BASELINE, WhatIf.scale("chip_penalty", 0.5).between(2027, 2030)));
        passes(() -> contract.theAccountsOfTheWorldHold(Scenario.BASELINE));
    }
}
