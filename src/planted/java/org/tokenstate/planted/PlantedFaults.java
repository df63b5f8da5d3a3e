package org.tokenstate.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/**
 * Plants faults in a copy of the model, in its text or in a class behind it, one at a time, and lets the laws of the test kit, or the frozen projections, find
 * them. Fails unless each is found, by a law with a counter-example that changes at most two parameters, and the copy without
 * a fault obeys all laws and gives the frozen figures.
 */
public final class PlantedFaults {
    private static final int MOST_CHANGED = 2;
    private static final String TEXT = ".md";
    private static final String SUPPLY = "energy-supply.md";
    private static final String EXPORTS = "exports.md";
    private static final String MARKET = "market.md";

    /** What is to find a fault, by the class that looks for it. */
    private enum Finder {
        LAWS("org.tokenstate.planted.Laws"),
        FIGURES("org.tokenstate.planted.Figures");

        private final String main;

        Finder(String main) {
            this.main = main;
        }
    }

    /** A replacement of one text of one source file, which occurs there exactly once. */
    private record Fault(String name, String file, String text, String replacement, Finder finder) {
        Fault(String name, String file, String text, String replacement) {
            this(name, file, text, replacement, Finder.LAWS);
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("sign of the surplus flipped", SUPPLY, "+ max(0, generation_change_twh[p])", "+ max(0, 0 - generation_change_twh[p])"),
            new Fault("shortfall added to exports", SUPPLY, "(surplus_twh[p] - min(surplus_twh[p], lack_twh[p]))", "(surplus_twh[p] + min(surplus_twh[p], lack_twh[p]))"),
            new Fault("larger of two limits", SUPPLY, "min(compute_limit_twh[self], energy_limit_twh)", "max(compute_limit_twh[self], energy_limit_twh)"),
            new Fault("watt-hours for joules", "energy-per-token.md", "3.6 [J Mtok/tok/kWh] *", "0.001 [J Mtok/tok/kWh] *"),
            new Fault("kWh for MWh", EXPORTS, "energy_kwh_per_mtok_of[self, k]) / 1e9 [kWh/TWh]", "energy_kwh_per_mtok_of[self, k]) / 1e6 [kWh/TWh]"),
            new Fault("tariff on the wrong side", MARKET, "where(challenger[o], tariff_on_challengers[m], 0)", "where(challenger[o], 0, tariff_on_challengers[m])"),
            new Fault("sign of the elasticity", "economics/market/DemandSystem", "Math.exp((1 + in.demandElasticity) * logMarket)", "Math.exp((1 - in.demandElasticity) * logMarket)"),
            new Fault("tranches not sorted", "surplus/SupplyWorkspace", "while (at > 0 && tranchePrice[order[at - 1]] > usdPerKwh)", "while (at < 0 && tranchePrice[order[at - 1]] > usdPerKwh)"),
            new Fault("work of a vintage off by one year", "fleet.md", "work = previous(frontier_work) from 1", "work = frontier_work", Finder.FIGURES),
            new Fault("capital without the price of capacity", "fleet.md", "(capex_usd_per_kw_of[p] * 1e6 [kW/GW])", "(3e4 [USD/kW] * 1e6 [kW/GW])"),
            new Fault("overhead divides, in the fleet", "energy-per-token.md", "base_energy_kwh_per_mtok[k] * pue_factor[p]", "base_energy_kwh_per_mtok[k] / pue_factor[p]"),
            new Fault("overhead divides, at the meter", "inference/MeteredIntensity", "centre.pue() * centre.itWatts(accelerator, busyWatts)", "centre.itWatts(accelerator, busyWatts) / centre.pue()"),
            new Fault("what leaks counts as exported", EXPORTS, "(1 - leakage_used) * sum", "1 * sum"),
            new Fault("firm capacity without the shortfall", SUPPLY, "- lack_twh[p] / 8.76 [TWh/yr/GW]", "- 0 * lack_twh[p] / 8.76 [TWh/yr/GW]", Finder.FIGURES),
            new Fault("tokens hosted at home count as imports", "world.md", "sum(k in tier, volume[watched_market, k, watched_origin] - hosted[watched_market, k, watched_origin])", "sum(k in tier, volume[watched_market, k, watched_origin])", Finder.FIGURES),
            new Fault("the other origin pays for compliance", MARKET, "where(challenger[o], compliance_cost_of_challengers[m], 0)", "where(takes_the_rest[o], compliance_cost_of_challengers[m], 0)", Finder.FIGURES),
            new Fault("home demand of a taker capped at half the rest of the world", EXPORTS, "min(1, gdp_usd[self] / rest_of_world_gdp_usd)", "min(0.5, gdp_usd[self] / rest_of_world_gdp_usd)", Finder.FIGURES),
            new Fault("curtailed energy without grid losses", SUPPLY, "* (1 - grid_loss[p]) for j is curtailed", "for j is curtailed", Finder.FIGURES),
            new Fault("price of a host without the licence", MARKET, "+ base_step[m]) + licence_usd_per_mtok)", "+ base_step[m]))", Finder.FIGURES));

