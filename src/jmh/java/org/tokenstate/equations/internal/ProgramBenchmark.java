package org.tokenstate.equations.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A text of 250 equations without a market, 26 years: one draw on plain numbers, a block of 256 lanes, and its compiled form read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProgramBenchmark {
    private static final int YEARS = 26;

    private PlainRun single;
    private Inputs inputs;
    private double[][] results;
    private LaneRun block;
    private double[][][] drawn;
    private double[][][] blockResults;
    private byte[] compiled;
    private List<String> outputs;

    /**
     * Compiles the text, with every parameter drawn in the block.
     *
     * @throws IOException never
     */
    @Setup
    public void compile() throws IOException {
        EquationSystem system = TokensText.text().compile(TokensText.vocabulary());
        outputs = system.instances();
        inputs = TokensText.inputs(YEARS, 1);
        single = system.program(outputs, Rates.SINGLE).plain();
        results = new double[YEARS][outputs.size()];
        Rates rates = new Rates(name -> true, name -> true, name -> false);
        block = system.program(outputs, rates).bind(inputs).lanes(Program.MOST_LANES);
        drawn = new double[inputs.parameters().length][][];
        Random random = new Random(2);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = new double[inputs.parameters()[i].length][Program.MOST_LANES];
            for (double[] row : drawn[i]) {
                TokensText.fill(row, inputs.parameters()[i][0], random);
            }
        }
        blockResults = new double[outputs.size()][YEARS][Program.MOST_LANES];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        system.write(bytes, outputs);
        compiled = bytes.toByteArray();
    }

    /**
     * {@return the results of one draw}
     */
    @Benchmark
    public double[][] single() {
        single.run(inputs, results);
        return results;
    }

    /**
     * {@return the results of 256 draws}
     */
    @Benchmark
    public double[][][] block() {
        block.run(Program.MOST_LANES, drawn, new double[0][][], blockResults);
        return blockResults;
    }

    /**
     * {@return the program out of the compiled form}
     * @throws IOException never
     */
    @Benchmark
    public Program read() throws IOException {
        EquationSystem system =
                EquationSystem.read(new ByteArrayInputStream(compiled), TokensText.vocabulary().solvers);
        return system.program(outputs, Rates.SINGLE);
    }
}
