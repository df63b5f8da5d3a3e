package org.tokenstate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.internal.DecimalText;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;

/** Tables and files from outside: what is read, and the place of every fault. */
class CsvTableTest {
    @TempDir
    private Path folder;

    private static CsvTable table(String text) {
        return CsvTable.read("t.csv", new StringReader(text));
    }

    private static void refused(ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(InputException.class).hasMessage(message);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What is no table separated by commas is named as what it is; old Mac line ends are line ends. */
    @Test
    void otherFormsAreNamed() {
        for (String[] form : new String[][] {
            {
                "series;year;value\na;2000;1,5\n",
                "columns must be separated by commas but this looks like a table separated by semicolons"
            },
            {
                "series\tyear\na\t2000\n",
                "columns must be separated by commas but this looks like a table separated by tabs"
            },
            {"{\"series\": []}", "must be a CSV table but this looks like JSON"},
            {"[1, 2]", "must be a CSV table but this looks like JSON"},
            {"<!DOCTYPE html>", "must be a CSV table but this looks like a web page or XML"}
        }) {
            assertThatThrownBy(() -> CsvTable.read("f.csv", new java.io.StringReader(form[0])))
                    .isInstanceOf(InputException.class)
                    .hasMessage("f.csv:1:1: " + form[1]);
        }
        CsvTable mac = CsvTable.read("f.csv", new java.io.StringReader("a,b\r1,2\r3,4\r"));
        assertThat(mac.rows()).extracting(CsvTable.Row::line).containsExactly(2L, 3L);
    }

    @Test
    void cellsAreReadByTheNameOfTheirColumn() {
        CsvTable table = table("\uFEFFname, value ,n\n a ,1.5,3\n\n\"b\nc\", ,-2147483647\nd,-2e3,0\n");
        assertThat(table.file()).isEqualTo("t.csv");
        assertThat(table.header()).containsExactly("name", "value", "n");
        assertThat(table.has("value")).isTrue();
        assertThat(table.has("v")).isFalse();
        List<CsvTable.Row> rows = table.rows();
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(2L, 4L, 6L);
        assertThat(rows).extracting(row -> row.text("name")).containsExactly("a", "b\nc", "d");
        assertThat(rows)
                .extracting(row -> row.number("value"))
                .containsExactly(OptionalDouble.of(1.5), OptionalDouble.empty(), OptionalDouble.of(-2000));
        assertThat(rows).extracting(row -> row.requiredInteger("n")).containsExactly(3, -2147483647, 0);
        assertThat(rows.get(0).requiredText("name")).isEqualTo("a");
        assertThat(rows.get(2).requiredNumber("value")).isEqualTo(-2000);
        assertThat(table.require("n", "name")).isSameAs(table);
    }

    @Test
    void aFaultHasItsLineAndColumn() {
        CsvTable.Row row = table("a,b\n,x\n").rows().get(0);
        refused(() -> row.requiredText("a"), "t.csv:2:1: a is required but the cell is empty");
        refused(() -> row.requiredNumber("a"), "t.csv:2:1: a is required but the cell is empty");
        refused(() -> row.number("b"), "t.csv:2:2: b must be a finite number but is 'x'");
        refused(() -> row.text("c"), "t.csv:1:1: unknown column 'c'; nearest: a, b");
        refused(() -> table("a,b,a\n"), "t.csv:1:3: column 'a' is repeated");
        refused(() -> table("a,b\n1,2\n1,2,3\n"), "t.csv:3:3: a row must have 2 cells but has 3");
        refused(() -> table("a,b,c\n1\n"), "t.csv:2:2: a row must have 3 cells but has 1");
        refused(() -> table("\n\n"), "t.csv:1:1: a header is required but the file is empty");
        assertThatThrownBy(() -> table("a,b\n").require("a", "bb", "d"))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "t.csv:1:1: column is missing: unknown column 'bb'; nearest: b, a",
                                "t.csv:1:1: column is missing: unknown column 'd'; nearest: a, b"));
        refused(() -> CsvTable.bundled("none.csv"), "no bundled dataset 'none.csv'");
    }

    @ParameterizedTest
    @CsvSource({"1.5", "2147483648", "-2147483648"})
    void whatIsNoWholeNumberIsRefused(String text) {
        CsvTable.Row row = table("n\n" + text + "\n").rows().get(0);
        refused(() -> row.requiredInteger("n"), "t.csv:2:1: n must be a whole number but is '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.5", "-2E3,-2000", "+.5,0.5", "1.,1", "' 7 ',7", "007,7"})
    void decimalsAreRead(String text, double value) {
        assertThat(DecimalText.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "NaN",
        "Infinity",
        "1e400",
        "-1e400",
        "0x1p3",
        "1d",
        "1f",
        "'1,5'",
        "1/2",
        "1:2",
        "--1",
        "e",
        "'1 2'"
    })
    void whatIsNoDecimalIsNotANumber(String text) {
        assertThat(DecimalText.parse(text)).isNaN();
    }

    @Test
    void filesAreRegularSmallAndOnThisMachine() throws IOException {
        Path good = file("t.csv", "a\n1\n");
        assertThat(CsvTable.read(good).rows().get(0).requiredInteger("a")).isEqualTo(1);
        assertThat(InputFile.require(good, 4)).isEqualTo(good);
        refused(() -> InputFile.require(good, 3), good + ": size must be <= 3 bytes but is 4");
        refused(() -> InputFile.reader(good, 3), good + ": size must be <= 3 bytes but is 4");
        assertThat(InputFile.text(good, 4)).isEqualTo("a\n1\n");
        refused(() -> InputFile.text(good, 3), good + ": size must be <= 3 bytes but is 4");
        refused(() -> CsvTable.read(folder), folder + ": must be a file but is a directory");
        Path none = folder.resolve("none.csv");
        refused(() -> CsvTable.read(none), none + ": no such file");
        refused(
                () -> CsvTable.read(Path.of("https://example.org/a.csv")),
                Path.of("https://example.org/a.csv")
                        + ": must be a file on this machine but is an address; nothing is fetched");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.csv,true",
        "s3:/bucket/a,true",
        "file:/tmp/a.csv,true",
        "a.csv,false",
        "C:/a.csv,false",
        "/tmp/a:b/c,false"
    })
    void anAddressHasAScheme(String name, boolean address) {
        assertThat(InputFile.isAddress(name)).isEqualTo(address);
    }

    /** The place counts characters, whatever their length in bytes, and lines from 1; also beyond one block of reading. */
    @Test
    void whatIsNoUtf8HasAPlace() throws IOException {
        Path file = folder.resolve("latin.csv");
        byte[] text = "name,é\nab,\n".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(text, text.length + 2);
        bytes[text.length] = 'x';
        bytes[text.length + 1] = (byte) 0xE9;
        Files.write(file, bytes);
        String fault = "must be text in UTF-8 but is not";
        refused(() -> CsvTable.read(file), file + ":3:2: " + fault);
        refused(() -> InputFile.text(file, 1000), file + ":3:2: " + fault);
        byte[] many = "12345678é\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        many[many.length - 2] = 'x'; // the last é loses its second byte
        Files.write(file, many);
        refused(() -> CsvTable.read(file), file + ":10000:9: " + fault);
    }

    @Test
    void aMessageShowsTheBeginningOfALongText() {
        assertThat(InputException.shown("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(InputException.shown("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
        refused(
                () -> Nearest.indexOf("name", "y".repeat(101), List.of("y".repeat(100))),
                "unknown name '" + "y".repeat(100) + "…'; nearest: " + "y".repeat(100));
        InputException two = new InputException(List.of("a", "b"));
        assertThat(two.faults()).containsExactly("a", "b");
        assertThat(two).hasMessage("a" + System.lineSeparator() + "b");
    }
}
