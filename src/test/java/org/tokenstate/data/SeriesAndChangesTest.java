package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;

/** Series of years with gaps, and the differences that an import makes, by hand. */
class SeriesAndChangesTest {
    private static final double GAP = Double.NaN;

    @Test
    void aSeriesBeginsAndEndsWithAValue() {
        AnnualSeries series = AnnualSeries.of("coal", 2000, GAP, 1, GAP, 3, 4, GAP);
        assertThat(series.name()).isEqualTo("coal");
        assertThat(series.isEmpty()).isFalse();
        assertThat(series.cause()).isEmpty();
        assertThat(series.firstYear()).hasValue(2001);
        assertThat(series.lastYear()).hasValue(2004);
        assertThat(series.last()).isEqualTo(4);
        assertThat(series.in(2000)).isEmpty();
        assertThat(series.in(2001)).hasValue(1);
        assertThat(series.in(2002)).isEmpty();
        assertThat(series.in(2004)).hasValue(4);
        assertThat(series.in(2005)).isEmpty();
        assertThat(series.values(2000, 2002)).containsExactly(GAP, 1, GAP);
        assertThat(series.values(2003, 2003)).containsExactly(3);
        assertThat(series.values(2003, 2002)).isEmpty();
        assertThat(series).hasToString("coal 2001-2004");
    }

    @Test
    void theLastYearUpToOneSkipsGaps() {
        AnnualSeries series = AnnualSeries.of("coal", 2000, 1, GAP, GAP, 4, 5);
        assertThat(series.lastYear(2010)).hasValue(2004);
        assertThat(series.lastYear(2003)).hasValue(2003);
        assertThat(series.lastYear(2002)).hasValue(2000);
        assertThat(series.lastYear(1999)).isEmpty();
        assertThat(AnnualSeries.of("coal", 2000, GAP).lastYear(2000)).isEmpty();
    }

