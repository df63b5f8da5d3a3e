package org.tokenstate.projection.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.InputFile;
import org.tokenstate.catalogue.LocatedTree;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.Chapter;

/**
 * Scenario files of the world.
 *
 * <pre>{@code
 * name: walls
 * description: what happens, and what must be true for it
 * extends: open                        # a bundled scenario, or a file beside this one
 * set:
 *   spending_saturation: 0.02
 *   taste_drift.api: {2029: 0}         # from a year on
 *   additions_factor.CHN: {2026: "* 0.6"}    # times what it is otherwise
 * policies:
 *   - tariff: {market: USA, origin: CHN, rate: 100 %, from: 2028, to: 2035, phase_in: 3}
 *   - ban: {market: [USA, EUR], origin: CHN, access: 10 %, from: 2028}
 *   - pool: {host: GLF, pool: EAST, from: 2028}
 * base:                                # what rewrites the base year, named in every output
 *   tokens_shared: 60
 * equations: |
 *   digital_tax[r] "USD/yr" = 0.03 * token_imports_usd[r]
 * }</pre>
 *
 * <p>What is set acts after the base year. A parameter that moves the base year is set under {@code base}.
 */
public final class WorldScenarios {
    /** The bundled scenarios. */
    public static final List<String> BUNDLED = List.of(
            "baseline",
            "open",
            "fortress",
            "price-war",
            "efficiency-leap",
            "us-power-shortage",
            "chip-controls",
            "gulf-east",
            "european-residency",
            "safe-harbour",
            "subsidy",
            "small-state",
            "hydro-state");

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_EXTENDED = 8;
    private static final int MOST_POLICIES = 200;
    private static final List<String> KEYS =
            List.of("name", "description", "extends", "set", "policies", "base", "equations");

    private WorldScenarios() {}

    /**
     * Loads a scenario.
     *
     * @param nameOrPath the name of a bundled scenario, or the path of a file
     * @return the scenario
     * @throws InputException if there is none, or it has a fault: {@code file:line:column: what}
     */
    public static WorldScenario load(String nameOrPath) {
        String plain = nameOrPath.strip();
        if (BUNDLED.contains(plain)) {
            return bundled(plain);
        }
        boolean looksLikeName = !plain.contains(".") && !plain.contains("/");
        if (looksLikeName && !Files.exists(Path.of(plain))) {
            throw new InputException(Nearest.unknown("scenario", plain, BUNDLED));
        }
        return read(Path.of(plain), new LinkedHashSet<>());
    }

    private static WorldScenario read(Path file, Set<Path> open) {
        Path whole = file.toAbsolutePath().normalize();
        if (!open.add(whole) || open.size() > MOST_EXTENDED) {
            throw new InputException(file + ": scenarios must not extend each other in a circle, nor more than "
                    + MOST_EXTENDED + " deep");
        }
        String text = InputFile.text(file, MOST_BYTES);
        Path directory = Objects.requireNonNullElse(whole.getParent(), whole);
        return new Reader(
                        WorldScenario.BASELINE, LocatedTree.parse(file.toString(), text), Optional.of(directory), open)
                .scenario();
    }

    /**
     * Reads the text of a scenario that may extend bundled scenarios and no file.
     *
     * @param label what to call it in faults
     * @param yaml the text
     * @return the scenario
     * @throws InputException if it has a fault
     */
    public static WorldScenario parse(String label, String yaml) {
        return over(WorldScenario.BASELINE, label, yaml);
    }

    /**
     * Reads the text of a scenario on top of another: what it does not say stays as it is there.
     *
     * @param base the other scenario
     * @param label what to call the text in faults
     * @param yaml the text
     * @return the scenario
     * @throws InputException if it has a fault
     */
    public static WorldScenario over(WorldScenario base, String label, String yaml) {
        return new Reader(base, LocatedTree.parse(label, yaml), Optional.empty(), new LinkedHashSet<>()).scenario();
    }

    private static WorldScenario bundled(String name) {
        if (name.equals(WorldScenario.BASELINE.name())) {
            return WorldScenario.BASELINE;
        }
        return parse("scenarios/" + name + ".yaml", text(name));
    }

