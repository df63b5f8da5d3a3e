package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tokenstate.surplus.WorldOfHosts.DATA;
import static org.tokenstate.surplus.WorldOfHosts.HOSTS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.HostRegion;
import org.tokenstate.data.Importers;
import org.tokenstate.data.SiteStatus;

class HostsTest {
    /** The reference takers of the model: billions of USD, TWh, USD/kWh, thousand USD/kW. */
    @ParameterizedTest
    @CsvSource({
        "NOR, EUR, 490, 170, 160, 0.015, 0.055, 36, 0.08, 0.95, 0.020, 0.15",
        "ISL, EUR, 35, 7, 20, 0.02, 0.055, 36, 0.09, 0.95, 0.0014, 0.20",
        "ARE, GLF, 550, 620, 182, 0.03, 0.065, 36, 0.08, 1.12, 0.25, 0.15",
        "PRY, ROW, 46, 11, 44, 0.035, 0.045, 37, 0.13, 1.05, 0.001, 0.25",
        "IND, ROW, 4150, 455, 2082, 0.06, 0.10, 35, 0.11, 1.15, 0.09, 0.06"
    })
    void theReferenceTakersHaveTheFiguresOfTheModel(
            String code,
            String region,
            double gdp,
            double goods,
            double twh,
            double growth,
            double price,
            double capex,
            double wacc,
            double pue,
            double demand,
            double power) {
        HostFigures host = HOSTS.figures(code);
        assertThat(host.region()).isEqualTo(region);
        assertThat(host.values())
                .containsEntry(HostFigures.GDP, gdp * 1e9)
                .containsEntry(HostFigures.GOODS, goods * 1e9)
                .containsEntry(HostFigures.GENERATION, twh)
                .containsEntry(HostFigures.GENERATION_GROWTH, growth)
                .containsEntry(HostFigures.POWER_PRICE, price)
                .containsEntry(HostFigures.CAPEX, capex * 1e3)
                .containsEntry(HostFigures.WACC, wacc)
                .containsEntry(HostFigures.PUE_RATIO, pue)
                .containsEntry(HostFigures.DEMAND_SHARE, demand)
                .containsEntry(HostFigures.POWER_SHARE, power)
                .hasSize(10);
    }

    @Test
    void drawsAreThoseOfTheModel() {
        HostFigures norway = HOSTS.figures("NOR");
        assertThat(norway.distribution(HostFigures.POWER_PRICE)).contains("triangular(0.0385, 0.055, 0.0715)");
        assertThat(norway.distribution(HostFigures.CAPEX)).contains("lognormal(median=36000, sigma=0.2)");
        assertThat(norway.distribution(HostFigures.WACC)).contains("triangular(0.05, 0.08, 0.11)");
        assertThat(norway.distribution(HostFigures.POWER_SHARE)).contains("triangular(0.075, 0.15, 0.225)");
        assertThat(norway.distribution(HostFigures.GENERATION_GROWTH)).contains("triangular(0.005, 0.015, 0.025)");
        assertThat(norway.distribution(HostFigures.GDP)).isEmpty();
        assertThatThrownBy(() -> norway.distribution("country_gdp"))
                .hasMessageStartingWith("unknown figure of host NOR 'country_gdp'; nearest: ");
    }

    @Test
    void everyFigureHasASourceAndWhatIsMissingACause() {
        List<HostFigures> all = HOSTS.all();
        assertThat(all).hasSize(236);
        assertThat(all.stream().filter(HostFigures::complete)).hasSize(200);
        for (HostFigures host : all) {
            assertThat(host.sources().keySet())
                    .as(host.code())
                    .isEqualTo(host.values().keySet());
            assertThat(host.values().size() + host.missing().size())
                    .as(host.code())
                    .isEqualTo(10);
            host.values().values().forEach(v -> assertThat(v).isFinite());
            host.missing()
                    .forEach((name, cause) ->
                            assertThat(cause).as(host.code() + " " + name).isNotBlank());
            if (host.complete()) {
                assertThat(host.value(HostFigures.POWER_SHARE)).isBetween(0.06, 0.25);
                assertThat(host.value(HostFigures.PUE_RATIO)).isBetween(0.93, 1.15);
                assertThat(host.value(HostFigures.GENERATION_GROWTH)).isBetween(0.0, 0.06);
            }
        }
        assertThat(HOSTS.figures("MCO").missing()).containsKey(HostFigures.GENERATION);
        assertThatThrownBy(() -> HOSTS.figures("MCO").value(HostFigures.GENERATION))
                .isInstanceOf(InputException.class);
    }

