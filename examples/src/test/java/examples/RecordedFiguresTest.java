package examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every example and compares what it prints with what was recorded: words, years and counts exactly, other numbers within
 * 1 % or one unit of their last printed digit. {@code mvn -f examples verify -Drecord} records anew.
 */
class RecordedFiguresTest {
    private static final double TOLERANCE = 0.01;
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?(e[+-]\\d+)?");

    static List<String> names() {
        return List.copyOf(Examples.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsWhatWasRecorded(String name) throws IOException {
        String printed = printed(name);
        Path file = RECORDED.resolve(name + ".txt");
        if (System.getProperty("record") != null) {
            Files.writeString(file, printed);
        }
        assertThat(differences(Files.readString(file), printed)).isEmpty();
    }

    @Test
    void theComparisonSeesWhatMatters() {
        assertThat(differences("in 2034: 1.00 %", "in 2034: 1.01 %")).isEmpty();
        assertThat(differences("in 2034: 1.00 %", "in 2035: 1.00 %")).hasSize(1);
        assertThat(differences("12 of 15", "13 of 15")).hasSize(1);
        assertThat(differences("1.00e+15 tokens", "1.05e+15 tokens")).hasSize(1);
        assertThat(differences("China never", "China soon")).hasSize(1);
        assertThat(differences("one line", "one line\nand another")).hasSize(1);
    }

    private static String printed(String name) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            Examples.main(new String[] {name});
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> differences(String recorded, String printed) {
        List<String> before = recorded.lines().toList();
        List<String> now = printed.lines().toList();
        List<String> differences = new ArrayList<>();
        if (before.size() != now.size()) {
            differences.add(before.size() + " lines were recorded but " + now.size() + " printed");
        }
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (!same(before.get(i), now.get(i))) {
                differences.add("line " + (i + 1) + ": recorded '" + before.get(i) + "' but printed '" + now.get(i) + "'");
            }
        }
        return differences;
    }

    private static boolean same(String before, String now) {
        if (!words(before).equals(words(now))) {
            return false;
        }
        Matcher a = NUMBER.matcher(before);
        Matcher b = NUMBER.matcher(now);
        while (a.find() && b.find()) {
            boolean whole = a.group(1) == null && a.group(2) == null && !a.group().contains(",");
            double x = Double.parseDouble(a.group().replace(",", ""));
            double y = Double.parseDouble(b.group().replace(",", ""));
            double digit = a.group(1) == null ? 1 : Math.pow(10, 1 - a.group(1).length());
            double scale = a.group(2) == null ? 1 : Double.parseDouble("1" + a.group(2));
            double allowed = whole ? 0 : Math.max(TOLERANCE * Math.abs(x), 1.0001 * digit * scale);
            if (Math.abs(x - y) > allowed) {
                return false;
            }
        }
        return true;
    }

    private static String words(String line) {
        return NUMBER.matcher(line).replaceAll("#").replaceAll("\\s+", " ");
    }
}