    /** The text of a bundled scenario. */
    static String text(String name) {
        String resource = "scenarios/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(
                WorldScenarios.class.getResourceAsStream("/org/tokenstate/world/" + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("scenario " + name + " cannot be read", e);
        }
    }

    /** Reads one file. */
    private static final class Reader {
        private final WorldScenario start;
        private final LocatedTree root;
        private final Optional<Path> directory;
        private final Set<Path> open;

        Reader(WorldScenario start, LocatedTree root, Optional<Path> directory, Set<Path> open) {
            this.start = start;
            this.root = root;
            this.directory = directory;
            this.open = open;
        }

        WorldScenario scenario() {
            Map<String, LocatedTree> keys = root.map("a scenario", KEYS);
            String name = root.required("name", "a scenario").text("name");
            LocatedTree about = keys.get("description");
            LocatedTree extended = keys.get("extends");
            WorldScenario base = extended == null ? start : extended(extended);
            Map<String, YearPath> said = new TreeMap<>(base.values());
            values(keys.get("set"), false, said);
            values(keys.get("base"), true, said);
            LocatedTree list = keys.get("policies");
            if (list != null) {
                List<LocatedTree> items = list.list("policies");
                if (items.size() > MOST_POLICIES) {
                    throw list.fault("policies must be at most " + MOST_POLICIES + " but are " + items.size());
                }
                items.forEach(item -> policy(item, said));
            }
            List<Chapter> equations = new ArrayList<>(base.equations());
            LocatedTree own = keys.get("equations");
            if (own != null) {
                equations.add(Chapter.plain(root.file(), own.line() + 1, own.column(), own.text("equations")));
            }
            return new WorldScenario(name, about == null ? "" : about.text("description"), said, equations);
        }

        private WorldScenario extended(LocatedTree node) {
            String name = node.text("extends").strip();
            if (BUNDLED.contains(name)) {
                return bundled(name);
            }
            if (directory.isEmpty() || !name.contains(".") || InputFile.isAddress(name)) {
                throw node.fault(Nearest.unknown("scenario", name, BUNDLED));
            }
            Path file = directory.get().resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !file.startsWith(directory.get())) {
                throw node.fault(
                        "extends must be a file beside the scenario but is '" + InputException.shown(name) + "'");
            }
            return read(file, open);
        }

        private void values(@Nullable LocatedTree node, boolean ofBase, Map<String, YearPath> said) {
            if (node == null) {
                return;
            }
            String key = ofBase ? "base" : "set";
            node.map(key).forEach((name, value) -> {
                Map<String, YearPath> before = new TreeMap<>(said);
                attempt(value, () -> {
                    boolean rewrites = WorldModel.movesTheBaseYear(name);
                    if (rewrites != ofBase) {
                        throw new InputException(
                                rewrites
                                        ? name
                                                + " moves the base year; it must stand under 'base' but stands under 'set'"
                                        : name + " does not move the base year; it must stand under 'set'");
                    }
                    said.put(name, path(name, value, before));
                });
            });
        }

        private static YearPath path(String name, LocatedTree value, Map<String, YearPath> said) {
            String unit = WorldText.bundled().parameters().get(name).unit();
            WorldTables tables = WorldText.bundled().tables();
            YearPath own = said.get(name);
            YearPath path =
                    own == null ? WorldText.bundled().parameters().get(name).defaultValue() : own;
            if (!value.isMap()) {
                String text = tables.numbered(unit, value.text(name));
                return isFactor(text) ? path.map(before -> before * factor(text)) : YearPath.parse(number(text));
            }
            for (Map.Entry<String, LocatedTree> entry : value.map(name).entrySet()) {
                int from = year(entry.getValue(), entry.getKey());
                path = changed(
                        path, from, tables.numbered(unit, entry.getValue().text(name)));
            }
            return path;
        }

        private static YearPath changed(YearPath path, int from, String text) {
            boolean factor = isFactor(text);
            double by = factor ? factor(text) : YearPath.parse(number(text)).at(from);
            double[] values = new double[WorldModel.LAST_YEAR - WorldModel.FIRST_YEAR + 1];
            for (int i = 0; i < values.length; i++) {
                double before = path.at(WorldModel.FIRST_YEAR + i);
                values[i] = WorldModel.FIRST_YEAR + i < from ? before : factor ? before * by : by;
            }
            return YearPath.of(WorldModel.FIRST_YEAR, values);
        }

