package org.tokenstate.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Equations;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.internal.Vocabulary;

/** Any text of equations, on top of a small model, runs, or is a fault in words; plain numbers and lanes give the same bits. */
public final class EquationsFuzz {
    private static final int YEARS = 3;
    private static final Equations MODEL = Equations.of(List.of(Chapter.plain("model", 1, 1, """
            unit USD
            set p in place
            set k in tier = low, high
            figure area[p] "1"
            data rain "1"
            a[p] "1" = previous(a[p]) * (1 + growth[p]) from figure.area[p]
            b "USD" = sum(i in place, a[i]) * price
            solve s by Sum
                in  numbers = a[p]
                out total "1"
            """)));
    private static final Vocabulary VOCABULARY = Vocabulary.builder()
            .set("place", List.of("USA", "CHN"))
            .alias("self", "CHN")
            .map("next", Map.of("USA", "CHN", "CHN", "USA"))
            .parameter(new Vocabulary.Parameter("growth.other", "1/yr", true, true))
            .parameter(new Vocabulary.Parameter("price", "USD", false, false))
            .solver("Sum", new Sum())
            .build();

    private EquationsFuzz() {}

    /** Adds up. */
    private record Sum() implements Solver {
        @Override
        public List<Port> inputs() {
            return List.of(new Port("numbers", ""));
        }

        @Override
        public List<Port> outputs() {
            return List.of(new Port("total", "1"));
        }

        @Override
        public Work start(Layout layout, int width) {
            return (year, lanes, in, out) -> {
                for (int lane = 0; lane < lanes; lane++) {
                    double sum = 0;
                    for (double[] number : in) {
                        sum += number[lane];
                    }
                    for (double[] each : out) {
                        each[lane] = sum;
                    }
                }
            };
        }
    }

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("c \"USD\" = 2 * b\nreplace b = 3 [USD] ^ 1".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one text, checks it, runs it and reads its compiled form. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> Promise.ofText(() -> read(new String(input, StandardCharsets.UTF_8))));
    }

    private static void read(String text) {
        Equations mine = MODEL.with(Chapter.plain("mine", 1, 1, text));
        mine.check(VOCABULARY).forEach(finding -> Promise.inWords(finding, "", new IllegalStateException()));
        EquationSystem system = mine.compile(VOCABULARY);
        List<String> outputs = system.instances().stream().limit(200).toList();
        double[][] parameters = new double[system.parameters().size()][];
        Arrays.setAll(parameters, i -> new double[] {0.25 * i});
        double[][] data = new double[system.data().size()][YEARS];
        Inputs inputs = new Inputs(2025, YEARS, parameters, new double[system.figures().size()], data);
        double[][] plain = new double[YEARS][outputs.size()];
        system.program(outputs, Rates.SINGLE).plain().run(inputs, plain);
        double[][][] drawn = new double[parameters.length][1][2];
        for (int i = 0; i < drawn.length; i++) {
            Arrays.fill(drawn[i][0], 0.25 * i);
        }
        double[][][] lanes = new double[outputs.size()][YEARS][2];
        Program program = again(system).program(outputs, new Rates(name -> true, name -> false, name -> false));
        program.bind(inputs).lanes(2).run(2, drawn, new double[data.length][YEARS][2], lanes);
        for (int year = 0; year < YEARS; year++) {
            for (int i = 0; i < outputs.size(); i++) {
                if (Double.compare(plain[year][i], lanes[i][year][1]) != 0) {
                    throw new IllegalStateException("lanes differ in " + outputs.get(i) + " from: " + text);
                }
            }
        }
    }

    private static EquationSystem again(EquationSystem system) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            system.write(bytes);
            return EquationSystem.read(new ByteArrayInputStream(bytes.toByteArray()), Map.of("Sum", new Sum()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
