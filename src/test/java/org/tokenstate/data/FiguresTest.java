package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Money;

class FiguresTest {
    private final Datasets data = Datasets.bundled();

    @Test
    void capacityOfChinaIsEmbersOf2024() {
        Capacity china = data.capacity("CHN");
        assertThat(china.gigawatts(EnergySource.COAL)).isEqualTo(1174.54);
        assertThat(china.bySource().get(EnergySource.SOLAR).publisher()).contains("Ember");
        assertThat(china.fossilGw()).hasValue(1332);
        assertThat(china.total().orElseThrow().year()).isEqualTo(2025);
        assertThat(china.faults()).anyMatch(f -> f.contains("bioenergy") && f.contains("capacity factor"));
    }

    @Test
    void aSplitOfTheFossilTotalSaysSo() {
        Capacity pakistan = data.capacity("PAK");
        CapacityFigure coal = pakistan.bySource().get(EnergySource.COAL);
        assertThat(coal.evidence()).isEqualTo(Evidence.DERIVED);
        assertThat(coal.flag()).contains("split");
        double sum = pakistan.gigawatts(EnergySource.COAL)
                + pakistan.gigawatts(EnergySource.GAS)
                + pakistan.gigawatts(EnergySource.OIL);
        assertThat(sum).isCloseTo(pakistan.fossilGw().orElseThrow(), within(1e-3));
    }

    @Test
    void whatIsClosedIsNotListed() {
        // The last German reactors stopped in April 2023.
        assertThat(data.capacity("DEU").bySource()).doesNotContainKey(EnergySource.NUCLEAR);
    }

