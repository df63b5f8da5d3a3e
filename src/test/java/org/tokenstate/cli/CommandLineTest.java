package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line as a user meets it: exit codes, one line a fault, forms of output. */
class CommandLineTest {
    private static final List<Commands.Entry> COMMANDS = List.of(
            new Commands.Entry("shine", Shine::new),
            new Commands.Entry("wide", Wide::new),
            new Commands.Entry("fail", Fail::new));

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Command(name = "shine", description = "Shines.")
    static final class Shine extends ReportCommand {
        @Mixin
        final CountryOptions country = new CountryOptions();

        @Override
        Answer answer() {
            Answer answer = Answer.titled("Sun over " + country.country())
                    .key(Column.text("country", "country"), country.country())
                    .field(Column.year("crossing_year", "crosses in").absentAs("never"), OptionalInt.empty())
                    .data("set", country.set())
                    .data(
                            "horizon",
                            List.of(country.from().orElse(2025), country.to().orElse(2050)))
                    .note("Café in the sun.")
                    .source("The sun, 2026");
            answer.table(
                            "years",
                            "",
                            Column.year("year", "year"),
                            Column.number("sun_kwh_per_capita", "sun", "kWh a head"),
                            Column.number("tokens", "tokens", "").asCount())
                    .row(2025, 7474.25, 4.53e15)
                    .row(2026, 13015.1, OptionalInt.empty());
            return answer;
        }
    }

    @Command(name = "wide", description = "A wide table.")
    static final class Wide extends ReportCommand {
        @Override
        Answer answer() {
            Answer answer = Answer.titled("Wide")
                    .field(Column.text("note", "note"), "this is rather long for a terminal of forty characters");
            answer.table(
                            "rows",
                            "",
                            Column.year("year", "year"),
                            Column.number("less_usd", "less", "USD").minor(),
                            Column.number("share", "of goods exports", "").decimals(1),
                            Column.text("words", "words"),
                            Column.number("tokens", "tokens", "").asCount())
                    .row(2025, 1234567, 1.5, "one two three four five six seven", 4.53e15);
            return answer;
        }
    }

    @Command(name = "fail", description = "Fails.")
    static final class Fail extends ReportCommand {
        @Option(names = "--how")
        String how = "";

        @Override
        Answer answer() {
            switch (how) {
                case "data" ->
                    throw new InputException(
                            List.of("a.csv:2:3: pue must be >= 1 but is 0.9", "a.csv:3:1: year is missing"));
                case "bound" -> throw new IllegalArgumentException("pue must be >= 1 but is 0.9");
                case "solve" -> throw new ArithmeticException("no equilibrium\nafter 100 sweeps");
                case "escape" -> throw new InputException("file \u001B[31m\u202Ered");
                case "bug" -> throw new IllegalStateException("broken");
                case "stack" -> throw new StackOverflowError();
                case "memory" -> throw new OutOfMemoryError();
                case "none" -> {
                    return Answer.titled("no table");
                }
                default -> {
                    return Answer.titled("nan").field(Column.number("x", "x", ""), Double.NaN);
                }
            }
        }
    }