    @Test
    void aSeriesWithoutAValueHasACause() {
        AnnualSeries none = AnnualSeries.of("coal", 2000, GAP, GAP);
        assertThat(none).isEqualTo(AnnualSeries.empty("coal", "the source has no value"));
        assertThat(none).hasToString("coal: empty, the source has no value");
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.firstYear()).isEmpty();
        assertThat(none.lastYear()).isEmpty();
        assertThat(none.unbrokenSince(1990)).isSameAs(none);
        assertThatThrownBy(none::last)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("coal: the source has no value");
        assertThatThrownBy(() -> AnnualSeries.empty("coal", " "))
                .hasMessage("cause of the empty series coal must not be blank");
        assertThatThrownBy(() -> AnnualSeries.of("coal", 2000, 1, Double.POSITIVE_INFINITY))
                .hasMessage("coal in 2001 must be finite but is Infinity");
    }

    /** The last run of years without a gap, from a year on. */
    @Test
    void unbrokenYearsEndWithTheLast() {
        AnnualSeries series = AnnualSeries.of("coal", 2000, 1, GAP, 3, 4, 5);
        assertThat(series.unbrokenSince(1990)).isEqualTo(AnnualSeries.of("coal", 2002, 3, 4, 5));
        assertThat(series.unbrokenSince(2003)).isEqualTo(AnnualSeries.of("coal", 2003, 4, 5));
        assertThat(series.unbrokenSince(2004)).isEqualTo(AnnualSeries.of("coal", 2004, 5));
        assertThat(series.unbrokenSince(2005)).isEqualTo(AnnualSeries.empty("coal", "the last value is of 2004"));
        AnnualSeries whole = AnnualSeries.of("coal", 2000, 1, 2);
        assertThat(whole.unbrokenSince(2000)).isEqualTo(whole);
    }

    @Test
    void seriesThatDifferInOnePartDiffer() {
        List<AnnualSeries> all = List.of(
                AnnualSeries.of("coal", 2000, 1, 2),
                AnnualSeries.of("gas", 2000, 1, 2),
                AnnualSeries.of("coal", 2001, 1, 2),
                AnnualSeries.of("coal", 2000, 1, 3),
                AnnualSeries.empty("coal", "a"),
                AnnualSeries.empty("coal", "b"));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(AnnualSeries.of("coal", 2000, 1, 2)).isEqualTo(all.get(0)).hasSameHashCodeAs(all.get(0));
        assertThat(all.stream().mapToInt(Object::hashCode).distinct().count()).isGreaterThanOrEqualTo(5);
    }

    private static Imported imported(double population, double generation) {
        return new Imported(
                UpstreamFormat.values()[0],
                "new.csv",
                List.of(
                        entry(Indicator.POPULATION, 2020, population),
                        entry(Indicator.GENERATION_TWH, 2020, generation),
                        entry(Indicator.GENERATION_TWH, 2099, 7)),
                List.of(),
                List.of(),
                List.of(),
                List.of("a row without a code"),
                List.of(),
                Optional.empty());
    }

    private static Overlay.Entry<Indicator> entry(Indicator indicator, int year, double value) {
        return new Overlay.Entry<>(
                "CHN", indicator, year, new Cell(value, "unit", "publisher", Evidence.OBSERVED, "", Optional.empty()));
    }

    /** Only what differs is a change; new values have no relative move and come last. */
    @Test
    void changesAreToldLargestFirst() {
        Datasets base = Datasets.bundled();
        double people =
                base.cell("CHN", Indicator.POPULATION, 2020).orElseThrow().value();
        double generation =
                base.cell("CHN", Indicator.GENERATION_TWH, 2020).orElseThrow().value();
        Imported same = imported(people, generation);
        assertThat(same.size()).isEqualTo(3);
        assertThat(same.file()).isEqualTo("new.csv");
        assertThat(same.format()).isEqualTo(UpstreamFormat.values()[0]);
        assertThat(same.skipped()).containsExactly("a row without a code");
        assertThat(same.measurements()).isEmpty();
        assertThat(same.changesAgainst(base)).extracting(Imported.Change::year).containsExactly(2099);
        List<Imported.Change> changes =
                imported(people * 1.25, generation * 0.5).largestAgainst(base, 5);
        assertThat(changes)
                .extracting(Imported.Change::quantity)
                .containsExactly("GENERATION_TWH", "POPULATION", "GENERATION_TWH");
        assertThat(changes.get(0).relative()).hasValue(-0.5);
        assertThat(changes.get(1).relative()).hasValue(0.25);
        assertThat(changes.get(2).relative()).isEmpty();
        assertThat(changes.get(2).before()).isEmpty();
        assertThat(changes.get(2).after()).isEqualTo(7);
        assertThat(changes.get(0).publisherBefore()).isNotEmpty();
        assertThat(changes.get(2).publisherBefore()).isEmpty();
        assertThat(imported(people * 1.25, generation * 0.5).largestAgainst(base, 1))
                .hasSize(1);
        assertThat(new Imported.Change("CHN", "q", 2020, OptionalDouble.of(0), 3, "u", "p").relative())
                .isEmpty();
    }

    /** The groups of the World Bank: each bound belongs to the group below it. */
    @ParameterizedTest
    @CsvSource({
        "0, LOW",
        "1135, LOW",
        "1135.01, LOWER_MIDDLE",
        "4495, LOWER_MIDDLE",
        "13935, UPPER_MIDDLE",
        "13935.01, HIGH",
        "NaN, UNKNOWN"
    })
    void incomeGroupsHaveClosedUpperBounds(double gdpUsdPerCapita, IncomeGroup group) {
        assertThat(IncomeGroup.of(OptionalDouble.of(gdpUsdPerCapita))).isEqualTo(group);
        assertThat(IncomeGroup.of(OptionalDouble.empty())).isEqualTo(IncomeGroup.UNKNOWN);
        assertThat(IncomeGroup.LOWER_MIDDLE.label()).isEqualTo("lower_middle");
    }

    @Test
    void formatsAreFoundByTheirLabel() {
        for (UpstreamFormat format : UpstreamFormat.values()) {
            assertThat(UpstreamFormat.of(format.label())).isEqualTo(format);
        }
        assertThat(UpstreamFormat.of("Owid-Energy")).isEqualTo(UpstreamFormat.OWID_ENERGY);
        assertThatThrownBy(() -> UpstreamFormat.of("owid"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("unknown format 'owid'; nearest: owid-energy");
    }

    /** The published total of fossil capacity goes before the sum of its fuels; what is flagged is told. */
    @Test
    void capacityOfFossilFuels() {
        CapacityFigure coal = new CapacityFigure(10, 2023, "p", Evidence.OBSERVED, "generation exceeds it");
        CapacityFigure gas = new CapacityFigure(4, 2023, "p", Evidence.OBSERVED, "");
        CapacityFigure all = new CapacityFigure(15, 2023, "p", Evidence.OBSERVED, "old");
        Map<EnergySource, CapacityFigure> fuels = Map.of(EnergySource.GAS, gas, EnergySource.COAL, coal);
        Capacity summed = Capacity.of("XXX", fuels, Optional.empty(), Optional.empty());
        assertThat(summed.fossilGw()).hasValue(14);
        assertThat(summed.gigawatts(EnergySource.COAL)).isEqualTo(10);
        assertThat(summed.gigawatts(EnergySource.WIND)).isZero();
        assertThat(summed.faults()).containsExactly("capacity of XXX, coal: generation exceeds it");
        assertThat(summed.bySource().keySet()).containsExactly(EnergySource.COAL, EnergySource.GAS);
        Capacity given = Capacity.of("XXX", Map.of(EnergySource.GAS, gas), Optional.of(all), Optional.empty());
        assertThat(given.fossilGw()).hasValue(15);
        assertThat(given.faults()).containsExactly("capacity of XXX, all fossil: old");
        assertThat(Capacity.of("XXX", Map.of(), Optional.of(gas), Optional.empty())
                        .faults())
                .isEmpty();
        assertThat(Capacity.of("XXX", Map.of(), Optional.empty(), Optional.empty())
                        .fossilGw())
                .isEmpty();
    }

    @Test
    void aWordForEachIndicator() {
        assertThat(Indicator.GDP_USD.label()).isEqualTo("GDP");
        assertThat(Indicator.OTHER_RENEWABLES_TWH.label()).isEqualTo("other renewables");
        assertThat(Indicator.GENERATION_TWH.unit()).isEqualTo("TWh");
        assertThat(Indicator.GENERATION_TWH.column()).isEqualTo("generation_twh");
        assertThat(Indicator.GOODS_EXPORTS_USD.dataset()).isEqualTo("macro");
        assertThat(Indicator.GOODS_EXPORTS_USD.publisher()).isEqualTo("WTO");
    }
}