    @Test
    void rulesFillWhatACountryHasNoFigureFor() {
        HostFigures laos = HOSTS.figures("Lao PDR");
        assertThat(laos.value(HostFigures.POWER_SHARE)).isEqualTo(0.25);
        assertThat(laos.sources().get(HostFigures.POWER_SHARE))
                .isNotNull()
                .satisfies(source -> assertThat(source.evidence()).isEqualTo(Evidence.ASSUMED));
        // 1 + 0.0075 (26 - 12)
        assertThat(laos.value(HostFigures.PUE_RATIO)).isCloseTo(1.105, within(1e-12));
        HostFigures germany = HOSTS.figures("DEU");
        assertThat(germany.value(HostFigures.POWER_PRICE)).isEqualTo(0.165);
        assertThat(germany.value(HostFigures.GENERATION_GROWTH)).isZero();
        // 4,660 bn USD in 2024: at prices of 2025 and 1.5 % growth.
        assertThat(germany.value(HostFigures.GDP)).isBetween(4.80e12, 4.92e12);
        // 78 % of French generation is hydro and nuclear, and 17 % is exported.
        assertThat(HOSTS.figures("FRA").value(HostFigures.POWER_SHARE)).isBetween(0.155, 0.175);
    }

    /** Product, goods exports and demand of members are those of the region, as the model has them. */
    @ParameterizedTest
    @CsvSource({"USA, 30.5, 2150", "CHN, 19.5, 3770", "EUR, 25.2, 8400", "GLF, 2.35, 1180", "ROW, 36.5, 9300"})
    void membersAddUpToTheFiguresOfTheirRegion(String code, double gdpTrillion, double goodsBillion) {
        double gdp = 0;
        double goods = 0;
        double demand = 0;
        for (String member : DATA.hostRegion(code).members()) {
            Map<String, Double> values = HOSTS.figures(member).values();
            gdp += values.getOrDefault(HostFigures.GDP, 0.0);
            goods += values.getOrDefault(HostFigures.GOODS, 0.0);
            demand += values.getOrDefault(HostFigures.DEMAND_SHARE, 0.0);
        }
        assertThat(demand).isCloseTo(1, within(1e-12));
        assertThat(gdp / 1e12 / gdpTrillion).isBetween(0.97, 1.07);
        assertThat(goods / 1e9 / goodsBillion).isBetween(0.98, 1.07);
    }

    @Test
    void everyCountryIsInOneRegion() {
        List<String> members =
                DATA.hostRegions().stream().flatMap(r -> r.members().stream()).toList();
        assertThat(members).doesNotHaveDuplicates().hasSize(DATA.countries().size());
        assertThat(DATA.hostRegionOf("Japan").code()).isEqualTo("ROW");
        assertThatThrownBy(() -> DATA.hostRegion("EUX")).hasMessageStartingWith("unknown region 'EUX'; nearest: EUR");
    }