    private int run(String... args) {
        return TokenstateCli.run(args, new Terminal(out, err, false, false, Map.of()), COMMANDS);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tableReadsWell() {
        assertThat(run("shine", "CHN")).isZero();
        assertThat(out()).isEqualTo("""
                        Sun over CHN
                          country     CHN
                          crosses in  never

                          year         sun   tokens
                                kWh a head
                          2025       7,474  4.53e15
                          2026      13,015        –

                        Café in the sun.

                        Sources
                          The sun, 2026
                        """);
        assertThat(err()).isEmpty();
    }

    @Test
    void jsonHasStableKeysAndFullPrecision() {
        assertThat(run("shine", "CHN", "--format", "json", "--set", "a=1", "--set=b= 2 %/yr", "--to", "2030"))
                .isZero();
        assertThat(out()).isEqualTo("""
                        {
                          "country": "CHN",
                          "crossing_year": null,
                          "set": {"a": "1", "b": "2 %/yr"},
                          "horizon": [2025, 2030],
                          "years": [
                            {"year": 2025, "sun_kwh_per_capita": 7474.25, "tokens": 4.53E15},
                            {"year": 2026, "sun_kwh_per_capita": 13015.1, "tokens": null}
                          ],
                          "notes": ["Café in the sun.", "set over the scenario: a = 1; b = 2 %/yr"],
                          "sources": ["The sun, 2026"]
                        }
                        """);
    }

    @Test
    void csvIsTheFirstTableLedByTheKeys() {
        assertThat(run("shine", "CHN", "--format", "csv")).isZero();
        assertThat(out()).isEqualTo("""
                        country,year,sun_kwh_per_capita,tokens
                        CHN,2025,7474.25,4.53E15
                        CHN,2026,13015.1,
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shin | unknown command 'shin'; nearest: shine",
                "shine CHN --refrence USA | unknown option '--refrence'; nearest: --reference",
                "shine CHN --refrence=USA | unknown option '--refrence'; nearest: --reference",
                "shine | COUNTRY",
                "shine CHN USA | unexpected argument 'USA'",
                "shine CHN --format xml | xml",
                "shine CHN --from 2o30 | 2o30",
                "shine CHN --from 2030 --to 2029 | --to must be >= --from, 2030, but is 2029",
                "shine CHN --set growth | --set must have the form name=value but is 'growth'",
                "shine CHN --set =3 | --set must have the form name=value",
                "shine CHN --set a= | --set must have the form name=value",
                "shine CHN --set a=1 --set a=2 | --set gives 'a' twice",
                "--nonsense | unknown option '--nonsense'",
                "shine CHN --output | --output",
                "shine CHN --format json --output x.csv | --format json contradicts --output x.csv, which ends in .csv as a csv does",
                "shine CHN --output x.MD --format table | --format table contradicts --output x.MD",
                "shine CHN --columns year,sums | unknown column of 'years' 'sums'; nearest: year, tokens, sun_kwh_per_capita",
                "shine CHN --every 0 | --every must be >= 1 but is 0",
                "fail --how none --columns a | --columns needs a table, and this answer has none",
                "fail --how none --every 5 | --every needs a table by year, and this answer has none",
                "'' | a command is required",
            })
    void usageErrorIsOneLineAndCodeTwo(String line, String message) {
        assertThat(run(line.isBlank() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err()).contains(message).startsWith("tokenstate: ").endsWith(" --help)\n");
        assertThat(err().lines()).hasSize(1);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data | a.csv:2:3: pue must be >= 1 but is 0.9 | 2",
                "bound | pue must be >= 1 but is 0.9 | 1",
                "solve | no equilibrium after 100 sweeps | 1",
                "escape | file ?[31m?red | 1",
                "bug | internal error | 1",
                "stack | internal error | 1",
                "memory | out of memory | 1",
                "nan | x must be finite but is NaN | 1",
            })
    void badDataIsOneLineAFaultAndCodeOne(String how, String message, int lines) {
        assertThat(run("fail", "--how", how)).isEqualTo(1);
        assertThat(err()).contains(message).doesNotContain("\tat ");
        assertThat(err().lines()).hasSize(lines);
        assertThat(out()).isEmpty();
    }

    @Test
    void debugPrintsTheStackTrace() {
        assertThat(run("fail", "--how", "bound", "--debug")).isEqualTo(1);
        assertThat(err()).contains("pue must be >= 1 but is 0.9").contains("\tat org.tokenstate.cli");
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("shine", "Shines.", "fail", "--version", "Exit code 0");
        out.reset();
        assertThat(run("shine", "--help")).isZero();
        assertThat(out()).contains("--reference", "--format", "COUNTRY");
        out.reset();
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("tokenstate ");
        assertThat(err()).isEmpty();
    }

    @Test
    void anArgumentFileIsNotRead() {
        assertThat(run("shine", "@/etc/hostname")).isZero();
        assertThat(out()).startsWith("Sun over @/etc/hostname");
    }

    @Test
    void outputReplacesAFileWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("out.csv"), "before");
        assertThat(run("shine", "CHN", "--format", "csv", "--output", file.toString()))
                .isZero();
        assertThat(file).content().startsWith("country,year");
        assertThat(out()).isEmpty();
        assertThat(directory).isDirectoryContaining(p -> p.equals(file));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** An option without effect is said to have none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensitivity CHN --method tornado --to 2030 | --to: no effect, the answer is of one year, --year",
                "elasticities CHN --from 2030 | --from: no effect, the answer is of one year, --year",
                "world --to 2026 --reference USA | --reference: no effect, no country is compared with another",
                "rank --seed 3 | --seed: no effect, nothing is drawn without --draws",
                "sensitivity CHN --method tornado --samples 20 --seed 4 | --samples and --seed: no effect, a tornado draws nothing",
                "report CHN --draws 300 --png | --png: no effect, no picture is written without --pictures",
                "report --world --seed 3 --output FILE | --seed: no effect, nothing is drawn without --draws",
                "report --story --draws 300 --output FILE | --draws: no effect, nothing is drawn for the story",
                "report --story --pictures here --output FILE | --pictures: no effect, the page has its charts inside"
            })
    void anOptionWithoutEffectSaysSo(String command, String what, @TempDir Path directory) {
        String page = directory.resolve("page.html").toString();
        Run run = Run.run(command.replace("FILE", page).split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out().replaceAll("\\s+", " ")).contains(what);
    }

    @Test
    void aRankingKeepsTheHorizonOfTheScenario() {
        assertThat(Run.run("rank", "--scenario", "examples/data/scenario.yaml", "--top", "3")
                        .out())
                .contains("a milestone without a year is not reached by 2045");
        assertThat(Run.run("rank", "--top", "3").out()).contains("a milestone without a year is not reached by 2050");
    }

    @Test
    void aFailureLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(directory.resolve("out.csv"), "before");
        assertThat(run("fail", "--output", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("before");
    }

    @Test
    void outputThroughALinkKeepsTheLink() throws IOException {
        Path file = Files.writeString(directory.resolve("out.csv"), "before");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), file);
        assertThat(run("shine", "CHN", "--format", "csv", "--output", link.toString()))
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("country,year");
    }

    @ParameterizedTest
    @CsvSource({"nowhere/out.csv,no such directory", ".,it is a directory", "out\0.csv,cannot be written"})
    void unwritableOutputIsOneLine(String name, String message) {
        assertThat(run("shine", "CHN", "--output", directory + "/" + name)).isEqualTo(1);
        assertThat(err()).contains(message);
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void aFullDiskIsAFaultButAReaderThatLeftIsNot() {
        Terminal full = new Terminal(new Broken("No space left on device"), err, false, false, Map.of());
        assertThat(TokenstateCli.run(new String[] {"shine", "CHN"}, full, COMMANDS))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("standard output: cannot be written: No space left on device\n");
        err.reset();
        Terminal left = new Terminal(new Broken("Broken pipe"), err, false, false, Map.of());
        assertThat(TokenstateCli.run(new String[] {"shine", "CHN"}, left, COMMANDS))
                .isZero();
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,'',xterm,true", "true,1,xterm,false", "true,'',dumb,false", "false,'',xterm,false"})
    void coloursOnATerminalAlone(boolean terminal, String noColor, String term, boolean coloured) {
        Terminal console = new Terminal(out, err, terminal, terminal, Map.of("NO_COLOR", noColor, "TERM", term));
        TokenstateCli.run(new String[] {"shine", "CHN"}, console, COMMANDS);
        assertThat(out().contains("\u001B[")).isEqualTo(coloured);
        out.reset();
        TokenstateCli.run(new String[] {"shine", "CHN", "--format", "json"}, console, COMMANDS);
        assertThat(out()).doesNotContain("\u001B[");
    }

    /** Every suffix is a form of its own, and an unknown one is a table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out.csv | country,year,sun_kwh_per_capita,tokens",
                "out.JSON | {",
                "out.md | **Sun over CHN**",
                "out.txt | Sun over CHN",
                "out | Sun over CHN"
            })
    void theSuffixOfTheFileIsTheFormat(String name, String begin) {
        Path file = directory.resolve(name);
        assertThat(run("shine", "CHN", "--output", file.toString())).isZero();
        assertThat(file).content().startsWith(begin + "\n");
    }

    @Test
    void columnsAndYearsAreChosenInEveryForm() {
        assertThat(run("shine", "CHN", "--columns", "tokens, year", "--every", "2", "--format", "csv"))
                .isZero();
        assertThat(out()).isEqualTo("""
                        country,tokens,year
                        CHN,4.53E15,2025
                        CHN,,2026
                        """);
        out.reset();
        assertThat(run("shine", "CHN", "--columns", "year")).isZero();
        assertThat(out()).contains("  year\n  2025\n  2026\n").doesNotContain("tokens");
    }

    /** On a terminal tables fit its width; a pipe gets them in full, unless the width is stated. */
    @ParameterizedTest
    @CsvSource({"false,'',false", "false,40,true", "true,'',false", "true,40,true", "true,wide,false"})
    void tablesFitTheWidth(boolean terminal, String columns, boolean narrow) {
        Terminal console = new Terminal(out, err, terminal, terminal, Map.of("COLUMNS", columns));
        assertThat(TokenstateCli.run(new String[] {"wide"}, console, COMMANDS)).isZero();
        assertThat(out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(narrow ? 40 : 100);
        if (narrow) {
            assertThat(out()).isEqualTo("""
                            Wide
                              note  this is rather long for a
                                    terminal of forty characters

                                         of
                                      goods
                              year  exports  words
                              2025      1.5  one two three four five
                                             six seven
                              left out for width: less_usd, tokens
                                (--columns NAME,... chooses;
                                --format csv has all)
                            """);
        } else {
            assertThat(out()).contains("of goods exports", "less", "4.53e15").doesNotContain("left out");
        }
    }

    @Test
    void progressIsForPeopleAndLongWork() {
        Progress watched = new Progress(new Terminal(out, err, true, true, Map.of()), "draws", 1000);
        watched.at(10, 900_000_000L);
        assertThat(err()).isEmpty();
        watched.at(500, 1_000_000_000L);
        assertThat(err()).isEqualTo("\rdraws [############------------] 500 of 1,000, 1 s, 1 s left\u001B[K");
        watched.at(99, 1_300_000_000L);
        assertThat(err()).endsWith("99 of 1,000, 1 s\u001B[K");
        watched.at(501, 1_400_000_000L);
        assertThat(err()).doesNotContain("501");
        watched.close();
        assertThat(err()).endsWith("\r\u001B[K");
        err.reset();
        try (Progress unwatched = new Progress(new Terminal(out, err, true, false, Map.of()), "draws", 1000)) {
            unwatched.at(500, 5_000_000_000L);
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void everyCommandIsListedUnderItsOwnName() {
        Set<String> names = new HashSet<>();
        for (Commands.Entry entry : Commands.ALL) {
            ReportCommand command = entry.maker().get();
            Command annotation = command.getClass().getAnnotation(Command.class);
            assertThat(annotation).as(entry.name()).isNotNull();
            assertThat(annotation.name()).isEqualTo(entry.name());
            assertThat(annotation.description())
                    .as("description of %s", entry.name())
                    .isNotEmpty();
            assertThat(names.add(entry.name()))
                    .as("%s is listed once", entry.name())
                    .isTrue();
            out.reset();
            err.reset();
            assertThat(TokenstateCli.run(
                            new String[] {entry.name(), "--help"}, new Terminal(out, err, false, false, Map.of())))
                    .isZero();
            assertThat(out()).contains("--format", "--output", "--debug");
        }
    }

    private static final class Broken extends OutputStream {
        private final String message;

        Broken(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }
}
