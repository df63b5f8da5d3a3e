package org.tokenstate.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Results;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Dataset;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the library computes as tables of Tablesaw, and series from them. */
class TablesTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN");

    @Test
    void aProjectionHasARowAYearAndAColumnAResult() {
        Projection projection = CHINA.project(2030, 2035);
        Table table = Tables.of(projection);
        assertThat(table.name()).isEqualTo("CHN");
        assertThat(table.rowCount()).isEqualTo(6);
        assertThat(table.columnCount()).isEqualTo(3 + CHINA.results().size());
        assertThat(table.intColumn("year").asList()).containsExactly(2030, 2031, 2032, 2033, 2034, 2035);
        assertThat(table.doubleColumn(Results.EXPORT_REVENUE_USD).asDoubleArray())
                .containsExactly(projection.series(Results.EXPORT_REVENUE_USD));
        assertThat(table.stringColumn(Results.BINDING_CONSTRAINT).get(0))
                .isEqualTo(
                        projection.year(2030).bindingConstraint().orElseThrow().label());
        assertThat(table.column(Results.REFERENCE_GENERATION_KWH_PER_CAPITA).isMissing(0))
                .isTrue();
    }

    @Test
    void projectionsUnderSeveralScenariosArePivoted() {
        Scenario tariff = Scenario.BASELINE
                .with(Policy.tariff("USA").on("CHN").percent(50).from(2028))
                .named("tariff", "half on top");
        Projection base = CHINA.project(2025, 2030);
        Projection taxed = CHINA.under(tariff).project(2025, 2030);
        Table pivot = Tables.of(base)
                .append(Tables.of(taxed))
                .pivot("year", "scenario", Results.EXPORT_REVENUE_USD, AggregateFunctions.sum);
        assertThat(pivot.columnNames()).containsExactly("year", "baseline", "tariff");
        assertThat(pivot.where(pivot.intColumn("year").isEqualTo(2030))
                        .doubleColumn("tariff")
                        .get(0))
                .isEqualTo(taxed.series(Results.EXPORT_REVENUE_USD)[5]);
    }

    @Test
    void anEnsembleHasARowAnOutputAndARowADraw() {
        Ensemble ensemble = Ensemble.of(CHINA)
                .draws(20)
                .seed(3)
                .variables(List.of(Results.STOCK_GW))
                .run(2025, 2027);
        Table table = Tables.of(ensemble);
        assertThat(table.rowCount()).isEqualTo(ensemble.summaries().size());
        Table ofStock = table.where(table.stringColumn("variable").isEqualTo("stock_gw"));
        assertThat(ofStock.intColumn("year").asList()).containsExactly(2025, 2026, 2027);
        assertThat(ofStock.doubleColumn("p50").get(2))
                .isEqualTo(ensemble.summary("stock_gw[2027]").p50());
        assertThat(table.where(table.stringColumn("output").isEqualTo("crossing_year"))
                        .column("year")
                        .isMissing(0))
                .isTrue();
        assertThat(Tables.ofDraws(ensemble, List.of("stock_gw[2027]"))
                        .doubleColumn(0)
                        .asDoubleArray())
                .containsExactly(ensemble.values("stock_gw[2027]"));
    }

    @Test
    void aRankingHasARowACountry() {
        Ranking ranking = Ranking.of(CHINA, 2025, 2026, 2026, Ranking.By.REVENUE);
        Table table = Tables.of(ranking);
        assertThat(table.rowCount())
                .isEqualTo(ranking.rows().size() + ranking.unranked().size());
        assertThat(table.stringColumn("code").get(0))
                .isEqualTo(ranking.rows().get(0).code());
        assertThat(table.intColumn("rank").get(0)).isEqualTo(1);
        assertThat(table.column("rank").countMissing())
                .isEqualTo(ranking.unranked().size());
        assertThat(table.doubleColumn("export_revenue_usd").get(0))
                .isEqualTo(ranking.rows().get(0).value(Ranking.By.REVENUE).orElseThrow());
        List<String> columns = new ArrayList<>(List.of("rank", "code", "name"));
        for (Ranking.By by : Ranking.By.values()) {
            columns.add(by.key());
        }
        columns.addAll(List.of("binding", "milestone_1", "milestone_2", "milestone_5"));
        columns.addAll(List.of("milestone_10", "milestone_20", "crossing_year", "token_state_year", "gap"));
        assertThat(table.columnNames()).isEqualTo(columns);
        int last = table.rowCount() - 1;
        List<Ranking.Row> all = new ArrayList<>(ranking.rows());
        all.addAll(ranking.unranked());
        assertThat(table.stringColumn("name").get(last)).isEqualTo(all.get(last).name());
        for (int i = 0; i < all.size(); i++) {
            Ranking.Row row = all.get(i);
            assertThat(table.column("rank").isMissing(i)).isEqualTo(row.rank() == 0);
            assertThat(table.stringColumn("binding").get(i))
                    .isEqualTo(row.binding().map(BindingConstraint::label).orElse(""));
            assertThat(table.column("crossing_year").isMissing(i))
                    .isEqualTo(row.crossingYear().isEmpty());
        }
    }

    @Test
    void aBacktestHasARowAForecast() {
        Backtest backtest = Backtest.of(
                List.of(GrowthModels.named("naive")),
                List.of(Datasets.bundled().generationPerCapitaKwh("CHN")),
                List.of(2009, 2014),
                List.of(5),
                0.8);
        Table table = Tables.of(backtest);
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.intColumn("origin").asList()).containsExactly(2009, 2014);
        assertThat(table.doubleColumn("interval_score").get(1))
                .isEqualTo(backtest.cases().get(1).intervalScore());
        assertThat(Tables.ofRecords("scores", backtest.scores())
                        .doubleColumn("coverage_left_out")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void twoColumnsAreASeries() {
        Table table = Table.create(
                "generation", IntColumn.create("year", 2022, 2020, 2023), DoubleColumn.create("kwh", 3.0, 1.0, 4.0));
        AnnualSeries series = Tables.series(table, "year", "kwh");
        assertThat(series.firstYear()).hasValue(2020);
        assertThat(series.in(2022)).hasValue(3);
        assertThat(series.in(2021)).isEmpty();
        assertThat(series.name()).isEqualTo("generation kwh");
        assertThatThrownBy(() -> Tables.series(table, "year", "twh"))
                .hasMessage("table 'generation' must have a column of numbers 'twh'; it has [year, kwh]");
        assertThatThrownBy(() -> Tables.series(table.append(table.copy()), "year", "kwh"))
                .isInstanceOf(InputException.class)
                .hasMessage("table 'generation', row 4: year 2022 is there twice");
        DoubleColumn broken = DoubleColumn.create("year", 2020.5);
        assertThatThrownBy(() -> Tables.series(Table.create("t", broken, DoubleColumn.create("x", 1.0)), "year", "x"))
                .hasMessage("table 't', row 1: year must be a whole number but is 2020.5");
    }

    @Test
    void rowsComeBackAsTheyWent() {
        List<Map<String, Object>> rows = List.of(
                new TreeMap<>(Map.of("iso3", "CHN", "twh", 10583.36)), new TreeMap<>(Map.of("iso3", "NIU", "twh", "")));
        Table table = Tables.of("generation", rows);
        assertThat(table.column("twh").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(Tables.rows(table)).isEqualTo(rows);
        assertThat(Tables.of("none", List.of()).columnCount()).isZero();
    }

    @Test
    void aDatasetBecomesATableOfTheTypesOfItsRecord() {
        Table table = Tables.of(Datasets.bundled().dataset("capacity"));
        assertThat(table.rowCount())
                .isEqualTo(Datasets.bundled().dataset("capacity").rows().size());
        assertThat(table.column("capacity_gw").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.column("iso3").type()).isEqualTo(ColumnType.STRING);
    }

    @Test
    void rowsOfOtherColumnsAreRefused() {
        assertThatThrownBy(() -> Tables.of("bad", List.of(Map.of("a", 1), Map.of("b", 2))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must have the columns [a] but has [b]");
    }

    private static Map<String, Object> cells(Object number, Object whole, Object text, Object none) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put("whole", whole);
        row.put("text", text);
        row.put("none", none);
        return row;
    }

    @Test
    void aColumnHasTheTypeOfItsValues() {
        Map<String, Object> withNull = cells("", 7, "a", "");
        withNull.put("whole", null);
        Table table = Tables.of("t", List.of(cells(1, 2, 3, ""), cells(0.5, 3, "", ""), withNull));
        assertThat(table.name()).isEqualTo("t");
        assertThat(table.columnNames()).containsExactly("number", "whole", "text", "none");
        assertThat(table.types())
                .containsExactly(ColumnType.DOUBLE, ColumnType.INTEGER, ColumnType.STRING, ColumnType.STRING);
        assertThat(table.doubleColumn("number").asList()).containsExactly(1.0, 0.5, null);
        assertThat(table.intColumn("whole").get(1)).isEqualTo(3);
        assertThat(table.column("whole").isMissing(2)).isTrue();
        assertThat(table.stringColumn("text").asList()).containsExactly("3", "", "a");
        assertThat(table.column("none").countMissing()).isEqualTo(3);
        assertThat(Tables.rows(table))
                .containsExactly(cells(1.0, 2.0, "3", ""), cells(0.5, 3.0, "", ""), cells("", "", "a", ""));
    }

    /** A row of all that a record may hold. */
    public record Mixed(
            OptionalDouble measured, OptionalInt year, Optional<Double> share, Optional<String> note, boolean isOpen) {}

    @Test
    void componentsOfRecordsAreColumns() {
        Table table = Tables.ofRecords(
                "mixed",
                List.of(
                        new Mixed(
                                OptionalDouble.of(2.5), OptionalInt.of(2030), Optional.of(0.1), Optional.of("x"), true),
                        new Mixed(
                                OptionalDouble.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
        assertThat(table.columnNames()).containsExactly("measured", "year", "share", "note", "is_open");
        assertThat(Tables.rows(table).get(0).values()).containsExactly(2.5, 2030.0, 0.1, "x", "true");
        assertThat(Tables.rows(table).get(1).values()).containsExactly("", "", "", "", "false");
        assertThat(table.column("year").type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void aSeriesNeedsYears() {
        IntColumn years = IntColumn.create("year");
        years.append(2020);
        years.appendMissing();
        DoubleColumn values = DoubleColumn.create("kwh", 1.0, 2.0);
        assertThatThrownBy(() -> Tables.series(Table.create("g", years, values), "year", "kwh"))
                .isInstanceOf(InputException.class)
                .hasMessage("table 'g', row 2: year must be a whole number but is missing");
        Table texts = Table.create("g", StringColumn.create("year", "2020", "2021"), values);
        assertThatThrownBy(() -> Tables.series(texts, "year", "kwh"))
                .hasMessage("table 'g' must have a column of numbers 'year'; it has [year, kwh]");
        AnnualSeries none =
                Tables.series(Table.create("g", IntColumn.create("year"), DoubleColumn.create("kwh")), "year", "kwh");
        assertThat(none.name()).isEqualTo("g kwh");
        assertThat(none.firstYear()).isEmpty();
        Table one = Table.create("g", IntColumn.create("year", new int[] {-1}), DoubleColumn.create("kwh", 5.0));
        assertThat(Tables.series(one, "year", "kwh").in(-1)).hasValue(5);
    }

    @Test
    void emptyCellsOfADatasetAreMissing() {
        Dataset sites = Datasets.bundled().dataset("compute_sites");
        Table table = Tables.of(sites);
        assertThat(table.name()).isEqualTo("compute_sites");
        for (String column : List.of("power_mw", "first_year")) {
            int at = sites.columns().indexOf(column);
            List<String> cells = sites.rows().stream().map(row -> row.get(at)).toList();
            assertThat(cells).contains("");
            for (int i = 0; i < cells.size(); i++) {
                boolean missing = table.column(column).isMissing(i);
                assertThat(missing).isEqualTo(cells.get(i).isEmpty());
                if (!missing) {
                    assertThat(table.doubleColumn(column).getDouble(i)).isEqualTo(Double.parseDouble(cells.get(i)));
                }
            }
        }
    }
}
