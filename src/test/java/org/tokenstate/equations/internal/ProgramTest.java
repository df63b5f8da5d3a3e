package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same text in every way of running it gives the same bits. */
class ProgramTest {
    private static final int YEARS = 4;
    private static final EquationSystem SYSTEM = TokensText.text().compile(TokensText.vocabulary());

    @Test
    void anyWidthAndPlainNumbersGiveTheSameBits() {
        Random random = new Random(3);
        List<String> names = SYSTEM.parameters();
        Set<String> drawn = names.stream().filter(n -> random.nextBoolean()).collect(Collectors.toSet());
        int[] at = {0};
        Set<String> varying = names.stream().filter(n -> at[0]++ % 3 == 0).collect(Collectors.toSet());
        Set<String> drawnData = Set.of("population_series", "generation_series");
        assertThat(SYSTEM.data()).containsAll(drawnData);
        List<String> outputs = SYSTEM.instances();
        Program program = SYSTEM.program(outputs, new Rates(drawn::contains, varying::contains, drawnData::contains));
        Inputs inputs = TokensText.inputs(YEARS, 1);
        int n = 300;
        double[][][] parameters = lanes(names, drawn::contains, inputs.parameters(), n, random);
        double[][][] data = lanes(SYSTEM.data(), name -> drawnData.contains(name), inputs.data(), n, random);
        double[][][] wanted = new double[n][][];
        PlainRun single = SYSTEM.program(outputs, Rates.SINGLE).plain();
        PlainRun other = program.plain();
        for (int i = 0; i < n; i++) {
            Inputs of = new Inputs(
                    2025,
                    YEARS,
                    draw(inputs.parameters(), parameters, i),
                    inputs.figures(),
                    draw(inputs.data(), data, i));
            double[][] results = new double[YEARS][outputs.size()];
            single.run(of, results);
            wanted[i] = results;
            double[][] again = new double[YEARS][outputs.size()];
            other.run(of, again);
            requireSameBits("draw " + i, again, results);
        }
        for (int width : new int[] {1, 7, 64, 256}) {
            LaneRun run = program.bind(inputs).lanes(width);
            for (int from = 0; from < n; from += width) {
                int draws = Math.min(width, n - from);
                double[][][] results = new double[outputs.size()][YEARS][draws];
                run.run(draws, block(parameters, from, draws), block(data, from, draws), results);
                for (int o = 0; o < outputs.size(); o++) {
                    for (int t = 0; t < YEARS; t++) {
                        for (int i = 0; i < draws; i++) {
                            if (Double.doubleToLongBits(results[o][t][i])
                                    != Double.doubleToLongBits(wanted[from + i][t][o])) {
                                assertThat(results[o][t][i])
                                        .as("%s in year %d of draw %d at width %d", outputs.get(o), t, from + i, width)
                                        .isEqualTo(wanted[from + i][t][o]);
                            }
                        }
                    }
                }
            }
        }
    }

