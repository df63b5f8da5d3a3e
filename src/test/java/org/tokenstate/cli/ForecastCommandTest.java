package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the electricity layer, from arguments to bytes. */
class ForecastCommandTest {
    @TempDir
    Path directory = Path.of("");

    private String file(String... rows) throws IOException {
        Path file = directory.resolve("series.csv");
        Files.writeString(file, "series,year,value\n" + String.join("\n", rows) + "\n");
        return file.toString();
    }

    /** A series with a word for a number, a year given twice or too few values leaves the others alone. */
    @Test
    void oneBadSeriesSinksNoOther() throws IOException {
        String file = file(
                "a,2000,1",
                "a,2001,2",
                "a,2002,3",
                "a,2003,4",
                "a,2004,5",
                "b,2000,x",
                "b,2001,2",
                "c,2000,1",
                "c,2000,2",
                "d,2000.5,1",
                "e,2000,1");
        Run run = run("forecast", file, "--horizon", "1", "--method", "naive", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList()).hasSize(2).last().asString().startsWith("naive,a,2005,5");
        assertThat(run.err().lines().toList())
                .hasSize(4)
                .anyMatch(l -> l.endsWith(":7:3: value must be a finite number but is 'x'"))
                .anyMatch(l -> l.endsWith(":10:2: year 2000 of series 'c' is given twice, first in line 9"))
                .anyMatch(l -> l.contains(":11:2: year must be a whole number"))
                .anyMatch(l -> l.contains("series 'e' must end in at least"));
        Run none = run("forecast", file("b,2000,x"), "--horizon", "1");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).endsWith(":2:3: value must be a finite number but is 'x'\n");
    }

    @Test
    void forecastsEverySeriesOfAFile() throws IOException {
        String file = file(
                "b,2003,3",
                "b,2000,1",
                "b,2001,2",
                "b,2002,1",
                "b,2004,2",
                "b,2005,3",
                "b,2006,4",
                "b,2007,4",
                "a,2000,-1",
                "a,2001,0",
                "a,2002,1",
                "a,2003,",
                "a,2004,2",
                "a,2005,2",
                "a,2006,3",
                "a,2007,2",
                "a,2008,5");
        Run run = run("forecast", file, "--horizon", "2", "--method", "naive", "--format", "csv");
        assertThat(run.exit()).isZero();
        String[] lines = run.out().split("\n");
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo("method,series,year,point,lower,upper");
        assertThat(lines[1]).startsWith("naive,b,2008,4");
        assertThat(lines[4]).startsWith("naive,a,2010,5");
    }

    @Test
    void aFaultIsOneLineWithItsPlace() throws IOException {
        String file = file("a,2000,1", "a,2001,2", "a,2000,3");
        Run twice = run("forecast", file, "--horizon", "2");
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.err().strip())
                .isEqualTo(file + ":4:2: year 2000 of series 'a' is given twice, first in line 2");
        Run shortSeries = run("forecast", file("a,2000,1", "a,2001,2"), "--horizon", "2");
        assertThat(shortSeries.err().strip())
                .isEqualTo(
                        file + ":3:1: series 'a' must end in at least 5 consecutive years but ends in 2 (2000-2001)");
    }

    @Test
    void aSeriesThatCannotBeForecastDoesNotSinkTheOthers() throws IOException {
        String file = file("a,2000,1", "b,2000,1", "b,2001,2", "b,2002,3", "b,2003,4", "b,2004,5");
        String fault = file + ":2:1: series 'a' must end in at least 5 consecutive years but ends in 1 (2000-2000)";
        Run csv = run("forecast", file, "--horizon", "1", "--format", "csv");
        assertThat(csv.exit()).isZero();
        assertThat(csv.out().lines()).hasSize(2);
        assertThat(csv.err().strip()).isEqualTo(fault);
        Run json = run("forecast", file, "--horizon", "1", "--format", "json");
        assertThat(json.exit()).isZero();
        assertThat(json.out()).contains("\"notes\": [\"").contains(":2:1: series 'a' must end");
        assertThat(json.err()).isEmpty();
    }

    @Test
    void aForecastThatPassesTheLargestNumberSaysSo() throws IOException {
        String file = file("a,2000,1e307", "a,2001,2e307", "a,2002,4e307", "a,2003,8e307", "a,2004,1.6e308");
        Run run = run("forecast", file, "--horizon", "2", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .startsWith("series 'a', default: from 2005 on a forecast or a bound passes the largest number");
        assertThat(run("forecast", file("a,2000,1", "a,2001,2", "a,2002,3", "a,2003,4", "a,2004,5"), "--horizon", "2")
                        .out())
                .doesNotContain("largest number");
    }

    @Test
    void backtestAnswersByMethodAndHorizon() {
        Run run = run("backtest", "--countries", "CHN,USA", "--method", "naive", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("method,horizon,mase,mape,coverage,interval_score,series")
                .contains("naive,5,");
        assertThat(run("backtest", "--by", "moon").exit()).isEqualTo(1);
    }

    @Test
    void backtestOfAFileKnowsNoFirstYearAndSaysWhatItLeavesOut(@TempDir Path directory) throws IOException {
        StringBuilder rows = new StringBuilder("series,year,value\nlate,2030,1\nnone,2000,\n");
        for (int year = 1960; year <= 1990; year++) {
            rows.append("line,")
                    .append(year)
                    .append(',')
                    .append(100 + 2 * (year - 1960))
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("own.csv"), rows);
        Run run = run(
                "backtest",
                "--input",
                file.toString(),
                "--method",
                "naive",
                "--origins",
                "1975,1980",
                "--horizons",
                "10");
        assertThat(run.exit()).isZero();
        // Errors of 2, 4 ... 20 against changes of 2 a year.
        assertThat(run.out())
                .contains("Back-test of " + file + ": 2 series, origins [1975, 1980]")
                .contains(file + ":1:1: series 'none' has no value")
                .doesNotContain("Ember")
                .containsPattern("naive +10 +5\\.50 ");
        Run never = run("backtest", "--input", file.toString(), "--method", "naive");
        assertThat(never.exit()).isEqualTo(1);
        assertThat(never.err().strip())
                .isEqualTo(file + ": no series has the years that these origins and horizons need");
        Run both = run("backtest", "--input", file.toString(), "--countries", "CHN");
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.err().strip()).isEqualTo("--countries chooses from the bundled data and goes without --input");
    }

    /** Months of two years and a half: 100, 101, ... with a peak in December. */
    private static String[] monthly(int months) {
        return IntStream.range(0, months)
                .mapToObj(i -> String.format(
                        Locale.ROOT, "m,%d-%02d,%d", 2023 + i / 12, i % 12 + 1, 100 + i + (i % 12 == 11 ? 50 : 0)))
                .toArray(String[]::new);
    }

    @Test
    void monthsAndQuartersAreForecastAsSuch() throws IOException {
        Run run = run("forecast", file(monthly(30)), "--horizon", "7", "--method", "naive", "--format", "csv");
        assertThat(run.exit()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(15);
        assertThat(lines.get(0)).isEqualTo("method,series,period,point,lower,upper");
        assertThat(lines.get(1)).startsWith("naive,m,2025-07,129");
        assertThat(lines.get(8)).startsWith("seasonal-naive,m,2025-07,118");
        assertThat(lines.get(13)).startsWith("seasonal-naive,m,2025-12,173");
        assertThat(lines.get(14)).startsWith("seasonal-naive,m,2026-01,124");
        Run shorter = run("forecast", file(monthly(18)), "--horizon", "1", "--method", "naive");
        assertThat(shorter.out())
                .contains("Forecasts 1 months ahead")
                .contains("2024-07")
                .contains("no growth model has a season")
                .doesNotContain("seasonal-naive  ");
        Run named = run("forecast", file(monthly(18)), "--horizon", "1", "--method", "seasonal-naive");
        assertThat(named.exit()).isEqualTo(1);
        assertThat(named.err()).contains("'seasonal-naive' needs two years, 24 months, but has 18");
        Run quarters = run(
                "forecast",
                file("q,2024Q1,1", "q,2024Q2,2", "q,2024Q3,3", "q,2024Q4,4", "q,2025Q1,5"),
                "--horizon",
                "1",
                "--method",
                "naive",
                "--format",
                "csv");
        assertThat(quarters.out().lines().toList()).last().asString().startsWith("naive,q,2025Q2,5");
        Run gap = run("forecast", file("q,2024-01,1", "q,2024-02,2", "q,2024-04,3"), "--horizon", "1");
        assertThat(gap.err().strip())
                .endsWith(
                        ":4:1: series 'q' must end in at least 5 consecutive months but ends in 1 (2024-04 to 2024-04)");
    }

    @Test
    void mixedFrequenciesAreRefusedWithTheirLine() throws IOException {
        String file = file("a,2000,1", "a,2001,2", "a,2002,3", "a,2003,4", "a,2004,5", "b,2000-01,1", "c,soon,1");
        Run run = run("forecast", file, "--horizon", "1", "--method", "naive", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err())
                .contains(file
                        + ":7:2: a file has years, quarters or months alone, and line 2 has years, but this row has"
                        + " 2000-01")
                .contains(
                        file
                                + ":8:2: year must be a year, quarter or month, such as 2025, 2025Q1 or 2025-01, but is 'soon'");
    }

    @Test
    void theRecordOnTheMonthsOfOpenRouter() {
        Run run = run("backtest", "--months", "--format", "csv");
        assertThat(run.exit()).isZero();
        List<String> rows = run.out().lines().toList();
        assertThat(rows.get(0)).startsWith("method,horizon,mase,mape,coverage,interval_score,series,smape");
        // 12 origins from June 2025 to May 2026 of three series, one month ahead
        assertThat(rows).anyMatch(row -> row.matches("naive,1,.*,36,.*"));
        assertThat(rows).anyMatch(row -> row.matches("drift,6,.*,21,.*"));
        assertThat(rows).noneMatch(row -> row.startsWith("seasonal-naive"));
        Run origins = run("backtest", "--months", "--origins", "2025-12", "--by", "origin", "--method", "naive");
        assertThat(origins.out())
                .contains("origins [2025-12]")
                .contains("OpenRouter")
                .contains("2025-12  all");
        assertThat(run("backtest", "--months", "--origins", "2025").err())
                .isEqualTo("--origins must be months, as the series are, but has 2025\n");
        assertThat(run("backtest", "--months", "--origins", "x").exit()).isEqualTo(2);
        assertThat(run("backtest", "--months", "--largest", "30").exit()).isEqualTo(1);
        assertThat(run("backtest", "--months", "--input", "x.csv").exit()).isEqualTo(1);
    }
}
