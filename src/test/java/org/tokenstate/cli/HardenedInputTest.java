package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that would hurt, through the command line: one line on standard error, exit 1 or 2, and soon. */
class HardenedInputTest {
    private static final String SCENARIO = """
            name: mutated
            extends: open
            country: CHN
            horizon: {from: 2025, to: 2045}
            set:
              curtailment_rate: 30 %
              access.USA.api: {2028: 1, 2031: as before}
              demand_elasticity: truncated(normal(mean=-1.3, sd=0.25), -2, -0.7)
            policies:
              - tariff: {market: USA, origin: CHN, rate: 100 %, from: 2028, to: 2035}
            """;
    private static final String MARKET = """
            {"name": "small", "tiers": ["x"], "origins": {"A": {"family": "f", "home": "R", "pool": "P"}},
            "hosts": {"H": {"region": "R", "capacity_kwh": 4e9, "steps": [{"cost_usd_per_kwh": 4, "quantity_kwh": 5e9}]}},
            "pools": {"P": {"hosts": ["H"], "reference_cost_usd_per_kwh": 4}},
            "channels": {"c": {"demand_elasticity": -1.3, "tier_substitution": 1.5, "family_substitution": 3, "origin_substitution": 8}},
            "work_kwh_per_mtok": {"x": {"A": 0.5}},
            "markets": [{"name": "M", "region": "R", "channel": "c", "base_volume_mtok": 1e10,
            "tiers": {"x": {"base_share": 1, "origins": {"A": {"base_share": 1, "base_price_usd_per_mtok": 2}}}},
            "markup": {"x": {"A": 0}}, "other_cost_usd_per_mtok": {"x": {"A": 0}}}]}
            """;

    @TempDir
    Path directory;

    private record Outcome(int code, String out, List<String> faults) {}

    private static Outcome run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = TokenstateCli.run(words, new Terminal(out, err, false, false, Map.of()));
        return new Outcome(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void refused(Outcome outcome, String words) {
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.faults()).isNotEmpty().allSatisfy(f -> assertThat(f)
                .doesNotContain("Exception", "internal"));
        assertThat(String.join("\n", outcome.faults())).contains(words);
    }