    private static double[][][] lanes(
            List<String> names, Predicate<String> drawn, double[][] values, int n, Random random) {
        double[][][] lanes = new double[names.size()][][];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new double[drawn.test(names.get(i)) ? values[i].length : 0][n];
            for (double[] year : lanes[i]) {
                TokensText.fill(year, values[i][0], random);
            }
        }
        return lanes;
    }

    private static double[][] draw(double[][] values, double[][][] lanes, int draw) {
        double[][] of = new double[values.length][];
        for (int i = 0; i < of.length; i++) {
            of[i] = lanes[i].length == 0
                    ? values[i]
                    : Arrays.stream(lanes[i]).mapToDouble(l -> l[draw]).toArray();
        }
        return of;
    }

    private static double[][][] block(double[][][] lanes, int from, int n) {
        return Arrays.stream(lanes)
                .map(years -> Arrays.stream(years)
                        .map(l -> Arrays.copyOfRange(l, from, from + n))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    @Test
    void theCompiledFormIsTheText() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SYSTEM.write(bytes);
        EquationSystem read =
                EquationSystem.read(new ByteArrayInputStream(bytes.toByteArray()), TokensText.vocabulary().solvers);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read.write(again);
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
    }

    /** The same bits, "not known" included; most values are known. */
    private static void requireSameBits(String what, double[][] actual, double[][] expected) {
        assertThat(Arrays.stream(expected)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isNaN)
                        .count())
                .as(what)
                .isLessThan(expected.length * (long) expected[0].length / 20);
        for (int year = 0; year < expected.length; year++) {
            assertThat(bits(actual[year])).as("%s, year %d", what, year).isEqualTo(bits(expected[year]));
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static double[][] values(Program program, Inputs inputs) {
        double[][] results = new double[YEARS][program.outputs().size()];
        program.plain().run(inputs, results);
        return results;
    }

    /** The inputs with the values of some variables behind the series. */
    private static Inputs with(Inputs inputs, List<String> names, List<String> given, double[][] values) {
        double[][] data = Arrays.copyOf(inputs.data(), inputs.data().length + given.size());
        for (int k = 0; k < given.size(); k++) {
            int at = names.indexOf(given.get(k));
            data[inputs.data().length + k] =
                    Arrays.stream(values).mapToDouble(year -> year[at]).toArray();
        }
        return new Inputs(inputs.firstYear(), inputs.years(), inputs.parameters(), inputs.figures(), data);
    }

    @Test
    void whatIsGivenIsReadAndTheRestHasTheSameBits() {
        List<String> outputs = SYSTEM.instances();
        Inputs inputs = TokensText.inputs(YEARS, 5);
        double[][] wanted = values(SYSTEM.program(outputs, Rates.SINGLE), inputs);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int part = 1 + random.nextInt(8);
            List<String> given =
                    outputs.stream().filter(n -> random.nextInt(part) == 0).toList();
            Program program = SYSTEM.program(outputs, Rates.SINGLE, given);
            Inputs all = with(inputs, outputs, given, wanted);
            requireSameBits("seed " + seed, values(program, all), wanted);
            double[][][] lanes = new double[outputs.size()][YEARS][3];
            program.bind(all).lanes(3).run(3, new double[0][][], new double[0][][], lanes);
            for (int o = 0; o < lanes.length; o++) {
                for (int year = 0; year < YEARS; year++) {
                    assertThat(lanes[o][year]).containsOnly(wanted[year][o]);
                }
            }
        }
    }

    @Test
    void aSolverWhoseAnswersAreGivenDoesNotRun() {
        List<String> outputs = SYSTEM.instances();
        List<String> given = outputs.stream()
                .filter(n -> !SYSTEM.variable(n).solver().isEmpty())
                .toList();
        Program full = SYSTEM.program(outputs, Rates.SINGLE);
        Program program = SYSTEM.program(outputs, Rates.SINGLE, given);
        assertThat(full.solvers).isNotEmpty();
        assertThat(program.solvers).isEmpty();
        assertThat(program.given()).isEqualTo(given);
        Inputs inputs = TokensText.inputs(YEARS, 6);
        double[][] wanted = values(full, inputs);
        requireSameBits("given", values(program, with(inputs, outputs, given, wanted)), wanted);
        assertThatThrownBy(() -> values(program, inputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "series must be at least " + (SYSTEM.data().size() + given.size()));
    }

    @Test
    void theCompiledFormHoldsAProgram() throws IOException {
        List<String> outputs = SYSTEM.instances();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SYSTEM.write(bytes, outputs);
        EquationSystem read =
                EquationSystem.read(new ByteArrayInputStream(bytes.toByteArray()), TokensText.vocabulary().solvers);
        Inputs inputs = TokensText.inputs(YEARS, 7);
        double[][] wanted = values(SYSTEM.program(outputs, Rates.SINGLE), inputs);
        Program ready = read.program(outputs, Rates.SINGLE);
        assertThat(ready).isSameAs(read.program(outputs, Rates.SINGLE));
        requireSameBits("ready", values(ready, inputs), wanted);
        List<String> fewer = outputs.subList(3, 30);
        requireSameBits(
                "fewer",
                values(read.program(fewer, Rates.SINGLE), inputs),
                values(SYSTEM.program(fewer, Rates.SINGLE), inputs));
        for (String instance : outputs) {
            assertThat(read.inputs(instance, false)).isEqualTo(SYSTEM.inputs(instance, false));
            assertThat(read.equation(instance, true)).isEqualTo(SYSTEM.equation(instance, true));
        }
    }

    @Test
    void aDamagedFormIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SYSTEM.write(bytes);
        byte[] whole = bytes.toByteArray();
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        for (byte[] bad : List.of(damaged, Arrays.copyOf(whole, whole.length - 1), new byte[0])) {
            assertThatThrownBy(
                            () -> EquationSystem.read(new ByteArrayInputStream(bad), TokensText.vocabulary().solvers))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("compiled form");
        }
    }
}