        /** {@code * 1.8}: the value times a factor. */
        private static boolean isFactor(String text) {
            return text.startsWith("*");
        }

        private static double factor(String text) {
            return YearPath.parse(number(text.substring(1))).at(WorldModel.FIRST_YEAR);
        }

        private static int year(LocatedTree at, String text) {
            if (!text.matches("\\d{4}")) {
                throw at.fault("a year is expected but found '" + InputException.shown(text) + "'");
            }
            return Integer.parseInt(text);
        }

        private static String number(String text) {
            String plain = text.strip();
            return plain.endsWith("%")
                    ? String.valueOf(Double.parseDouble(
                                    plain.substring(0, plain.length() - 1).strip())
                            / 100)
                    : plain;
        }

        private static double amount(LocatedTree node, String what) {
            try {
                return Double.parseDouble(number(node.text(what)));
            } catch (NumberFormatException e) {
                throw node.fault(
                        what + " must be a number or per cent but is '" + InputException.shown(node.text(what)) + "'");
            }
        }

        /** Puts a policy on top of what is said. */
        private static void policy(LocatedTree item, Map<String, YearPath> said) {
            Map<String, LocatedTree> one = item.map("a policy");
            if (one.size() != 1) {
                throw item.fault("a policy must have one instrument but has " + one.size());
            }
            Map.Entry<String, LocatedTree> entry = one.entrySet().iterator().next();
            LocatedTree body = entry.getValue();
            attempt(
                    body,
                    () -> said.putAll(
                            policy(Policy.Instrument.of(entry.getKey()), body).over(said)));
        }

        private static Policy policy(Policy.Instrument instrument, LocatedTree body) {
            List<String> known = new ArrayList<>(List.of("from", "to", "phase_in"));
            boolean onOrigins = !instrument.actsOnHosts();
            String place = instrument.actsOnHosts() ? "host" : "market";
            if (instrument != Policy.Instrument.EXPORT_TAX) {
                known.add(place);
            }
            if (onOrigins) {
                known.add("origin");
            }
            if (instrument.needsPool()) {
                known.add("pool");
            }
            if (!instrument.sizeKey().isEmpty()) {
                known.add(instrument.sizeKey());
            }
            String label = instrument.label();
            Map<String, LocatedTree> keys = body.map(label, known);
            LocatedTree size = keys.get(instrument.sizeKey());
            if (size == null && !instrument.sizeKey().isEmpty() && instrument != Policy.Instrument.BAN) {
                throw body.fault(label + " must have " + instrument.sizeKey());
            }
            boolean whereRequired = instrument != Policy.Instrument.EXPORT_TAX;
            LocatedTree from = body.required("from", label);
            LocatedTree to = keys.get("to");
            LocatedTree phase = keys.get("phase_in");
            return new Policy(
                    instrument,
                    whereRequired ? names(body.required(place, label), place) : List.of(),
                    keys.containsKey("origin")
                            ? names(Objects.requireNonNull(keys.get("origin")), "origin")
                            : List.of(),
                    size == null ? 0 : amount(size, instrument.sizeKey()),
                    instrument.needsPool() ? body.required("pool", label).text("pool") : "",
                    year(from, from.text("from")),
                    to == null ? OptionalInt.empty() : OptionalInt.of(year(to, to.text("to"))),
                    phase == null ? 1 : (int) phase.number("phase_in"));
        }

        /** One name, several, or {@code all}. */
        private static List<String> names(LocatedTree node, String what) {
            if (node.isList()) {
                return node.list(what).stream().map(n -> n.text(what)).toList();
            }
            String name = node.text(what);
            return name.equals("all") ? List.of() : List.of(name);
        }

        /** Gives a fault the place of a node where it has none. */
        private static void attempt(LocatedTree node, Runnable action) {
            try {
                action.run();
            } catch (InputException e) {
                throw e.isPlaced() ? e : node.fault(e.faults().get(0));
            } catch (IllegalArgumentException e) {
                throw node.fault(String.valueOf(e.getMessage()));
            }
        }
    }
}
