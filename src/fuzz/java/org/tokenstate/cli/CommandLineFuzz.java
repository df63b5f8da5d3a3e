package org.tokenstate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tokenstate.fuzz.Promise;

/** Any words on the command line end with an answer and exit 0, or with faults in words and exit 1 or 2. */
public final class CommandLineFuzz {
    /** Take longer than a second by their nature, or do not end. */
    private static final Set<String> SLOW = Set.of("explore", "calibrate", "backtest", "convergence", "rank", "claims", "report");

    /** Options whose number is how much work to do. */
    private static final Set<String> WORK = Set.of("--draws", "--samples", "--threads");

    private CommandLineFuzz() {}

    /** Writes the files that {@code DIR/} stands for and runs each command once. */
    public static void fuzzerInitialize() throws IOException {
        Map<String, String> files = Map.of(
                "s.yaml", "name: s\nset: {chip_penalty: 20 %}\n",
                "bad.yaml", "name: [\n",
                "m.json", "{\"elasticities\": {\"demand\": -1.3}}",
                "z.csv", "1,2\n3,4\n",
                "f.csv", "5\n6\n",
                "y.csv", "series,year,value\na,2020,1\na,2021,2\na,2022,3\na,2023,5\na,2024,6\na,2025,8\n",
                "owid.csv", "country,year,iso_code,electricity_generation\nChina,2026,CHN,11000\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(Promise.DIRECTORY.resolve(file.getKey()), file.getValue());
        }
        for (String line : List.of(
                "project CHN --reference USA",
                "ensemble CHN --draws 50",
                "sensitivity CHN --method morris --samples 4 --target export_revenue_usd",
                "explain CHN export_revenue_usd 2035",
                "energy-per-token --model openai/gpt-oss-120b --accelerator H100 --batch 8",
                "forecast DIR/y.csv --horizon 3 --method all",
                "validate DIR/s.yaml",
                "import auto DIR/owid.csv",
                "parameters",
                "datasets",
                "input-output --transactions DIR/z.csv --final-demand DIR/f.csv")) {
            run(words(line.replace(' ', '\n')));
        }
    }

    /** Runs one command line, a word a line. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        String[] words = words(new String(input, StandardCharsets.UTF_8));
        Promise.ofText(() -> run(words));
    }

    private static void run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = TokenstateCli.run(words, new Terminal(out, err, false, false, Map.of()));
        String faults = err.toString(StandardCharsets.UTF_8);
        if (code == 0 ? !faults.isEmpty() : out.size() > 0 || faults.isEmpty() || (code != 1 && code != 2)) {
            throw new IllegalStateException("exit " + code + " of " + String.join(" ", words) + ": " + faults);
        }
        faults.lines().forEach(fault -> Promise.inWords(fault, "", new IllegalStateException(String.join(" ", words))));
        String answer = out.toString(StandardCharsets.UTF_8);
        if (answer.contains("NaN") || answer.contains("Infinity")) {
            throw new IllegalStateException("not a number in the answer to " + String.join(" ", words));
        }
    }

    /** The words with {@code DIR/} filled in, no file named for output but one there, and little work asked for. */
    private static String[] words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("\n", 40)) {
            String last = words.isEmpty() ? "" : words.get(words.size() - 1);
            if (SLOW.contains(word) && !text.contains("--help") || word.startsWith("--debug")) {
                word = "project";
            }
            if (last.equals("--output")) {
                word = Promise.DIRECTORY + (word.length() % 2 == 0 ? "" : "/out");
            } else if (word.startsWith("--output=")) {
                word = "--output=" + Promise.DIRECTORY + "/out.json";
            }
            int equals = word.indexOf('=');
            if (WORK.contains(last)) {
                word = little(word);
            } else if (equals > 0 && WORK.contains(word.substring(0, equals))) {
                word = word.substring(0, equals + 1) + little(word.substring(equals + 1));
            }
            words.add(word.replace("DIR/", Promise.DIRECTORY + "/"));
            if (word.equals("ensemble") && !text.contains("\n--draws\n")) {
                words.addAll(List.of("--draws", "9"));
            } else if (word.equals("sensitivity") && !text.contains("\n--samples\n")) {
                words.addAll(List.of("--samples", "4"));
            }
        }
        return words.toArray(new String[0]);
    }

    private static String little(String number) {
        return number.length() > 1 && number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '+')
                ? number.substring(number.length() - 1)
                : number;
    }
}
