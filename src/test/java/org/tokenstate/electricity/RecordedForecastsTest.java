package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.AnnualSeries;

/**
 * What every method said of three made-up series on 27 November 2026, in {@code recorded-forecasts.csv}: no truth, but a number
 * that changes here is a changed result, and belongs into the changelog as one. The methods that have an independent oracle are
 * held to it in the tests beside this one.
 */
class RecordedForecastsTest {
    static final Map<String, double[]> SERIES = Map.of(
            "growing",
            new double[] {1067, 1161, 1297, 1488, 1706, 1926, 2200, 2502, 2640, 2802, 3135, 3498, 3677, 3973, 4226, 4262
            },
            "level",
            new double[] {13658, 13046, 13320, 13307, 13476, 13638, 13608, 13754, 13478, 12858, 13325, 13129, 12857},
            "short",
            new double[] {4.0, 3.1, 3.6, 2.2, 2.9, 1.4});

    private static double[] normals(int number) {
        double[] normals = new double[number];
        for (int i = 0; i < number; i++) {
            normals[i] = ((i * 7) % 11 - 5) / 4.0;
        }
        return normals;
    }

    /** Point, ends of the interval of 80 % and the end of one simulated path. */
    static double[] forecast(String series, String method, int horizon) {
        GrowthModel.Fit fit = GrowthModels.named(method).fit(SERIES.get(series));
        GrowthModel.Interval interval = fit.interval(0.8, horizon);
        double[] path = new double[horizon];
        fit.simulate(normals(fit.normalsNeeded(horizon)), path);
        return new double[] {fit.point(horizon), interval.lower(), interval.upper(), path[horizon - 1]};
    }

