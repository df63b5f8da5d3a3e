package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.surplus.WorldOfHosts.DATA;
import static org.tokenstate.surplus.WorldOfHosts.HOSTS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Country;
import org.tokenstate.data.HostRegion;
import org.tokenstate.data.SiteStatus;

/** The tables of the page on hosts are what the data and the rules give; {@code -Drecord} writes them anew. */
class HostsPageTest {
    private static final Path PAGE = Path.of("src", "site", "markdown", "hosts.md");
    private static final boolean RECORD = System.getProperty("record") != null;

    /** GW a year, 2025 and 2026 to 2030, of the reference takers before there was a list of sites. */
    private static final Map<String, List<Double>> BEFORE = Map.of(
            "NOR", List.of(0.25, 0.15, 0.2, 0.25, 0.25, 0.2),
            "ISL", List.of(0.10, 0.05, 0.08, 0.08, 0.05, 0.05),
            "ARE", List.of(0.30, 0.25, 0.6, 0.9, 1.1, 1.2),
            "PRY", List.of(0.02, 0.03, 0.06, 0.08, 0.08, 0.08),
            "IND", List.of(0.35, 0.35, 0.6, 0.9, 1.1, 1.2));

    private static final int WIDEST = 30;

    @Test
    void regions() throws IOException {
        StringBuilder out = new StringBuilder("""
                | region | in service 2025, GW | seen by the list | 2026 | 2027 | 2028 | 2029 | 2030 | sum of sites | path of the world | sites over path |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (HostRegion region : DATA.hostRegions()) {
            RegionalHosts hosts = WorldOfHosts.of(region);
            out.append("| ").append(region.name()).append(" | ");
            out.append(number(2, WorldOfHosts.stockGw(region))).append(" | ");
            out.append(number(0, 100 * hosts.coverage())).append(" % | ");
            for (int year = 2026; year <= 2030; year++) {
                out.append(number(2, hosts.sites().additionsGw(year)))
                        .append(" of ")
                        .append(number(2, WorldOfHosts.pathGw(region, year)))
                        .append(" | ");
            }
            double sum = hosts.sites().additionsGw(2026, 2030);
            double path = WorldOfHosts.pathGw(region);
            out.append(number(2, sum)).append(" | ").append(number(2, path)).append(" | ");
            out.append(number(0, 100 * sum / path)).append(" % |\n");
        }
        check("regions", out);
    }

    @Test
    void referenceTakers() throws IOException {
        StringBuilder out = new StringBuilder("""
                | host | | 2025 | 2026 | 2027 | 2028 | 2029 | 2030 | added by 2030 |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (String code : List.of("NOR", "ISL", "ARE", "PRY", "IND")) {
            HostRegion region = DATA.hostRegionOf(code);
            RegionalHosts hosts = WorldOfHosts.of(region);
            List<Double> sites = new ArrayList<>(List.of(HOSTS.pipeline(code).seenGw()));
            List<Double> part = new ArrayList<>(List.of(hosts.stockGw(code)));
            for (int year = 2026; year <= 2030; year++) {
                sites.add(HOSTS.pipeline(code).additionsGw(year));
                part.add(hosts.additionsGw(code, year, WorldOfHosts.pathGw(region, year)));
            }
            String name = DATA.country(code).name();
            row(out, name, "assumed before", BEFORE.getOrDefault(code, List.of()));
            row(out, "", "sites expected", sites);
            row(out, "", "part of its region", part);
        }
        check("takers", out);
    }

    private static void row(StringBuilder out, String name, String what, List<Double> gw) {
        out.append("| ").append(name).append(" | ").append(what).append(" | ");
        double sum = 0;
        for (int i = 0; i < gw.size(); i++) {
            out.append(number(3, gw.get(i))).append(" | ");
            sum += i == 0 ? 0 : gw.get(i);
        }
        out.append(number(2, sum)).append(" |\n");
    }

    @Test
    void largestHosts() throws IOException {
        record Host(Country country, double stock, double sites, double part) {}
        List<Host> all = new ArrayList<>();
        for (HostRegion region : DATA.hostRegions()) {
            RegionalHosts hosts = WorldOfHosts.of(region);
            for (String code : region.members()) {
                double part = 0;
                for (int year = 2026; year <= 2030; year++) {
                    part += hosts.additionsGw(code, year, WorldOfHosts.pathGw(region, year));
                }
                all.add(new Host(
                        DATA.country(code),
                        hosts.stockGw(code),
                        HOSTS.pipeline(code).additionsGw(2026, 2030),
                        part));
            }
        }
        all.sort(Comparator.comparingDouble((Host h) -> -h.stock() - h.part())
                .thenComparing(h -> h.country().iso3()));
        StringBuilder out = new StringBuilder("""
                | host | in service 2025 | announced, 2026 on | expected by 2030 | part of its region by 2030 | share of generation | product, bn USD | power, USD/kWh | limit of power |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Host host : all.subList(0, WIDEST)) {
            HostFigures figures = HOSTS.figures(host.country().iso3());
            double announced = 0;
            for (SiteStatus status : SiteStatus.values()) {
                for (int year = 2026; year <= 2045; year++) {
                    announced += HOSTS.pipeline(host.country().iso3()).announcedGw(status, year);
                }
            }
            double share = 8.76 * 0.6 / 1.9 * (host.stock() + host.part()) / figures.value(HostFigures.GENERATION);
            out.append("| ").append(host.country().name()).append(" | ");
            out.append(number(2, host.stock())).append(" | ");
            out.append(number(2, announced)).append(" | ");
            out.append(number(2, host.sites())).append(" | ");
            out.append(number(2, host.part())).append(" | ");
            out.append(number(1, 100 * share)).append(" % | ");
            out.append(number(0, figures.value(HostFigures.GDP) / 1e9)).append(" | ");
            out.append(number(3, figures.value(HostFigures.POWER_PRICE))).append(" | ");
            out.append(number(0, 100 * figures.value(HostFigures.POWER_SHARE))).append(" % |\n");
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