    /** A document with a piece of it doubled, cut, or replaced by something that other readers choke on. */
    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of(
                "",
                "&a ",
                "*a",
                "<<: ",
                "!!binary ",
                "? ",
                "- ",
                "[",
                "{",
                "}",
                "\"",
                "'",
                "\t",
                "\0",
                "\ufeff",
                "\r\n",
                "\n",
                "%YAML 9.9\n",
                "---\n",
                "...\n",
                "1e400",
                "NaN",
                ".inf",
                "-Infinity",
                "0x1p3",
                "99999999999999999999",
                "null",
                "$1",
                ",",
                ":",
                "#",
                "|\n",
                ">9\n",
                "\u2028",
                "\ud800",
                "\"\\ud800\"",
                "beta(0.01, 1e6)",
                "mixture(");
    }

    @Property(tries = 150)
    void aDamagedScenarioIsReadOrItsFaultsHaveAPlace(@ForAll("damage") String piece, @ForAll int at, @ForAll byte cut)
            throws IOException {
        damaged(SCENARIO, piece, at, cut, "validate", ".yaml");
    }

    @Property(tries = 150)
    void aDamagedMarketIsSolvedOrItsFaultHasAPlace(@ForAll("damage") String piece, @ForAll int at, @ForAll byte cut)
            throws IOException {
        damaged(MARKET, piece, at, cut, "market", ".json");
    }

    private static void damaged(String text, String piece, int at, byte cut, String command, String suffix)
            throws IOException {
        int from = Math.floorMod(at, text.length());
        int to = Math.min(text.length(), from + Math.max(0, cut / 8));
        Path file = Files.createTempFile("damaged", suffix);
        try {
            Files.writeString(file, (text.substring(0, from) + piece + text.substring(to)).replace('\ud800', '?'));
            Outcome outcome = run(command, file.toString());
            assertThat(outcome.code()).isBetween(0, 1);
            assertThat(outcome.faults().isEmpty()).isEqualTo(outcome.code() == 0);
            assertThat(outcome.faults()).allSatisfy(f -> assertThat(f)
                    .matches("(?s)(\\Q" + file + "\\E:\\d+:\\d+: |market case ').+")
                    .doesNotContain("Exception", "internal error"));
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "project",
                        "explain",
                        "validate",
                        "market",
                        "import",
                        "datasets",
                        "parameters",
                        "input-output",
                        "CHN",
                        "USA",
                        "xx",
                        "",
                        "-",
                        "--",
                        "--format",
                        "json",
                        "csv",
                        "--set",
                        "curtailment_rate=0.2",
                        "curtailment_rate=NaN",
                        "=",
                        "--from",
                        "--to",
                        "2040",
                        "99999999999",
                        "-1",
                        "1e400",
                        "--scenario",
                        "open",
                        "nosuch.yaml",
                        "/",
                        "--reference",
                        "--version",
                        "export_revenue_usd",
                        "\0",
                        "é\u202e",
                        "--help",
                        "@file",
                        "${sys:user.home}")
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 150)
    void anyWordsEndInAnAnswerOrAFault(@ForAll("words") List<String> words) {
        Outcome outcome = run(words.toArray(new String[0]));
        assertThat(outcome.code()).isBetween(0, 2);
        assertThat(outcome.faults().isEmpty()).isEqualTo(outcome.code() == 0);
        assertThat(outcome.faults())
                .allSatisfy(f -> assertThat(f).isNotBlank().doesNotContain("Exception", "internal error"));
    }

    @Test
    void anAliasIsRefusedBeforeItGrows() throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        Path file = file("laughs.yaml", laughs.toString());
        refused(run("validate", file.toString()), "laughs.yaml:2:10: aliases are not allowed");
        refused(run("market", file.toString()), "laughs.yaml:2:10: aliases are not allowed");
    }

    @Test
    void depthAndSizeAreBounded() throws IOException {
        String deep = "[".repeat(100_000);
        refused(run("validate", file("deep.yaml", deep).toString()), "nesting must be <= 6");
        refused(run("market", file("deep.json", deep).toString()), "nesting must be <= 32");
        refused(
                run("validate", file("big.yaml", " ".repeat(262_145)).toString()),
                "must be <= 262144 bytes but is 262145");
        refused(
                run("market", file("big.json", " ".repeat(1_000_001)).toString()),
                "must be <= 1000000 bytes but is 1000001");
    }

    @Test
    void theWorkThatAScenarioAsksForIsBounded() throws IOException {
        String policies = "name: x\npolicies:\n" + "  - tariff: {on: USA, rate: 1 %}\n".repeat(201);
        refused(run("validate", file("p.yaml", policies).toString()), "number of policies must be <= 200 but is 201");
        String data = "name: x\ndata:\n" + "  - a.csv\n".repeat(21);
        refused(run("validate", file("d.yaml", data).toString()), "number of files of data must be <= 20 but is 21");
        StringBuilder unknown = new StringBuilder("name: x\nset:\n");
        for (int i = 0; i < 5000; i++) {
            unknown.append("  a").append(i).append(": 1\n");
        }
        assertThat(run("validate", file("u.yaml", unknown.toString()).toString())
                        .faults())
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "NaN",
                "nan",
                ".nan",
                "Infinity",
                "-Infinity",
                "inf",
                ".inf",
                "∞",
                "0x1p3",
                "1d",
                "1f",
                "1_0",
                "1e99999999999"
            })
    void onlyDecimalNumbersAreNumbers(String number) throws IOException {
        refused(run("project", "CHN", "--set", "curtailment_rate=" + number), "curtailment_rate");
        String market = MARKET.replace("4e9", number);
        Path json = Files.writeString(directory.resolve("n.json"), market);
        refused(run("market", json.toString()), "n.json:2:");
        Path z = Files.writeString(directory.resolve("z.csv"), "1,2\n3," + number + "\n");
        refused(run("input-output", "--transactions", z.toString(), "--final-demand", z.toString()), "z.csv:2:2: ");
        Path owid = Files.writeString(
                directory.resolve("o.csv"),
                "country,year,iso_code,electricity_generation\nChina,2026,CHN," + number + "\n");
        refused(run("import", "auto", owid.toString()), "o.csv:2:4: ");
    }

    @Test
    void aNumberOfManyDigitsIsReadOrOutOfBounds() {
        refused(run("project", "CHN", "--set", "curtailment_rate=" + "9".repeat(400)), "curtailment_rate");
        assertThat(run("project", "CHN", "--to", "2030", "--set", "curtailment_rate=0." + "3".repeat(400))
                        .code())
                .isZero();
    }

    @Test
    void marksAndLineEndsOfOtherSystemsAreRead() throws IOException {
        Path yaml = Files.writeString(directory.resolve("b.yaml"), "\ufeff" + SCENARIO.replace("\n", "\r\n"));
        assertThat(run("validate", yaml.toString()).code()).isZero();
        Path csv = Files.writeString(
                directory.resolve("b.csv"),
                "\ufeffcountry,year,iso_code,electricity_generation\r\nChina,2026,CHN,11000\r\n");
        assertThat(run("import", "auto", csv.toString()).code()).isZero();
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() throws IOException {
        String head = "country,year,iso_code,electricity_generation\n";
        refused(
                run(
                        "import",
                        "auto",
                        file("i.csv", head + "Ch\u00ffna,2026,CHN,1\n").toString()),
                "i.csv:2:3: must be text");
        refused(run("validate", file("i.yaml", "name: x\n  \u00c3(").toString()), "i.yaml:2:3: must be text in UTF-8");
        refused(run("market", file("i.json", "{\u00e2\u0082").toString()), "i.json:1:2: must be text in UTF-8");
        refused(run("validate", file("n.yaml", "name: a\0b\n").toString()), "n.yaml:1:");
        refused(
                run(
                        "import",
                        "auto",
                        file("n.csv", head + "China,2026,CHN,\0\n").toString()),
                "n.csv:2:4: ");
    }

    @ParameterizedTest
    @CsvSource({
        "validate, https://example.org/a.yaml, nothing is fetched",
        "market, https://example.org/a.json, nothing is fetched",
        "validate, ./nosuch.yaml, no such file",
        "market, /, must be a file but is a directory",
        "validate, /, must be a file but is a directory"
    })
    void onlyFilesAreOpened(String command, String name, String words) {
        refused(run(command, name), words);
        refused(run("import", "auto", name), words);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, must lie in the directory",
        "../nosuch.csv, must lie in the directory",
        "/etc/passwd, must lie in the directory",
        "a/../../secret.csv, must lie in the directory",
        "link.csv, must lie in the directory",
        "nosuch.csv, no such file beside the scenario",
        "https://example.org/a.csv, nothing is fetched",
        "file:///etc/passwd, nothing is fetched"
    })
    void aScenarioNamesNoFileOutsideItsDirectory(String name, String words) throws IOException {
        Files.writeString(directory.resolve("secret.csv"), "secret");
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.createSymbolicLink(home.resolve("link.csv"), directory.resolve("secret.csv"));
        Path data = Files.writeString(home.resolve("s.yaml"), "name: s\ndata: [" + "'" + name + "']\n");
        refused(run("validate", data.toString()), "s.yaml:2:8: ");
        refused(run("validate", data.toString()), words);
        Path base = Files.writeString(home.resolve("e.yaml"), "name: s\nextends: '" + name + "'\n");
        refused(run("validate", base.toString()), words);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        refused(run("parameters", "--output", directory.toString()), "it is a directory");
        refused(run("parameters", "--output", directory.resolve("no/such").toString()), "no such directory");
    }

    /** Inputs that failed once, by fuzzing or by hand. */
    @Test
    void whatFailedOnceIsRefusedNow() throws IOException {
        Outcome nul = run("forecast", "y\0.csv", "--horizon", "3");
        assertThat(nul.code()).isEqualTo(2);
        assertThat(nul.faults())
                .singleElement()
                .asString()
                .contains("not the name of a file")
                .doesNotContain("Exception");
        refused(run("rank", "--year", "99999"), "--year must be in [2025, 2060] but is 99999");
        refused(run("rank", "--top", "-5"), "--top must be >= 0 but is -5");
        String csv = "name,unit,va" + "\u00ff".repeat(98) + "lue\r\n\n";
        refused(run("import", "auto", file("f.csv", csv).toString()), "f.csv:1:13: must be text in UTF-8");
        refused(
                run(
                        "project",
                        "CHN",
                        "--set",
                        "curtailment_rate=mixture(" + "0.005: beta(2, 3), ".repeat(199) + "0.005: point(1))"),
                "at most 100 parts");
    }
}
