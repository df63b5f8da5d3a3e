package org.tokenstate.projection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * Scenario files: YAML that names the parameters that differ.
 *
 * <pre>{@code
 * name: cheap-power
 * extends: open                      # a bundled scenario, or a file beside this one
 * country: CHN
 * reference: USA
 * horizon: {from: 2025, to: 2045}
 * set:
 *   diffusion: 30 %                  # units may be written; they are checked and converted
 *   power_price_usd_per_kwh.USA: 56 USD/MWh
 *   access.USA.api: {2028: 1}        # from a year on; before it what the extended scenario says
 *   additions_gw.CHN: {2026: [2.3, 4, 6.5]}
 *   software_progress: {2026: 30 %/yr, 2031: as before}
 *   demand_elasticity: truncated(normal(mean=-1.3, sd=0.25), -2, -0.7)
 * policies:
 *   - tariff: {market: USA, origin: CHN, rate: 100 %, from: 2028, to: 2035}
 * data: [owid-energy-data.csv]       # publishers' files beside this one
 * }</pre>
 *
 * <p>All faults of a file are reported together, each as {@code file:line:column: what, value, bound}. A file has at most
 * 256 kB, six levels and no aliases, and names no file outside its own directory.
 */
public final class ScenarioFiles {
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

    static final int MAX_BYTES = 256 * 1024;

    private ScenarioFiles() {}

    /**
     * Loads a scenario.
     *
     * @param nameOrPath the name of a bundled scenario, case ignored, or the path of a file
     * @return what the file says
     * @throws InputException if there is no such scenario or file, or it has faults; all of them are named
     */
    public static ScenarioFile load(String nameOrPath) {
        String plain = nameOrPath.strip();
        Optional<String> named =
                BUNDLED.stream().filter(plain::equalsIgnoreCase).findFirst();
        if (named.isPresent()) {
            return bundled(named.get());
        }
        Path path;
        try {
            path = Path.of(plain);
        } catch (InvalidPathException e) {
            throw new InputException(Nearest.unknown("scenario", plain, BUNDLED));
        }
        boolean looksLikeName = !plain.contains(".") && !plain.contains("/");
        if (looksLikeName && !Files.exists(path)) {
            throw new InputException(Nearest.unknown("scenario", plain, BUNDLED));
        }
        return read(path);
    }

    /**
     * Reads a scenario file.
     *
     * @param file the file
     * @return what it says
     * @throws InputException if it cannot be read or has faults; all of them are named
     */
    public static ScenarioFile read(Path file) {
        return reader(file).read();
    }

    /**
     * The files that a scenario file is read from besides itself.
     *
     * @param file the file
     * @return the files that it extends, directly or not, and the data of all of them
     * @throws InputException if it cannot be read or has faults; all of them are named
     */
    public static List<Path> filesOf(Path file) {
        ScenarioReader reader = reader(file);
        reader.read();
        return reader.named();
    }

    private static ScenarioReader reader(Path file) {
        return new ScenarioReader(
                file.toString(), InputFile.text(file, MAX_BYTES), Optional.of(directory(file)), Set.of());
    }

    /**
     * Reads the text of a scenario file that may extend bundled scenarios and name no other file.
     *
     * @param label what to call it in messages
     * @param yaml the text
     * @return what it says
     * @throws InputException if it has faults; all of them are named
     */
    public static ScenarioFile parse(String label, String yaml) {
        return new ScenarioReader(label, yaml, Optional.empty(), Set.of()).read();
    }

    /**
     * Reads the text of a scenario file on top of another scenario: what it does not say, and the years before a value by year, stay
     * as they are there.
     *
     * @param base the other scenario
     * @param label what to call the text in messages
     * @param yaml the text
     * @return what it says
     * @throws InputException if it has faults; all of them are named
     */
    public static Scenario over(Scenario base, String label, String yaml) {
        return new ScenarioReader(label, yaml, Optional.empty(), Set.of())
                .readOver(base)
                .scenario();
    }

