package org.tokenstate.projection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tokenstate.catalogue.Variable;

/**
 * Every variable of every year, 2025 to 2050, of seven places under twelve scenarios, as they were when last recorded: no
 * truth, but what moves here is a changed result, and belongs into the changelog as one.
 *
 * <p>One file a place and scenario: a line a variable, {@code name,value,value,...} from 2025 on, with {@code value*n} for n
 * years of the same value. A variable that is in every year as under the baseline of the place has no line.
 */
public final class FrozenProjections {
    /** The largest difference of a value that counts as the same, relative to it. */
    public static final double TOLERANCE = 1e-9;

    private static final int FROM = 2025;
    private static final int TO = 2050;
    private static final String BASELINE = "baseline";
    private static final List<String> COUNTRIES = List.of("CHN", "USA", "NOR", "PRY", "ARE", "IND");
    private static final List<String> BUNDLED = List.of(
            BASELINE,
            "open",
            "fortress",
            "price-war",
            "efficiency-leap",
            "us-power-shortage",
            "chip-controls",
            "gulf-east",
            "european-residency",
            "safe-harbour",
            "subsidy");
    private static final List<String> OWN = List.of("dry");
    /** A group across regions, which is a host within one. */
    private static final String GROUP = "OECD";

    private static final Path SOURCE = Path.of("src/test/resources/org/tokenstate/projection/frozen");

    private FrozenProjections() {}

    /** A place under a scenario. */
    public record Case(String country, String scenario) {
        String resource() {
            return country + "." + scenario + ".csv";
        }

        @Override
        public String toString() {
            return country + " under " + scenario;
        }
    }

    /** {@return every place under every scenario that is recorded for it} */
    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String country : COUNTRIES) {
            BUNDLED.forEach(scenario -> cases.add(new Case(country, scenario)));
            OWN.forEach(scenario -> cases.add(new Case(country, scenario)));
        }
        cases.add(new Case(GROUP, BASELINE));
        return cases;
    }

    /** {@return what differs from the record: variable, year, place, scenario, both values; empty where nothing does} */
    public static List<String> differences(Case frozen) {
        Map<String, double[]> then = recorded(frozen);
        Map<String, double[]> now = projected(frozen);
        List<String> differences = new ArrayList<>();
        now.forEach((variable, values) -> {
            double[] before = then.get(variable);
            if (before == null) {
                differences.add(variable + " of " + frozen + " is not recorded");
                return;
            }
            for (int t = 0; t < values.length; t++) {
                if (!same(values[t], before[t])) {
                    differences.add(variable + " in " + (FROM + t) + " of " + frozen + " must be " + before[t]
                            + " but is " + values[t]);
                }
            }
        });
        then.keySet().stream()
                .filter(variable -> !now.containsKey(variable))
                .forEach(variable -> differences.add(variable + " of " + frozen + " is recorded but is no variable"));
        return differences;
    }

    private static boolean same(double value, double before) {
        if (Double.isNaN(before) || Double.isInfinite(before)) {
            return Double.compare(value, before) == 0;
        }
        return Math.abs(value - before) <= TOLERANCE * Math.abs(before);
    }

    /** Records a place under a scenario anew. */
    static void record(Case frozen) throws IOException {
        Map<String, double[]> values = projected(frozen);
        Map<String, double[]> baseline =
                frozen.scenario().equals(BASELINE) ? Map.of() : projected(new Case(frozen.country(), BASELINE));
        StringBuilder text = new StringBuilder();
        values.forEach((variable, row) -> {
            if (!Arrays.equals(row, baseline.get(variable))) {
                text.append(variable);
                for (int t = 0; t < row.length; ) {
                    int n = 1;
                    while (t + n < row.length && Double.compare(row[t], row[t + n]) == 0) {
                        n++;
                    }
                    text.append(',').append(plain(row[t])).append(n > 1 ? "*" + n : "");
                    t += n;
                }
                text.append('\n');
            }
        });
        Files.writeString(SOURCE.resolve(frozen.resource()), text);
    }

    private static String plain(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static Map<String, double[]> recorded(Case frozen) {
        Map<String, double[]> rows = frozen.scenario().equals(BASELINE)
                ? new LinkedHashMap<>()
                : recorded(new Case(frozen.country(), BASELINE));
        text(frozen.resource()).lines().forEach(line -> {
            String[] cells = line.split(",");
            double[] row = new double[TO - FROM + 1];
            int t = 0;
            for (int i = 1; i < cells.length; i++) {
                String[] run = cells[i].split("\\*");
                int n = run.length == 1 ? 1 : Integer.parseInt(run[1]);
                Arrays.fill(row, t, t + n, Double.parseDouble(run[0]));
                t += n;
            }
            if (t != row.length) {
                throw new IllegalStateException(
                        frozen.resource() + ": " + cells[0] + " must have " + row.length + " years but has " + t);
            }
            rows.put(cells[0], row);
        });
        return rows;
    }

    private static Map<String, double[]> projected(Case frozen) {
        Scenario scenario = OWN.contains(frozen.scenario())
                ? ScenarioFiles.parse(frozen.scenario(), text(frozen.scenario() + ".yaml"))
                        .scenario()
                : ScenarioFiles.load(frozen.scenario()).scenario();
        String reference = frozen.country().equals("USA") ? "CHN" : "USA";
        Projection projection = TokenStateModel.of(frozen.country())
                .against(reference)
                .under(scenario)
                .project(FROM, TO);
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (Variable variable : TokenStateModel.catalogue().all()) {
            rows.put(variable.name(), projection.series(variable.name()));
        }
        return rows;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(
                FrozenProjections.class.getResourceAsStream("frozen/" + resource), "frozen/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("frozen/" + resource + " cannot be read", e);
        }
    }
}
