package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tokenstate.catalogue.CsvTable;

/**
 * The tables of the documentation are what the commands print. A page holds a table between {@code <!-- generated: COMMAND
 * -->}, or {@code <!-- generated: COMMAND | TITLE -->} for the one table of that title, and {@code <!-- end -->}. The rows of
 * {@code results.md} name a command, a key of its JSON form and the value as published.
 *
 * <p>{@code mvn test -Dtest=PagesTest -Drecord} writes the pages anew.
 */
class PagesTest {
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final boolean RECORD = System.getProperty("record") != null;
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(<!-- generated: ([^\\n|]+?)(?: \\| ([^\\n]+?))? -->\\n)(.*?)(<!-- end -->)");
    private static final Pattern RESULT =
            Pattern.compile("(?m)^(\\|[^|\\n]*\\| `([^`|]+)` \\| `([^`|]+)` \\| (?:[^|\\n]+ \\| )?)([^|\\n]+)( \\|)$");
    private static final Pattern KEY = Pattern.compile("(\\w+)(?:\\[([^\\]]*)\\])?(?:\\.|$)");

    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- table: renamed_parameters.csv -->\\n)(.*?)(<!-- end -->)");

    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)]+))?\\)");

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|^    .*?$");

    private static final Map<String, String> PRINTED = new HashMap<>();

    static String printed(String command) {
        return PRINTED.computeIfAbsent(command, c -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = TokenstateCli.run(
                    c.split(" "),
                    new Terminal(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            false,
                            false,
                            Map.of()));
            assertThat(code)
                    .as("%s: %s", c, err.toString(StandardCharsets.UTF_8))
                    .isZero();
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    /** What a marker asks for: the whole answer, or the table under a title. */
    static String generated(String command, @Nullable String title) {
        String all = printed(command + " --format markdown");
        if (title == null) {
            return "\n" + all + "\n";
        }
        String head = "**" + title + "**\n\n";
        int from = all.indexOf(head);
        assertThat(from).as("'%s' prints no table '%s'", command, title).isNotNegative();
        int start = from + head.length();
        int end = all.indexOf("\n\n", start);
        return "\n" + (end < 0 ? all.substring(start) : all.substring(start, end + 1)) + "\n";
    }

    @TestFactory
    Stream<DynamicTest> generatedTablesAreWhatTheirCommandPrints() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            if (GENERATED.matcher(Files.readString(page)).find()) {
                tests.add(DynamicTest.dynamicTest(
                        page.getFileName().toString(),
                        () -> check(
                                page, GENERATED, m -> m.group(1) + generated(m.group(2), m.group(3)) + m.group(5))));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(2);
        return tests.stream();
    }

    /** The names of the first edition and what they are now, as the refusal of an old name has them. */
    @Test
    void renamedParametersAreThoseOfTheTable() throws IOException {
        CsvTable table = CsvTable.read(
                "renamed_parameters.csv",
                Files.newBufferedReader(Path.of(
                        "src", "main", "resources", "org", "tokenstate", "catalogue", "renamed_parameters.csv")));
        StringBuilder rows =
                new StringBuilder("\n| first edition | now | instead, or what is different |\n| --- | --- | --- |\n");
        for (CsvTable.Row row : table.rows()) {
            String instead = row.text("instead");
            rows.append("| `")
                    .append(row.requiredText("parameter"))
                    .append("` | ")
                    .append(row.text("becomes").isEmpty() ? "gone" : names(row.text("becomes")))
                    .append(" | ")
                    .append(instead.isEmpty() ? "" : names(instead) + ": ")
                    .append(row.text("why"))
                    .append(" |\n");
        }
        check(PAGES.resolve("migration.md"), TABLE, m -> m.group(1) + rows + "\n" + m.group(3));
    }

    private static String names(String names) {
        return "`" + names.replace(" ", "`, `") + "`";
    }

    @Test
    void publishedResultsAreWhatTheirCommandPrints() throws IOException {
        Path page = PAGES.resolve("results.md");
        assertThat(RESULT.matcher(Files.readString(page)).results().count()).isGreaterThan(20);
        check(page, RESULT, m -> m.group(1) + asPublished(m.group(4), valueOf(m.group(2), m.group(3))) + m.group(5));
    }

    /** Links of the pages, and of the chapters that stand in one of them, lead to a file and a heading that are there. */
    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> nowhere = new ArrayList<>();
        List<Path> sources = new ArrayList<>(pages());
        sources.add(Path.of("README.md"));
        sources.add(Path.of("CHANGELOG.md"));
        sources.add(Path.of("src", "site", "CONTRIBUTING.md"));
        int links = 0;
        for (Path source : sources) {
            Matcher link = LINK.matcher(CODE.matcher(Files.readString(source)).replaceAll(""));
            while (link.find()) {
                links++;
                Path file = link.group(1).isEmpty()
                        ? source
                        : source.resolveSibling(link.group(1)).normalize();
                String anchor = link.group(2);
                if (!Files.exists(file) || (anchor != null && !anchors(file).contains(anchor))) {
                    nowhere.add(source + ": " + link.group());
                }
            }
        }
        assertThat(nowhere).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    /** The anchors of the headings of a page, as hosts of Markdown make them. */
    private static List<String> anchors(Path page) throws IOException {
        return CODE.matcher(Files.readString(page))
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The sentences about the ledger, which no command writes: a claim, its unit in the sentence, and the sentence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed-crossing                 | 1    | The median path crosses in %.0f;",
                "gs-tokens-2030                | 1    | The model grows %.0f-fold",
                "photons-tokens-per-person     | 1e-6 | day**: %.2f million",
                "value-uplift-22x              | 1    | **22-fold value per kWh**: %.0f-fold in 2026",
                "jpm-tokens-2030               | 1    | **Growth in China to 2030**: %.0f-fold",
                "openrouter-week-2026          | 100  | **Chinese models have 61 %% of OpenRouter's top ten**: %.0f %%",
                "openrouter-spend-share        | 100  | **OpenRouter is 2 %% of AI spending**: %.1f %%",
                "iea-dc-2030                   | 1    | **Data centres take 945 TWh in 2030**: %.0f TWh",
                "us-ai-2028                    | 1    | **AI in the United States takes 326 TWh in 2028**: %.0f TWh",
                "samsi-65b                     | 1    | **LLaMA-65B takes 3 to 4 J a token**: %.1f J",
                "gemini-median-prompt          | 1    | **A Gemini prompt takes 0.24 Wh**: %.2f Wh",
                "huawei-910c-2026              | 1e-3 | **600,000 Ascend 910C in 2026**: %.0f,000",
                "openai-anthropic-runrate-2026 | 1    | 327 of 675 and %.0f against 65 bn USD",
                "deepseek-cost-day             | 1e-3 | levelised cost gives %.0f,000",
                "china-power-discount          | 100  | Data centres in China pay %.0f %% less in the model",
                "equal-quality-discount        | 100  | %.0f %% in the model's tiers"
            })
    void sentencesOfTheLedgerFollowIt(String claim, double factor, String sentence) throws IOException {
        String page = Files.readString(PAGES.resolve("claims.md")).replaceAll("\\s+", " ");
        Object model = valueOf("claims", "rows[id=" + claim + "].model");
        assertThat(model).isInstanceOf(Number.class);
        assertThat(page).contains(String.format(Locale.ROOT, sentence, factor * ((Number) model).doubleValue()));
    }

    private interface Rewriting {
        String of(MatchResult match);
    }

    private static void check(Path page, Pattern what, Rewriting rewriting) throws IOException {
        String before = Files.readString(page);
        String after = what.matcher(before).replaceAll(m -> Matcher.quoteReplacement(rewriting.of(m)));
        if (RECORD) {
            Files.writeString(page, after);
        } else {
            assertThat(before)
                    .as("%s; mvn test -Dtest=PagesTest -Drecord writes it anew", page)
                    .isEqualTo(after);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** The value under a path such as {@code rows[method=default,horizon=5].mape} of the command's JSON form. */
    @Nullable
    static Object valueOf(String command, String path) {
        Object node = new Load(LoadSettings.builder().build()).loadFromString(printed(command + " --format json"));
        Matcher key = KEY.matcher(path);
        while (key.find()) {
            assertThat(node).as("%s %s", command, path).isInstanceOf(Map.class);
            Map<?, ?> fields = (Map<?, ?>) node;
            assertThat(fields.containsKey(key.group(1)))
                    .as("%s has no %s", command, key.group(1))
                    .isTrue();
            node = fields.get(key.group(1));
            if (key.group(2) != null) {
                node = row((List<?>) node, key.group(2));
            }
        }
        return node;
    }

    private static Map<?, ?> row(List<?> rows, String conditions) {
        List<Map<?, ?>> found = new ArrayList<>();
        for (Object each : rows) {
            Map<?, ?> row = (Map<?, ?>) each;
            if (Stream.of(conditions.split(",")).map(c -> c.split("=", 2)).allMatch(c -> String.valueOf(row.get(c[0]))
                    .equals(c[1]))) {
                found.add(row);
            }
        }
        assertThat(found).as("rows with %s", conditions).hasSize(1);
        return found.get(0);
    }

    /** A value in the precision, and in the power of ten, of the text that stands in the page. */
    static String asPublished(String text, @Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        if (!text.matches("-?[0-9][0-9,]*(\\.[0-9]+)?(e[0-9]+)?")) {
            return number.toString();
        }
        BigDecimal old = new BigDecimal(text.replace(",", ""));
        BigDecimal exact = new BigDecimal(number.toString());
        if (text.contains("e")) {
            return String.format(Locale.ROOT, "%." + (old.precision() - 1) + "e", exact)
                    .replace("e+", "e");
        }
        return String.format(Locale.ROOT, (text.contains(",") ? "%,." : "%.") + old.scale() + "f", exact);
    }

    @Test
    void aStaleFigureIsFound() {
        assertThat(asPublished("2043", 2044)).isEqualTo("2044");
        assertThat(asPublished("7.8", 7.849)).isEqualTo("7.8");
        assertThat(asPublished("7.8", 7.851)).isEqualTo("7.9");
        assertThat(asPublished("2043", null)).isEqualTo("none");
        assertThat(asPublished("none", 2043)).isEqualTo("2043");
        assertThat(asPublished("1.7e18", 1.675e18)).isEqualTo("1.7e18");
        assertThat(asPublished("1.6e18", 1.675e18)).isEqualTo("1.7e18");
        assertThat(asPublished("1,674", 1674.6)).isEqualTo("1,675");
        assertThat(asPublished("market", "energy")).isEqualTo("energy");
    }
}