    static ScenarioFile bundled(String name) {
        String resource = "scenarios/" + name + ".yaml";
        try (InputStream in = ParameterTable.class.getResourceAsStream("/org/tokenstate/" + resource)) {
            if (in == null) {
                throw new InputException("the bundled scenario '" + name + "' is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ScenarioReader(resource, text, Optional.empty(), Set.of()).read();
        } catch (IOException e) {
            throw new InputException(resource + ": cannot be read");
        }
    }

    /** The directory of a file as the user named it, so that messages and sources name the files beside it so too. */
    static Path directory(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /**
     * Writes a scenario as YAML that {@link #parse} reads back to an equal scenario, bit for bit.
     *
     * @param scenario the scenario
     * @return the text, with every value that differs from the catalogue's defaults
     */
    public static String write(Scenario scenario) {
        return write(ScenarioFile.of(scenario));
    }

    /**
     * Writes a scenario file that {@link #read} reads back to equal content, bit for bit, from a directory in which its data
     * lie side by side.
     *
     * @param file the content
     * @return the text
     */
    public static String write(ScenarioFile file) {
        return write(file, path -> String.valueOf(path.getFileName()));
    }

    /**
     * Writes a scenario file that {@link #read} reads back to equal content, bit for bit, from a directory.
     *
     * @param file the content
     * @param directory where the text will be written
     * @return the text
     * @throws InputException if data of the file do not lie in the directory or below it
     */
    public static String write(ScenarioFile file, Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        return write(file, path -> {
            Path data = path.toAbsolutePath().normalize();
            if (!data.startsWith(root)) {
                throw new InputException(
                        "data of a scenario must lie in its directory '" + directory + "' but is '" + path + "'");
            }
            return root.relativize(data).toString().replace(root.getFileSystem().getSeparator(), "/");
        });
    }

    private static String write(ScenarioFile file, Function<Path, String> name) {
        Scenario scenario = file.scenario();
        StringBuilder out = new StringBuilder();
        line(out, "name", quoted(scenario.name()));
        line(out, "description", quoted(scenario.description()));
        file.country().ifPresent(c -> line(out, "country", c));
        file.reference().ifPresent(r -> line(out, "reference", r));
        if (file.from().isPresent() || file.to().isPresent()) {
            StringBuilder years = new StringBuilder();
            file.from().ifPresent(y -> years.append("from: ").append(y));
            file.to().ifPresent(y -> years.append(years.isEmpty() ? "" : ", ")
                    .append("to: ")
                    .append(y));
            line(out, "horizon", "{" + years + "}");
        }
        values(out, "base", scenario, true);
        values(out, "set", scenario, false);
        if (!scenario.equations().isEmpty()) {
            out.append("equations: |\n");
            scenario.equations().lines().forEach(text -> out.append(text.isEmpty() ? "" : "  " + text)
                    .append('\n'));
        }
        if (!file.data().isEmpty()) {
            out.append("data:\n");
            file.data()
                    .forEach(path ->
                            out.append("  - ").append(quoted(name.apply(path))).append('\n'));
        }
        return out.toString();
    }

    /** The values of the base year, or those after it. */
    private static void values(StringBuilder out, String key, Scenario scenario, boolean ofBase) {
        List<Map.Entry<String, ParameterValue>> entries = scenario.values().entrySet().stream()
                .filter(entry -> StartYear.rewritten(scenario).contains(entry.getKey()) == ofBase)
                .toList();
        if (entries.isEmpty()) {
            return;
        }
        out.append(key).append(":\n");
        for (Map.Entry<String, ParameterValue> entry : entries) {
            ParameterValue value = entry.getValue();
            String unit = ParameterTable.bundled().get(entry.getKey()).unit();
            boolean bare = value.path().isEmpty() || unit.equals("1") || unit.equals("year");
            String text = value.said() + (bare ? "" : " " + unit);
            boolean plain = value.choice().isPresent()
                    || value.path().filter(p -> p.isConstant()).isPresent();
            line(out, "  " + entry.getKey(), plain ? text : quoted(text));
        }
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c >= 0xfe00) {
                        out.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
