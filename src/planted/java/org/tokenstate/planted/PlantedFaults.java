package org.tokenstate.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/**
 * Plants faults in a copy of the model, one at a time, and lets the laws of the test kit, or the frozen projections, find
 * them. Fails unless each is found, by a law with a counter-example that changes at most two parameters, and the copy without
 * a fault obeys all laws and gives the frozen figures.
 */
public final class PlantedFaults {
    private static final int MOST_CHANGED = 2;
    private static final String LOOP = "projection/YearLoop";

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
            new Fault(
                    "sign of the surplus flipped",
                    LOOP,
                    "Math.max(0, f.netExportsTwh()) + Math.max(0, change)",
                    "Math.max(0, f.netExportsTwh()) + Math.max(0, -change)"),
            new Fault("shortfall added to exports", LOOP, "exported -= cut;", "exported += cut;"),
            new Fault("larger of two limits", LOOP, "Math.min(compute, energyLimit)", "Math.max(compute, energyLimit)"),
            new Fault("watt-hours for joules", LOOP, "= 3.6 * mixEnergy;", "= mixEnergy / 1000;"),
            new Fault("kWh for MWh", LOOP, "double energy = energyKwh / 1e9;", "double energy = energyKwh / 1e6;"),
            new Fault(
                    "tariff on the wrong side",
                    LOOP,
                    "market.tariff[pair] = m == USA",
                    "market.tariff[m * ORIGINS + USA] = m == USA"),
            new Fault(
                    "sign of the elasticity",
                    "economics/market/DemandSystem",
                    "Math.exp((1 + in.demandElasticity) * logMarket)",
                    "Math.exp((1 - in.demandElasticity) * logMarket)"),
            new Fault(
                    "tranches not sorted",
                    "surplus/SupplyWorkspace",
                    "while (at > 0 && tranchePrice[order[at - 1]] > usdPerKwh)",
                    "while (at < 0 && tranchePrice[order[at - 1]] > usdPerKwh)"),
            new Fault(
                    "off by one year",
                    LOOP,
                    "p[at.softwareProgress][t])",
                    "p[at.softwareProgress][t - 1])"),
            new Fault(
                    "a year's look-ahead",
                    LOOP,
                    "p[at.softwareProgress][t])",
                    "p[at.softwareProgress][Math.min(t + 1, years - 1)])"),
            new Fault(
                    "capital without the price of capacity",
                    LOOP,
                    "gdpBefore[c] / (capex * 1e6)",
                    "gdpBefore[c] / (3e4 * 1e6)"),
            new Fault(
                    "overhead divides, in the fleet",
                    LOOP,
                    "baseEnergy[k] * figures[c].pueFactor()",
                    "baseEnergy[k] / figures[c].pueFactor()"),
            new Fault(
                    "overhead divides, at the meter",
                    "inference/MeteredIntensity",
                    "centre.pue() * centre.itWatts(accelerator, busyWatts)",
                    "centre.itWatts(accelerator, busyWatts) / centre.pue()"),
            new Fault(
                    "what leaks counts as exported",
                    LOOP,
                    "double kept = 1 - (c == CHN ? p[at.leakage][t] : 0);",
                    "double kept = 1;"),
            new Fault(
                    "firm capacity without the shortfall",
                    LOOP,
                    "- shortfall / FirmCapacity.TWH_PER_GW_YEAR",
                    "- 0 * shortfall",
                    Finder.FIGURES),
            new Fault(
                    "tokens hosted at home count as imports",
                    LOOP,
                    "imported += q;",
                    "imported += q + leaked;",
                    Finder.FIGURES),
            new Fault(
                    "the other market pays for compliance",
                    LOOP,
                    "market.fixedCost[pair] = m == USA",
                    "market.fixedCost[pair] = m == ROW",
                    Finder.FIGURES),
            new Fault(
                    "home demand of a taker capped at half the rest of the world",
                    LOOP,
                    "rowTokens * Math.min(1, gdp[c] / gdp[ROW])",
                    "rowTokens * Math.min(0.5, gdp[c] / gdp[ROW])",
                    Finder.FIGURES),
            new Fault(
                    "curtailed energy without grid losses",
                    LOOP,
                    "tranches[i + 1] = curtailed * keep;",
                    "tranches[i + 1] = curtailed;",
                    Finder.FIGURES),
            new Fault(
                    "price of a host without the licence",
                    LOOP,
                    "+ p[at.licence][t])",
                    ")",
                    Finder.FIGURES));

    private PlantedFaults() {}

    /** Plants every fault; the argument is the root of the checkout. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        List<String> wrong = new ArrayList<>();
        StringBuilder table = new StringBuilder(
                "| fault | law or figures | tries or values | changed | counter-example |\n|---|---|---|---|---|\n");
        List<Fault> all = new ArrayList<>(FAULTS);
        FAULTS.stream()
                .map(fault -> new Fault("none", fault.file(), "package ", "package ", fault.finder()))
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
        Path source = root.resolve("src/main/java/org/tokenstate/" + fault.file() + ".java");
        String text = Files.readString(source);
        int at = text.indexOf(fault.text());
        boolean once = at >= 0 && text.indexOf(fault.text(), at + 1) < 0;
        if (!once && !fault.name().equals("none")) {
            throw new IllegalStateException("'" + fault.text() + "' must occur once in " + source);
        }
        Path copy = root.resolve("target/planted/" + fault.name().replaceAll("\\W+", "-"));
        Path changed = copy.resolve("src/" + source.getFileName());
        Path classes = Files.createDirectories(copy.resolve("classes"));
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, text.replace(fault.text(), fault.replacement()));
        String classPath = System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler()
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