    /** Fault 2 of the capacity table: no source may pass a capacity factor above 1 without a flag. */
    @Test
    void everyCapacityFactorAboveOneIsFlagged() {
        List<String> silent = new ArrayList<>();
        for (Country c : data.countries()) {
            data.capacity(c.iso3()).bySource().forEach((source, figure) -> source.generation()
                    .ifPresent(indicator -> {
                        for (int year = figure.year(); year > figure.year() - 3; year--) {
                            var twh = data.series(c.iso3(), indicator).in(year);
                            if (twh.isPresent()) {
                                double factor = twh.getAsDouble() / (figure.gigawatts() * 8.76);
                                if (factor > 1
                                        && twh.getAsDouble() > 0.05
                                        && !figure.flag().contains("capacity factor")) {
                                    silent.add(c.iso3() + " " + source + " " + factor);
                                }
                                return;
                            }
                        }
                    }));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void fossilTotalsAreAboveFossilGenerationEverywhere() {
        for (Country c : data.countries()) {
            data.capacity(c.iso3()).fossilTotal().filter(f -> f.gigawatts() > 1).ifPresent(f -> {
                double twh = 0;
                for (EnergySource s : EnergySource.values()) {
                    if (s.fossil()) {
                        twh += data.series(c.iso3(), s.generation().orElseThrow())
                                .in(2022)
                                .orElse(0);
                    }
                }
                assertThat(twh / (f.gigawatts() * 8.76)).as(c.iso3()).isLessThan(0.95);
            });
        }
    }

    @Test
    void anchoredPricesAreTheFactsAndOthersAreScaledTariffs() {
        ElectricityPrice china = data.electricityPrice("CHN").orElseThrow();
        assertThat(china.anchored()).isTrue();
        assertThat(china.price().usdPerMwh())
                .isEqualTo(data.dataCentreFacts().get("DC001").number());
        ElectricityPrice paraguay = data.electricityPrice("PRY").orElseThrow();
        assertThat(paraguay.anchored()).isFalse();
        assertThat(paraguay.evidence()).isEqualTo(Evidence.ASSUMED);
        assertThat(paraguay.low()).isLessThan(paraguay.price());
        ElectricityPrice kuwait = data.electricityPrice("KWT").orElseThrow();
        assertThat(kuwait.price().usdPerMwh()).isEqualTo(25);
        assertThat(kuwait.flag()).contains("held within");
    }

    /** The ratio printed in the record is the median over the anchored countries. */
    @Test
    void theScalingRatioIsTheMedianOfTheAnchors() {
        Dataset prices = data.dataset("electricity_prices");
        int basis = prices.columns().indexOf("basis");
        int price = prices.columns().indexOf("price_usd_per_mwh");
        int tariff = prices.columns().indexOf("tariff_usd_per_kwh");
        double[] ratios = prices.rows().stream()
                .filter(r -> r.get(basis).equals("anchored"))
                .mapToDouble(r -> Double.parseDouble(r.get(price)) / 1000 / Double.parseDouble(r.get(tariff)))
                .sorted()
                .toArray();
        assertThat(ratios).hasSize(18);
        assertThat((ratios[8] + ratios[9]) / 2).isCloseTo(0.70, within(0.006));
    }

    @Test
    void lossesAboveFortyPercentAreFlagged() {
        for (Country c : data.countries()) {
            data.gridLosses(c.iso3()).ifPresent(l -> {
                if (l.lossesOfOutput().percent() > 40 || l.lossesOfOutput().percent() < 1) {
                    assertThat(l.flag()).as(c.iso3()).isNotBlank();
                }
            });
        }
        assertThat(data.gridLosses("CHN").orElseThrow().lossesOfOutput().percent())
                .isBetween(2.0, 6.0);
    }

    @Test
    void bahrainsFalseFuelShareIsLeftOut() {
        ResourceDependence bahrain = data.resourceDependence("BHR").orElseThrow();
        assertThat(bahrain.fuelExportsPercentOfGoodsExports().orElseThrow()).isGreaterThan(30);
        assertThat(bahrain.flag()).isNotBlank();
    }

    @Test
    void moneyOfOtherYearsIsDeflatedTo2025() {
        Deflator deflator = data.deflator();
        assertThat(deflator.index(2025)).isEqualTo(1);
        // Bureau of Economic Analysis: the product deflator rose by about 16 % from 2017 to 2022 (100 to 118.2).
        assertThat(deflator.factor(2017, 2022)).isCloseTo(1.182, within(0.005));
        assertThat(deflator.in2025(Money.ofUsd(100, 2020)).amount())
                .isCloseTo(deflator.to2025(100, 2020), within(1e-9));
        assertThat(deflator.in2025(Money.ofUsd(100, 2020)).priceYear()).isEqualTo(2025);
        assertThatThrownBy(() -> deflator.index(1999))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[2000, 2026]");
        for (int year = 2001; year <= 2026; year++) {
            assertThat(deflator.factor(year - 1, year)).isBetween(1.0, 1.08);
        }
    }

    @Test
    void everySourceThatGeneratesHasEmissionsAndACost() {
        for (EnergySource s : EnergySource.values()) {
            boolean generates = s.generation().isPresent();
            assertThat(data.emissionFactors().containsKey(s)).as(s.label()).isEqualTo(generates);
            assertThat(data.worldRules().lcoe(s).isPresent()).as(s.label()).isEqualTo(generates);
        }
        assertThat(data.emissionFactors().get(EnergySource.COAL).gramsCo2ePerKwh())
                .isEqualTo(820);
    }

    @Test
    void everyCountryHasAPueAndACostOfCapital() {
        for (Country c : data.countries()) {
            assertThat(data.worldRules().pue(c.iso3()).value()).isBetween(1.0, 2.0);
            assertThat(data.worldRules().realWacc(c.incomeGroup()).value()).isBetween(0.05, 0.2);
        }
        assertThat(data.worldRules().pue("NOR").note()).contains("PU02");
        assertThat(data.worldRules().pue("CHN").value()).isEqualTo(1.46);
    }

    @Test
    void factsAreFoundById() {
        assertThat(data.dataCentreFacts().get("DC062").number()).isEqualTo(1.4);
        assertThat(data.tradeFacts().get("TR075").number()).isEqualTo(3770);
        assertThat(data.series("CHN", Indicator.GOODS_EXPORTS_USD).in(2025)).hasValue(3770e9);
        assertThatThrownBy(() -> data.tradeFacts().get("TR075x")).hasMessageContaining("TR075");
        assertThatThrownBy(() -> data.tradeFacts().get("TR023").number()).hasMessageContaining("lapsed");
        assertThat(data.electricityFacts().all()).hasSize(83);
    }

    @Test
    void goodsEarnWhatTheirPriceAndIntensitySay() {
        for (EmbodiedGood g : data.embodiedEnergy()) {
            double usdPerMwh = g.priceUsdPerUnit() / g.electricityMwhPerUnit();
            assertThat(usdPerMwh / g.revenueUsdPerMwh()).as(g.id()).isCloseTo(1, within(0.01));
        }
        assertThat(data.embodiedEnergy("AL_PRIM").revenueUsdPerMwh()).isBetween(190.0, 240.0);
    }

    @Test
    void thresholdsAndPricesAreThere() {
        assertThat(data.petrostateThresholds())
                .anyMatch(
                        t -> t.definition().contains("UNCTAD") && t.threshold().orElse(0) == 60);
        assertThat(data.petrostateFigures("SAU")).isNotEmpty();
        assertThat(data.tokenPrices())
                .anyMatch(p -> p.modelId().contains("deepseek") && p.country().equals("CHN"))
                .hasSize(736);
    }

    /** No figure of the proprietary quality index may be in the tables. */
    @Test
    void noQualityIndexIsBundled() {
        for (String name : data.datasetNames()) {
            Dataset table = data.dataset(name);
            assertThat(table.columns()).as(name).noneMatch(c -> c.contains("aa_") || c.contains("artificial_analysis"));
        }
    }
}