    private PlantedFaults() {}

    /** Plants every fault; the argument is the root of the checkout. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        List<String> wrong = new ArrayList<>();
        StringBuilder table = new StringBuilder(
                "| fault | law or figures | tries or values | changed | counter-example |\n|---|---|---|---|---|\n");
        List<Fault> all = new ArrayList<>(FAULTS);
        FAULTS.stream()
                .map(fault -> new Fault("none", fault.file(), "", "", fault.finder()))
                .distinct()
                .forEach(all::add);
        for (Fault fault : all) {
            String found = find(root, fault);
            System.out.println(fault.name() + " in " + fault.file() + ": " + (found.isEmpty() ? "nothing found" : found));
            if (fault.name().equals("none")) {
                if (!found.isEmpty()) {
                    wrong.add("a fault is found in the unchanged " + fault.file() + ": " + found);
                }
                continue;
            }
            if (found.isEmpty()) {
                wrong.add("nothing finds '" + fault.name() + "'");
                continue;
            }
            String[] cells = found.split("\t", -1);
            if (Integer.parseInt(cells[3]) > MOST_CHANGED) {
                wrong.add("the counter-example to '" + fault.name() + "' changes " + cells[3] + " parameters");
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s: `%s` | %s | %s | %s |%n",
                    fault.name(),
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4].isEmpty() ? "the baseline" : "`" + cells[4] + "`"));
        }
        System.out.println();
        System.out.println(table);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** What is found, on one line of tabs; empty where nothing is. */
    private static String find(Path root, Fault fault) throws IOException, InterruptedException {
        boolean equations = fault.file().endsWith(TEXT);
        Path source = root.resolve(
                equations
                        ? "src/main/resources/org/tokenstate/model/" + fault.file()
                        : "src/main/java/org/tokenstate/" + fault.file() + ".java");
        String text = Files.readString(source);
        int at = text.indexOf(fault.text());
        boolean once = at >= 0 && text.indexOf(fault.text(), at + 1) < 0;
        if (!once && !fault.name().equals("none")) {
            throw new IllegalStateException("'" + fault.text() + "' must occur once in " + source);
        }
        Path copy = root.resolve("target/planted/" + fault.name().replaceAll("\\W+", "-"));
        Path classes = Files.createDirectories(copy.resolve("classes"));
        Path changed = (equations ? classes.resolve("org/tokenstate/model") : copy.resolve("src"))
                .resolve(source.getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, fault.text().isEmpty() ? text : text.replace(fault.text(), fault.replacement()));
        String classPath = System.getProperty("java.class.path");
        int failed = equations
                ? 0
                : ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-nowarn", "-cp", classPath, "-d", classes.toString(), changed.toString());
        if (failed != 0) {
            throw new IllegalStateException("the copy with '" + fault.name() + "' does not compile");
        }
        Path answer = copy.resolve("found.txt");
        Files.deleteIfExists(answer);
        String separator = System.getProperty("path.separator");
        Process search = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dplanted.seed=" + System.getProperty("planted.seed", "42"),
                        "-Djqwik.database=" + copy.resolve("jqwik-database"),
                        "-cp",
                        classes + separator + classPath,
                        fault.finder().main,
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("search.log").toFile())
                .start();
        if (search.waitFor() != 0) {
            throw new IllegalStateException("the search did not run: see " + copy.resolve("search.log"));
        }
        return Files.readString(answer);
    }
}