    @Test
    void everyMethodSaysWhatItSaid() throws Exception {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(RecordedForecastsTest.class.getResourceAsStream("recorded-forecasts.csv")),
                StandardCharsets.UTF_8)) {
            List<CsvTable.Row> rows =
                    CsvTable.read("recorded-forecasts.csv", reader).rows();
            assertThat(rows.stream().map(r -> r.text("method")).distinct())
                    .containsExactlyInAnyOrderElementsOf(GrowthModels.names());
            if (System.getProperty("record") != null) {
                record(rows);
                return;
            }
            for (CsvTable.Row row : rows) {
                double[] expected = {
                    row.requiredNumber("point"),
                    row.requiredNumber("lower"),
                    row.requiredNumber("upper"),
                    row.requiredNumber("path")
                };
                int horizon = row.requiredInteger("horizon");
                assertThat(forecast(row.text("series"), row.text("method"), horizon))
                        .as("%s of %s in %d years", row.text("method"), row.text("series"), horizon)
                        .containsExactly(expected, within(1e-7 * Math.abs(expected[2])));
            }
        }
    }

    private static void record(List<CsvTable.Row> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("series,method,horizon,point,lower,upper,path"));
        for (CsvTable.Row row : rows) {
            String series = row.text("series");
            String method = row.text("method");
            int horizon = row.requiredInteger("horizon");
            double[] now = forecast(series, method, horizon);
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.10g,%.10g,%.10g,%.10g",
                    series,
                    method,
                    horizon,
                    now[0],
                    now[1],
                    now[2],
                    now[3]));
        }
        Files.write(Path.of("src/test/resources/org/tokenstate/electricity/recorded-forecasts.csv"), lines);
    }

    @Test
    void aPathOfTwoCountriesIsThatOfItsMemberAndNormals() {
        AnnualSeries own = AnnualSeries.of("own", 2009, SERIES.get("growing"));
        AnnualSeries reference = AnnualSeries.of("reference", 2012, SERIES.get("level"));
        GenerationPaths paths = GenerationPaths.of(own, reference, 2030, GenerationPaths.Settings.standard());
        double[] a = new double[paths.years()];
        double[] b = new double[paths.years()];
        StringBuilder said = new StringBuilder();
        said.append(paths.firstYear())
                .append(' ')
                .append(paths.years())
                .append(' ')
                .append(paths.normalsNeeded());
        for (double member : new double[] {0.05, 0.5, 0.95}) {
            paths.path(member, normals(paths.normalsNeeded()), a, b);
            say(said, a, b);
        }
        paths.central(a, b);
        say(said, a, b);
        GenerationPaths alone = GenerationPaths.of(own, 2030, GenerationPaths.Settings.of(GrowthModels.named("drift")));
        double[] only = new double[alone.years()];
        alone.path(0.5, normals(alone.normalsNeeded()), only, only.clone());
        say(said, only);
        assertThat(said.toString()).isEqualTo(SAID);
    }

    private static final String SAID =
            "2025 6 14 4.55420e+03 5.12377e+03 5.48048e+03 1.26922e+04 1.24635e+04 1.25112e+04"
                    + " 4.52838e+03 5.23700e+03 5.64225e+03 1.26348e+04 1.24906e+04 1.25015e+04"
                    + " 4.53619e+03 5.26135e+03 5.66419e+03 1.25882e+04 1.23032e+04 1.22198e+04"
                    + " 4.54566e+03 5.30739e+03 5.77835e+03 1.29122e+04 1.28801e+04 1.28566e+04"
                    + " 4.63381e+03 5.83686e+03 6.69465e+03";

    private static void say(StringBuilder said, double[]... series) {
        for (double[] values : series) {
            for (int at : new int[] {0, values.length / 2, values.length - 1}) {
                said.append(String.format(java.util.Locale.ROOT, " %.5e", values[at]));
            }
        }
    }

    @Test
    void theBacktestOfOneSeriesIsScoredCaseByCase() {
        AnnualSeries series = AnnualSeries.of("x", 2000, SERIES.get("growing"));
        Backtest backtest = Backtest.of(
                List.of(GrowthModels.named("drift"), GrowthModels.named("naive")),
                List.of(series, AnnualSeries.of("y", 2000, SERIES.get("level"))),
                List.of(2008, 2010),
                List.of(1, 3),
                0.8);
        assertThat(backtest.level()).isEqualTo(0.8);
        // naive: 2640 in 2008; 2802, 3135 and 3498 after it; the mean step of the years before is (2640 - 1067) / 8
        double step = 1573 / 8.0;
        Backtest.Case one = only(backtest, "naive", "x", 2008, 1);
        assertThat(one.mase()).isCloseTo(162 / step, within(1e-12));
        assertThat(one.ape()).isCloseTo(162 / 2802.0, within(1e-12));
        assertThat(one.sape()).isCloseTo(2 * 162 / 5442.0, within(1e-12));
        Backtest.Case three = only(backtest, "naive", "x", 2008, 3);
        assertThat(three.mase()).isCloseTo((162 + 495 + 858) / 3.0 / step, within(1e-12));
        GrowthModel.Interval interval = GrowthModels.named("naive")
                .fit(Arrays.copyOf(SERIES.get("growing"), 9))
                .interval(0.8, 3);
        assertThat(three.covered()).isEqualTo(interval.upper() >= 3498);
        assertThat(three.intervalScore())
                .isCloseTo(
                        (interval.upper() - interval.lower() + 10 * Math.max(0, 3498 - interval.upper())) / step,
                        within(1e-9));
        // drift of y, in logarithms, stands above what came: from 13,658 to 13,478 in eight years, then 12,858
        Backtest.Case above = only(backtest, "drift", "y", 2008, 1);
        assertThat(above.ape()).isCloseTo(13_478 * Math.pow(13_478 / 13_658.0, 1 / 8.0) / 12_858 - 1, within(1e-12));
        assertThat(backtest.cases()).hasSize(14);
        assertThat(backtest.scoresBySeries()).hasSize(8);
        assertThat(backtest.scoresByOrigin()).hasSize(8);
        assertThat(backtest.scores()).hasSize(4);
        for (Backtest.Score score : backtest.scores()) {
            List<Backtest.Case> cases = backtest.cases().stream()
                    .filter(c -> c.method().equals(score.method()) && c.horizon() == score.horizon())
                    .toList();
            assertThat(cases).hasSize(score.cases());
            assertThat(score.mase()).isCloseTo(mean(cases, Backtest.Case::mase), within(1e-12));
            assertThat(score.mape()).isCloseTo(mean(cases, Backtest.Case::ape), within(1e-12));
            assertThat(score.smape()).isCloseTo(mean(cases, Backtest.Case::sape), within(1e-12));
            assertThat(score.coverage()).isCloseTo(mean(cases, c -> c.covered() ? 1 : 0), within(1e-12));
            assertThat(score.intervalScore()).isCloseTo(mean(cases, Backtest.Case::intervalScore), within(1e-12));
        }
        assertThatThrownBy(() -> Backtest.of(List.of(), List.of(), List.of(), List.of(0), 0.8))
                .hasMessageContaining("horizon of a back-test must be in [1, ");
    }

    private static Backtest.Case only(Backtest backtest, String method, String series, int origin, int horizon) {
        return backtest.cases().stream()
                .filter(c -> c.method().equals(method)
                        && c.series().equals(series)
                        && c.origin() == origin
                        && c.horizon() == horizon)
                .findFirst()
                .orElseThrow();
    }

    private static double mean(List<Backtest.Case> cases, ToDoubleFunction<Backtest.Case> of) {
        return cases.stream().mapToDouble(of).average().orElseThrow();
    }
}
