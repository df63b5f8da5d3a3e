package org.tokenstate.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.ToolProvider;

/**
 * Plants faults in a copy of the model, in its text, its tables or a class behind it, one at a time, and lets the laws of the test kit, or the frozen projections, find
 * them. Fails unless each is found, by a law with a counter-example that changes at most two parameters, and the copy without
 * a fault obeys all laws and gives the frozen figures.
 */
public final class PlantedFaults {
    private static final int MOST_CHANGED = 2;
    private static final String TEXT = ".md";
    private static final String TABLE = ".csv";
    private static final String SUPPLY = "energy-supply.md";
    private static final String HOST = "host.md";
    private static final String MARKET = "market.md";
    private static final String TRADE = "trade.md";

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
            new Fault("sign of the surplus flipped", SUPPLY, "+ max(0, generation_change_twh)", "+ max(0, 0 - generation_change_twh)"),
            new Fault("shortfall added to exports", SUPPLY, "(surplus_twh - min(surplus_twh, lack_twh))", "(surplus_twh + min(surplus_twh, lack_twh))"),
            new Fault("larger of two limits", SUPPLY, "min(compute_limit_twh, energy_limit_twh)", "max(compute_limit_twh, energy_limit_twh)"),
            new Fault("watt-hours for joules", HOST, "3.6 [J Mtok/tok/kWh] *", "0.001 [J Mtok/tok/kWh] *"),
            new Fault("kWh for MWh", HOST, "country_work_kwh * country_metered_per_reference / 1e9 [kWh/TWh]", "country_work_kwh * country_metered_per_reference / 1e6 [kWh/TWh]"),
            new Fault("what buyers at home use counts as exported", TRADE, "sum(i in region except r, hosting_paid_usd[i, r])", "sum(i in region, hosting_paid_usd[i, r])"),
            new Fault("margins paid counted as margins earned", TRADE, "sum(i in region except r, model_paid_usd[r, i])", "sum(i in region except r, model_paid_usd[i, r])"),
            new Fault("margins counted for owners and for hosts", TRADE, "served_by[b, o, q] * earned_by_hosts[o] * margin_usd[b, o]", "served_by[b, o, q] * margin_usd[b, o]"),
            new Fault("margins on what buyers pay with duties", TRADE, "(producer_price[b, c, k, o] - work_kwh", "(delivered_price[b, c, k, o] - work_kwh"),
            new Fault("what buyers pay counted as revenue", "outcomes.md", "sum(k in tier, sum(o in origin, volume[r, c, k, o] * producer_price[r, c, k, o]))     # spending", "sum(k in tier, sum(o in origin, volume[r, c, k, o] * delivered_price[r, c, k, o]))     # spending"),
            new Fault("dependence over exports of goods alone", "dependence.md", "(country_goods_exports_usd + export_revenue_usd)", "country_goods_exports_usd"),
            new Fault("sign of the elasticity", MARKET, "demand_elasticity = demand_elasticity_of[c]", "demand_elasticity = 0 - demand_elasticity_of[c]", Finder.FIGURES),
            new Fault("tranches not sorted", "surplus/internal/SupplyWorkspace", "while (at > 0 && tranchePrice[order[at - 1]] > usdPerKwh)", "while (at < 0 && tranchePrice[order[at - 1]] > usdPerKwh)"),
            new Fault("overhead divides, at the meter", "inference/MeteredIntensity", "centre.pue() * centre.itWatts(accelerator, busyWatts)", "centre.itWatts(accelerator, busyWatts) / centre.pue()"),
            new Fault("a tariff that cheapens", MARKET, "(1 + tariff_used[r, o]) * (1 + export_tax_on[r, o]) - 1", "(1 - 0.5 * tariff_used[r, o]) * (1 + export_tax_on[r, o]) - 1", Finder.FIGURES),
            new Fault("a ban that opens", "projection/Policy", "before -> Math.min(before, size)", "before -> Math.max(before, size)", Finder.FIGURES),
            new Fault("work of a vintage off by one year", "fleet.md", "previous(new_work[r]) from 0 for a is one", "new_work[r] for a is one", Finder.FIGURES),
            new Fault("a subsidy that is charged", "fleet.md", "capex_usd_per_kw[r] * (1 - capital_subsidy[r])", "capex_usd_per_kw[r] * (1 + capital_subsidy[r])", Finder.FIGURES),
            new Fault("overhead divides, in the fleet", "fleet.md", "1 / new_work[r]) * pue_ratio[r]", "1 / new_work[r]) / pue_ratio[r]", Finder.FIGURES),
            new Fault("hosts of China on the world's chips", "pools.csv", "hosts on Chinese chips,EAST,1", "hosts on Chinese chips,EAST,0", Finder.FIGURES),
            new Fault("margins of Chinese laboratories earned in the United States", "origins.csv", "Chinese laboratories' own service,CN,CHN", "Chinese laboratories' own service,CN,USA", Finder.FIGURES),
            new Fault("firm capacity without the shortfall", SUPPLY, "- lack_twh / 8.76 [TWh/yr/GW]", "- 0 * lack_twh / 8.76 [TWh/yr/GW]", Finder.FIGURES),
            new Fault("home demand of a host counts as exported", HOST, "1 - min(1, home_use_kwh / home_pool_work_kwh)", "1 - 0 * min(1, home_use_kwh / home_pool_work_kwh)", Finder.FIGURES),
            new Fault("curtailed energy without grid losses", SUPPLY, "* (1 - grid_loss) for j is curtailed", "for j is curtailed", Finder.FIGURES));

    /** One for each kind of law: supply, accounts of a country and of the world, energy per token. */
    private static final Set<String> FEW = Set.of(
            "shortfall added to exports",
            "larger of two limits",
            "margins paid counted as margins earned",
            "overhead divides, at the meter");

    private PlantedFaults() {}

    /**
     * Plants faults, and searches copies without one.
     *
     * @param args the root of the checkout; {@code few} for one of each kind that the laws tell apart, without a copy that has no
     *     fault, {@code all} for all
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        boolean quick = args[1].equals("few");
        List<String> wrong = new ArrayList<>();
        StringBuilder table = new StringBuilder(
                "| fault | law or figures | tries or values | changed | counter-example |\n|---|---|---|---|---|\n");
        List<Fault> all = new ArrayList<>(FAULTS);
        if (quick) {
            all.removeIf(fault -> !FEW.contains(fault.name()));
        } else {
            FAULTS.stream()
                    .map(Fault::finder)
                    .distinct()
                    .map(finder -> new Fault("none", SUPPLY, "", "", finder))
                    .forEach(all::add);
        }
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
        boolean table = fault.file().endsWith(TABLE);
        Path source = root.resolve(
                equations
                        ? "src/main/resources/org/tokenstate/model/" + fault.file()
                        : table ? "datasets/" + fault.file() : "src/main/java/org/tokenstate/" + fault.file() + ".java");
        String text = Files.readString(source);
        int at = text.indexOf(fault.text());
        boolean once = at >= 0 && text.indexOf(fault.text(), at + 1) < 0;
        if (!once && !fault.name().equals("none")) {
            throw new IllegalStateException("'" + fault.text() + "' must occur once in " + source);
        }
        Path copy = root.resolve("target/planted/" + fault.name().replaceAll("\\W+", "-"));
        Path classes = Files.createDirectories(copy.resolve("classes"));
        Path changed = (equations
                        ? classes.resolve("org/tokenstate/model")
                        : table ? classes.resolve("org/tokenstate/datasets") : copy.resolve("src"))
                .resolve(source.getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, fault.text().isEmpty() ? text : text.replace(fault.text(), fault.replacement()));
        String classPath = System.getProperty("java.class.path");
        int failed = equations || table
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