    /** Parts of countries make up their region, so that stock and additions do, whatever is drawn. */
    @Test
    void partsOfCountriesAddUpToTheirRegion() {
        for (HostRegion region : DATA.hostRegions()) {
            RegionalHosts hosts = WorldOfHosts.of(region);
            double stock = 0;
            double additions = 0;
            double seen = 0;
            double announced = 0;
            for (String member : region.members()) {
                RegionalHosts.Share share = hosts.share(member);
                assertThat(share.unseenStock()).isNotNegative();
                assertThat(share.unseenAdditions()).isNotNegative();
                stock += share.unseenStock();
                additions += share.unseenAdditions();
                seen += share.sites().seenGw();
                announced += share.sites().announcedGw(SiteStatus.PLANNED)[4];
            }
            RegionalHosts.Share any = hosts.share(region.members().get(0));
            assertThat(stock).as(region.code()).isCloseTo(1, within(1e-12));
            assertThat(additions).as(region.code()).isCloseTo(1, within(1e-12));
            assertThat(any.regionSites().seenGw()).isCloseTo(seen, within(1e-12));
            assertThat(any.regionSites().announcedGw(SiteStatus.PLANNED)[4]).isCloseTo(announced, within(1e-12));
        }
    }

    @Test
    void aMemberHasItsSitesAndItsPartOfWhatNoSiteShows() {
        HostRegion europe = DATA.hostRegion("EUR");
        RegionalHosts hosts = WorldOfHosts.of(europe);
        double cloud = europe.members().stream().mapToDouble(DATA::cloudSites).sum();
        assertThat(hosts.share("NOR").unseenStock()).isCloseTo(2 / cloud, within(1e-12));
        // Countries without sites have a tenth of the rest together.
        double newcomers = europe.members().stream()
                .filter(c -> HOSTS.pipeline(c).sites().isEmpty() && DATA.cloudSites(c) == 0)
                .mapToDouble(c -> hosts.share(c).unseenAdditions())
                .sum();
        assertThat(newcomers).isCloseTo(0.1, within(1e-12));
        RegionalHosts rest = WorldOfHosts.of(DATA.hostRegion("ROW"));
        assertThat(rest.share("RUS").unseenAdditions()).isZero();
        assertThat(rest.share("PRY").unseenAdditions()).isPositive();
        assertThatThrownBy(() -> hosts.share("JPN"))
                .hasMessageStartingWith("unknown country of region EUR 'JPN'; nearest: ");
        assertThatThrownBy(() -> HOSTS.region("EUR", -1, WorldOfHosts.ODDS, WorldOfHosts::cost))
                .hasMessageContaining("accelerators in service in region EUR (GW)");
    }

    @Test
    void theListSeesAPartOfWhatIsInService() {
        for (var estimate : DATA.computeStock()) {
            if (!estimate.inService()
                    || estimate.year() != 2025
                    || estimate.place().equals("WLD")) {
                continue;
            }
            HostRegion region = DATA.hostRegion(estimate.place());
            double seen = WorldOfHosts.of(region)
                    .share(region.members().get(0))
                    .regionSites()
                    .seenGw();
            assertThat(seen / estimate.powerGw()).as(estimate.place()).isBetween(0.15, 0.65);
        }
        assertThat(HOSTS.pipeline("WLD").seenGw()).isCloseTo(8.58, within(0.01));
    }

    @Test
    void importedValuesAreUsedAndNamed(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("own.csv");
        Files.writeString(file, "iso3,year,gdp_usd\nBTN,2025,5e9\n");
        Hosts hosts = Hosts.of(
                DATA.with(Importers.read(file)), Map.of("USA", 0.0, "CHN", 0.0, "EUR", 0.0, "GLF", 0.0, "ROW", 0.0), 0);
        assertThat(hosts.figures("Bhutan").value(HostFigures.GDP)).isEqualTo(5e9);
        assertThat(hosts.figures("Bhutan").sources().get(HostFigures.GDP))
                .isNotNull()
                .satisfies(source -> assertThat(source.citation()).contains("own.csv, line 2"));
    }

    @Test
    void aRegionWithoutGrowthIsRefused() {
        assertThatThrownBy(() -> Hosts.of(DATA, Map.of("USA", 0.02), 0.03))
                .hasMessageStartingWith("unknown growth of product of region 'CHN'");
    }
}
