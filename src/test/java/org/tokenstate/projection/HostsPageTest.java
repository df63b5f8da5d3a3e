package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;
import org.tokenstate.data.SiteStatus;
import org.tokenstate.surplus.HostPipeline;

/** The tables of the page on hosts are what the model projects; {@code -Drecord} writes them anew. */
class HostsPageTest {
    private static final Path PAGE = Path.of("src", "site", "markdown", "hosts.md");
    private static final boolean RECORD = System.getProperty("record") != null;
    private static final Datasets DATA = Datasets.bundled();
    private static final TokenStateModel ONE_WORLD = TokenStateModel.of("USA").inOneWorld(2030);
    private static final int WIDEST = 30;

    private static Projection of(String code) {
        return ONE_WORLD.of(DATA.country(code)).project(2025, 2030);
    }

    private static double in(Projection projection, int year, String result) {
        return projection.in(year).value(result).orElse(Double.NaN);
    }

    private static double sum(Projection projection, String result) {
        double sum = 0;
        for (int year = 2026; year <= 2030; year++) {
            sum += in(projection, year, result);
        }
        return sum;
    }

    @Test
    void regions() throws IOException {
        StringBuilder out = new StringBuilder("""
                | region | in service 2025, GW | seen by the list | 2026 | 2027 | 2028 | 2029 | 2030 | sum of sites | path of the world | sites over path |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (HostRegion region : DATA.hostRegions()) {
            List<Projection> members =
                    region.members().stream().map(HostsPageTest::of).toList();
            double stock = total(members, 2025, "stock_gw");
            double seen = region.members().stream()
                    .mapToDouble(code -> HostPipeline.of(DATA, code).seenGw())
                    .sum();
            out.append("| ").append(region.name()).append(" | ");
            out.append(number(2, stock)).append(" | ");
            out.append(number(0, 100 * seen / stock)).append(" % | ");
            double sites = 0;
            double path = 0;
            for (int year = 2026; year <= 2030; year++) {
                double expected = total(members, year, "host_sites_gw");
                double built = total(members, year, "additions_gw");
                out.append(number(2, expected))
                        .append(" of ")
                        .append(number(2, built))
                        .append(" | ");
                sites += expected;
                path += built;
            }
            out.append(number(2, sites)).append(" | ").append(number(2, path)).append(" | ");
            out.append(number(0, 100 * sites / path)).append(" % |\n");
        }
        check("regions", out);
    }

    private static double total(List<Projection> members, int year, String result) {
        double sum = 0;
        for (Projection member : members) {
            double value = in(member, year, result);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    @Test
    void referenceTakers() throws IOException {
        StringBuilder out = new StringBuilder("""
                | host | | 2025 | 2026 | 2027 | 2028 | 2029 | 2030 | added by 2030 |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (String code : List.of("NOR", "ISL", "ARE", "PRY", "IND")) {
            Projection projection = of(code);
            row(
                    out,
                    DATA.country(code).name(),
                    "sites expected",
                    HostPipeline.of(DATA, code).seenGw(),
                    projection,
                    "host_sites_gw");
            row(out, "", "in the projection", in(projection, 2025, "stock_gw"), projection, "additions_gw");
        }
        check("takers", out);
    }

    private static void row(
            StringBuilder out, String name, String what, double inService, Projection projection, String result) {
        out.append("| ").append(name).append(" | ").append(what).append(" | ");
        out.append(number(3, inService)).append(" | ");
        for (int year = 2026; year <= 2030; year++) {
            out.append(number(3, in(projection, year, result))).append(" | ");
        }
        out.append(number(2, sum(projection, result))).append(" |\n");
    }

    @Test
    void largestHosts() throws IOException {
        record Host(Country country, double stock, double sites, double added, double share) {}
        List<Host> all = new ArrayList<>();
        for (Country country : DATA.countries()) {
            Projection projection = of(country.iso3());
            double added = sum(projection, "additions_gw");
            if (Double.isNaN(added)) {
                continue;
            }
            all.add(new Host(
                    country,
                    in(projection, 2025, "stock_gw"),
                    sum(projection, "host_sites_gw"),
                    added,
                    in(projection, 2030, "ai_electricity_twh") / in(projection, 2030, "generation_twh")));
        }
        all.sort(Comparator.comparingDouble((Host h) -> -h.stock() - h.added())
                .thenComparing(h -> h.country().iso3()));
        StringBuilder out = new StringBuilder("""
                | host | in service 2025 | announced, 2026 on | expected by 2030 | added by 2030 | accelerators' share of generation 2030 |
                |---|---|---|---|---|---|
                """);
        for (Host host : all.subList(0, WIDEST)) {
            double announced = 0;
            for (SiteStatus status : SiteStatus.values()) {
                for (double gw : HostPipeline.of(DATA, host.country().iso3()).announcedGw(status)) {
                    announced += gw;
                }
            }
            out.append("| ").append(host.country().name()).append(" | ");
            out.append(number(2, host.stock())).append(" | ");
            out.append(number(2, announced)).append(" | ");
            out.append(number(2, host.sites())).append(" | ");
            out.append(number(2, host.added())).append(" | ");
            out.append(number(1, 100 * host.share())).append(" % |\n");
        }
        check("hosts", out);
    }

    private static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static void check(String block, StringBuilder table) throws IOException {
        String text = Files.readString(PAGE);
        String begin = "<!-- table: " + block + " -->\n";
        Pattern pattern = Pattern.compile("(?s)" + Pattern.quote(begin) + "(.*?)(?=<!-- end -->)");
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("block %s of %s", block, PAGE).isTrue();
        if (RECORD) {
            Files.writeString(PAGE, text.substring(0, matcher.start()) + begin + table + text.substring(matcher.end()));
            return;
        }
        assertThat(matcher.group(1)).as("block %s of %s", block, PAGE).isEqualTo(table.toString());
    }
}
