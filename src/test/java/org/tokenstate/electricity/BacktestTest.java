package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;

/** The back-test of the bundled data: rows of an independent run (R forecast and NumPy on the same data), and the bar. */
class BacktestTest {
    private final Backtest standard = Backtest.standard(Datasets.bundled());

    private Backtest.Score score(String method, int horizon) {
        return standard.scores().stream()
                .filter(s -> s.method().equals(method) && s.horizon() == horizon)
                .findFirst()
                .orElseThrow();
    }

    private void row(String method, double mase5, double mape5, double mase10, double mape10, double tolerance) {
        assertThat(score(method, 5).mase()).isCloseTo(mase5, within(0.005 + tolerance * mase5));
        assertThat(score(method, 5).mape()).isCloseTo(mape5, within(0.0005 + tolerance * mape5));
        assertThat(score(method, 10).mase()).isCloseTo(mase10, within(0.0105 + tolerance * mase10));
        assertThat(score(method, 10).mape()).isCloseTo(mape10, within(0.00055 + tolerance * mape10));
    }

    /** A model of a user that writes into the values it is given, and otherwise forecasts the last of them. */
    private record Careless(boolean writes) implements GrowthModel {
        @Override
        public String name() {
            return "careless";
        }

        @Override
        public Fit fit(double[] values) {
            Fit fit = GrowthModels.named("naive").fit(values);
            if (writes) {
                java.util.Arrays.fill(values, 1e9);
            }
            return fit;
        }
    }

    @Test
    void aModelThatWritesIntoItsValuesCorruptsNothing() {
        List<AnnualSeries> series = List.of(AnnualSeries.of("s", 2000, 1, 2, 4, 5, 7, 8, 11, 12, 13, 17, 18));
        GrowthModel holt = GrowthModels.named("holt");
        assertThat(Backtest.of(List.of(new Careless(true), holt), series, List.of(2006), List.of(2), 0.8)
                        .cases())
                .isEqualTo(Backtest.of(List.of(new Careless(false), holt), series, List.of(2006), List.of(2), 0.8)
                        .cases());
        double[] values = series.get(0).values(2000, 2010);
        GenerationPaths.Settings careless = GenerationPaths.Settings.of(new Careless(true));
        double[] path =
                new double[GenerationPaths.of(series.get(0), 2015, careless).years()];
        GenerationPaths.of(series.get(0), 2015, careless).central(path, new double[path.length]);
        assertThat(path[path.length - 1]).isEqualTo(18);
        assertThat(series.get(0).values(2000, 2010)).isEqualTo(values);
    }

    @Test
    void simpleMethodsAgreeWithTheIndependentRun() {
        row("naive", 2.35, 0.097, 3.74, 0.162, 0);
        row("drift", 1.82, 0.069, 2.91, 0.134, 0);
        row("drift-halved", 1.72, 0.060, 2.33, 0.085, 0);
        row("log-linear", 2.13, 0.079, 3.61, 0.169, 0);
        row("theta", 1.69, 0.057, 2.35, 0.087, 0.02);
    }

    @Test
    void theDefaultPassesTheBar() {
        assertThat(score("default", 5).mape()).isLessThan(0.054);
        assertThat(score("default", 10).mape()).isLessThan(0.080);
        assertThat(score("default", 5).mase()).isLessThan(1.61);
        assertThat(score("default", 10).mase()).isLessThan(2.25);
        assertThat(score("default", 5).coverage()).isBetween(0.75, 0.85);
        assertThat(score("default", 10).coverage()).isBetween(0.75, 0.85);
        assertThat(score("default", 5).coverageLeftOut().orElseThrow()).isBetween(0.75, 0.85);
        assertThat(score("default", 10).coverageLeftOut().orElseThrow()).isBetween(0.75, 0.85);
        assertThat(score("default", 5).cases()).isEqualTo(90);
        assertThat(score("default", 10).cases()).isEqualTo(60);
    }

    @Test
    void nothingAfterTheOriginIsSeen() {
        AnnualSeries as = AnnualSeries.of("x", 2000, 10, 11, 12, 14, 13, 15, 16, 18, 17, 19, 20, 22);
        AnnualSeries changed = AnnualSeries.of("x", 2000, 10, 11, 12, 14, 13, 15, 16, 18, 17, 19, 20, 44);
        java.util.List<GrowthModel> models = java.util.List.of(GrowthModels.standard());
        Backtest.Case a = Backtest.of(models, java.util.List.of(as), java.util.List.of(2009), java.util.List.of(1), 0.8)
                .cases()
                .get(0);
        Backtest.Case b = Backtest.of(
                        models, java.util.List.of(changed), java.util.List.of(2009), java.util.List.of(1), 0.8)
                .cases()
                .get(0);
        assertThat(a).isEqualTo(b);
    }

    @Test
    void intervalsAreStretchedByWhatTheOtherOriginsNeed() {
        AnnualSeries a = AnnualSeries.of("a", 2000, 10, 11, 12, 14, 13, 15, 16, 18, 17, 40, 20, 22);
        AnnualSeries b = AnnualSeries.of("b", 2000, 10, 11, 12, 14, 13, 15, 16, 18, 17, 18, 20, 22);
        java.util.List<GrowthModel> models = java.util.List.of(GrowthModels.named("drift"));
        Backtest two =
                Backtest.of(models, java.util.List.of(a, b), java.util.List.of(2006, 2008), java.util.List.of(1), 0.8);
        // of two values four fifths are both: the origin left out is held to the greater stretch of the other
        double greatest2006 = greatest(two, 2006);
        double greatest2008 = greatest(two, 2008);
        assertThat(greatest2008).isGreaterThan(greatest2006);
        assertThat(two.scoresByOrigin())
                .extracting(s -> s.coverageLeftOut().orElseThrow())
                .containsExactly(1.0, 0.5);
        assertThat(two.scores().get(0).coverageLeftOut().orElseThrow()).isEqualTo(0.75);
        for (Backtest.Case c : two.cases()) {
            assertThat(c.covered()).isEqualTo(c.stretch() <= 1);
        }
        Backtest one = Backtest.of(models, java.util.List.of(a, b), java.util.List.of(2008), java.util.List.of(1), 0.8);
        assertThat(one.scores().get(0).coverageLeftOut()).isEmpty();
    }

    private static double greatest(Backtest test, int origin) {
        return test.cases().stream()
                .filter(c -> c.origin() == origin)
                .mapToDouble(Backtest.Case::stretch)
                .max()
                .orElseThrow();
    }
}
