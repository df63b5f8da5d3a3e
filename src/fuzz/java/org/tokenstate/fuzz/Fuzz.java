package org.tokenstate.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the targets one after another, each in a process of its own with 256 MB of heap, and prints how many inputs each read.
 * An input breaks the promise of a target when it throws what is not documented, needs more memory, or works for over a second
 * ({@link Promise}); one that does not come back is ended after ten. Stops at the first finding, which stays in
 * {@code target/fuzz}.
 */
public final class Fuzz {
    /** A target, the directories of its first inputs, and how many inputs it reads by default. */
    private record Target(String name, int runs, String... corpora) {
        String shortName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("org.tokenstate.fuzz.CsvFuzz", 250_000, "csv", "imports", "measurements"),
            new Target(
                    "org.tokenstate.fuzz.ScenarioFuzz",
                    60_000,
                    "scenario",
                    "../../main/resources/org/tokenstate/scenarios"),
            new Target(
                    "org.tokenstate.fuzz.MarketFuzz",
                    150_000,
                    "market",
                    "../../test/resources/org/tokenstate/economics/world"),
            new Target("org.tokenstate.fuzz.EquationsFuzz", 60_000, "equations"),
            new Target("org.tokenstate.fuzz.TablesFuzz", 150_000, "tables"),
            new Target("org.tokenstate.fuzz.ImportsFuzz", 100_000, "imports"),
            new Target("org.tokenstate.fuzz.MeasurementsFuzz", 100_000, "measurements"),
            new Target("org.tokenstate.fuzz.ValuesFuzz", 200_000, "values"),
            new Target("org.tokenstate.cli.CommandLineFuzz", 12_000, "command-line"));

    /** What is not watched, since to watch is a call out of Java for every comparison: the fuzzing itself, the search for near names. */
    private static final String UNWATCHED =
            "org.tokenstate.fuzz.**:org.tokenstate.cli.CommandLineFuzz:org.tokenstate.catalogue.internal.Nearest";

    /** Nor is the expansion of the whole model, but by {@link EquationsFuzz}. */
    private static final String EQUATIONS = ":org.tokenstate.equations.**";

    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second.*");

    private Fuzz() {}

    /**
     * Runs some targets or all.
     *
     * @param args the root of the checkout; the short names of targets with commas between, or {@code all}; how many inputs each,
     *     or 0 for the default
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]).toAbsolutePath();
        Set<String> wanted = new LinkedHashSet<>(List.of(args[1].split(",")));
        boolean all = wanted.remove("all");
        Set<String> unknown = new LinkedHashSet<>(wanted);
        TARGETS.forEach(target -> unknown.remove(target.shortName()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no target " + String.join(", ", unknown));
        }
        long total = 0;
        List<String> report = new ArrayList<>();
        for (Target target : TARGETS) {
            String name = target.shortName();
            if (all || wanted.contains(name)) {
                int runs = Integer.parseInt(args[2]);
                long[] done = run(root, target, name, runs == 0 ? target.runs() : runs);
                total += done[0];
                report.add(String.format(Locale.ROOT, "%-18s %,10d inputs %6d s", name, done[0], done[1]));
            }
        }
        report.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "%-18s %,10d inputs, no finding%n", "all", total);
    }

    private static long[] run(Path root, Target target, String name, int runs)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(root.resolve("target/fuzz/" + name));
        // A directory in memory where there is one: each input is written to a file.
        Path memory = Path.of("/dev/shm");
        Path temporary = Files.isWritable(memory) ? memory : Files.createDirectories(root.resolve("target/fuzz/tmp"));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.name(),
                "--instrumentation_includes=org.tokenstate.**",
                "--instrumentation_excludes=" + UNWATCHED + (name.equals("EquationsFuzz") ? "" : EQUATIONS),
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-dict=" + root.resolve("src/fuzz/words.dict"),
                "-runs=" + runs,
                "-max_len=8192",
                "-timeout=10",
                "-rss_limit_mb=2048",
                Files.createDirectories(work.resolve("corpus")).toString()));
        for (String corpus : target.corpora()) {
            command.add(root.resolve("src/fuzz/corpus").resolve(corpus).normalize().toString());
        }
        System.out.println(name + ": " + runs + " inputs");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Path log = work.resolve("log.txt");
        long[] done = new long[2];
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                Matcher matcher = DONE.matcher(line);
                if (matcher.matches()) {
                    done = new long[] {Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))};
                }
            }
        }
        if (process.waitFor() != 0 || done[0] < runs) {
            throw new IllegalStateException(name + " found something, see " + log);
        }
        return done;
    }
}
