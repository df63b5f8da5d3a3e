package org.tokenstate.projection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tokenstate.equations.internal.LaneRun;
import org.tokenstate.equations.internal.NumpySource;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.Ensemble;

/**
 * The Java side of {@code src/jmh/compare.sh}: the headline results of China against the United States, 2025 to 2050, drawn as
 * {@code ensemble CHN --reference USA} draws them.
 *
 * <p>{@code write DIRECTORY DRAWS} writes the program as NumPy, the drawn parameters and series, and the results; {@code time
 * DRAWS THREADS} times the equations and the market from drawn parameters and series on; {@code ensemble DRAWS THREADS}
 * times a whole ensemble, with sampling, growth paths, first years and quantiles. Times are microseconds a draw, of the
 * fastest of some rounds.
 */
public final class CompareWithNumpy {
    private static final int LAST_YEAR = 2050;
    private static final int YEARS = LAST_YEAR - TokenStateModel.FIRST_YEAR + 1;
    private static final int WIDTH = Model.ColumnEvaluator.MOST_DRAWS;
    private static final int ROUNDS = 5;

    private final TokenStateModel model = TokenStateModel.of("CHN").against("USA");
    private final Model whole = model.asModel(TokenStateModel.FIRST_YEAR, LAST_YEAR, TokenStateModel.HEADLINE);
    private final YearModel year = model.year();
    private final Prepared prepared = model.prepared();
    private final DrawnParameters drawn = new DrawnParameters(model, YEARS);
    private final List<String> results;
    private final Program.Bound bound;
    private final List<Block> blocks = new ArrayList<>();

    /** What some draws are given: a column for each input, and the series by name, year and draw. */
    private record Block(int draws, double[][] inputs, double[][][] series) {}

    private CompareWithNumpy(long draws) {
        results = TokenStateModel.HEADLINE;
        Map<String, double[]> central = Map.of(
                Prepared.OWN_SERIES,
                Arrays.copyOf(prepared.ownCentral, YEARS),
                Prepared.REFERENCE_SERIES,
                Arrays.copyOf(prepared.referenceCentral, YEARS),
                Prepared.POPULATION_SERIES,
                new double[YEARS]);
        Set<String> instances = new LinkedHashSet<>();
        results.forEach(name -> instances.add(year.instance(name)));
        bound = year.system()
                .program(List.copyOf(instances), drawn.rates(year, central::containsKey))
                .bind(year.inputs(drawn.central, prepared, central));
        InputSampler.Cursor cursor = InputSampler.of(
                        whole.inputs(), Copula.independent(), InputSampler.Points.SOBOL, 42, draws)
                .cursor();
        for (long first = 0; first < draws; first += WIDTH) {
            int count = (int) Math.min(WIDTH, draws - first);
            double[][] columns = cursor.columns(first, count);
            double[][] inputs = new double[columns.length][];
            for (int k = 0; k < inputs.length; k++) {
                inputs[k] = Arrays.copyOf(columns[k], count);
            }
            blocks.add(new Block(count, inputs, series(count, inputs)));
        }
    }

    /** The series of each draw, as {@link ProjectionModel} draws them. */
    private double[][][] series(int draws, double[][] inputs) {
        double[][] parameters = Arrays.stream(drawn.central).map(double[]::clone).toArray(double[][]::new);
        double[][][] series = new double[year.system().data().size()][][];
        List<String> names = List.of(Prepared.OWN_SERIES, Prepared.REFERENCE_SERIES, Prepared.POPULATION_SERIES);
        for (String name : names) {
            int at = year.system().data().indexOf(name);
            if (at >= 0) {
                series[at] = new double[YEARS][draws];
            }
        }
        double[] normals = new double[prepared.paths.normalsNeeded()];
        double[] own = new double[prepared.paths.years()];
        double[] reference = new double[own.length];
        double[][] of = new double[names.size()][YEARS];
        for (int i = 0; i < draws; i++) {
            for (int k = 0; k < drawn.size(); k++) {
                Arrays.fill(parameters[drawn.row(k)], drawn.actsFrom(k), YEARS, inputs[k][i]);
            }
            for (int k = 0; k < normals.length; k++) {
                normals[k] = inputs[inputs.length - normals.length + k][i];
            }
            prepared.paths.path(inputs[drawn.size()][i], normals, own, reference);
            Prepared.place(prepared.paths, own, prepared.ownObserved, of[0]);
            Prepared.place(prepared.paths, reference, prepared.referenceObserved, of[1]);
            model.adjust(of[0], of[1], parameters);
            prepared.population(parameters, of[2]);
            for (int k = 0; k < of.length; k++) {
                int at = year.system().data().indexOf(names.get(k));
                for (int t = 0; at >= 0 && t < YEARS; t++) {
                    series[at][t][i] = of[k][t];
                }
            }
        }
        return series;
    }

    /** Runs the blocks of one thread, every so many of them; results by output and year, NaN in draws that do not clear. */
    private void run(int thread, int threads, double[][][][] to) {
        LaneRun lanes = bound.lanes(WIDTH);
        DrawnParameters.Lanes parameters = drawn.lanes(year, WIDTH);
        for (int b = thread; b < blocks.size(); b += threads) {
            Block block = blocks.get(b);
            parameters.read(block.inputs);
            lanes.run(block.draws, parameters.values, block.series, to[b]);
        }
    }

    private double[][][][] room() {
        double[][][][] room = new double[blocks.size()][][][];
        for (int b = 0; b < room.length; b++) {
            room[b] = new double[results.size()][YEARS][blocks.get(b).draws];
        }
        return room;
    }

    /** Requires that the model of the ensemble gives the same bits from the same draws. */
    private void requireSame(double[][][] found) {
        Block block = blocks.get(0);
        List<String> outputs = whole.outputs();
        double[][] of = new double[outputs.size()][block.draws];
        ((Model.ColumnEvaluator) whole.evaluator()).evaluate(block.draws, block.inputs, of);
        for (int k = 0; k < of.length; k++) {
            String name = outputs.get(k);
            int at = name.indexOf('[');
            if (at >= 0) {
                int t = Integer.parseInt(name.substring(at + 1, name.length() - 1)) - TokenStateModel.FIRST_YEAR;
                double[] row = found[results.indexOf(name.substring(0, at))][t];
                if (!Arrays.equals(row, of[k])) {
                    throw new IllegalStateException(name + " must be that of the ensemble's model but is not");
                }
            }
        }
    }

    private void write(Path directory, int draws) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("program.py"), NumpySource.of(bound));
        double[][] shared = NumpySource.shared(bound);
        try (DoubleFile file = new DoubleFile(directory.resolve("shared.f64"))) {
            for (double[] row : shared) {
                file.write(row);
            }
        }
        int[] rows = year.parameterRows();
        List<String> parameters = new ArrayList<>();
        try (DoubleFile file = new DoubleFile(directory.resolve("parameters.f64"))) {
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < drawn.size(); k++) {
                    if (drawn.row(k) == rows[i]) {
                        int from = drawn.actsFrom(k);
                        parameters.add("[" + i + ", " + from + ", "
                                + Arrays.toString(Arrays.copyOf(drawn.central[rows[i]], from)) + "]");
                        for (Block block : blocks) {
                            file.write(block.inputs[k]);
                        }
                    }
                }
            }
        }
        List<Integer> series = new ArrayList<>();
        try (DoubleFile file = new DoubleFile(directory.resolve("series.f64"))) {
            for (int i = 0; i < year.system().data().size(); i++) {
                if (blocks.get(0).series[i] != null) {
                    series.add(i);
                    for (int t = 0; t < YEARS; t++) {
                        for (Block block : blocks) {
                            file.write(block.series[i][t]);
                        }
                    }
                }
            }
        }
        double[][][][] found = room();
        run(0, 1, found);
        requireSame(found[0]);
        try (DoubleFile file = new DoubleFile(directory.resolve("results.f64"))) {
            for (int k = 0; k < results.size(); k++) {
                for (int t = 0; t < YEARS; t++) {
                    for (double[][][] block : found) {
                        file.write(block[k][t]);
                    }
                }
            }
        }
        Files.writeString(
                directory.resolve("given.json"),
                "{\"draws\": " + draws + ", \"years\": " + YEARS + ", \"parameters\": " + parameters + ", \"series\": "
                        + series + ", \"results\": [\"" + String.join("\", \"", results) + "\"]}\n");
    }

    private double time(int draws, int threads) throws InterruptedException {
        double[][][][] found = room();
        double fastest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            List<Thread> others = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                int thread = i;
                others.add(new Thread(() -> run(thread, threads, found)));
            }
            others.forEach(Thread::start);
            run(0, threads, found);
            for (Thread other : others) {
                other.join();
            }
            fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e3 / draws);
        }
        return fastest;
    }

    private static double ensemble(int draws, int threads) {
        TokenStateModel model = TokenStateModel.of("CHN").against("USA");
        double fastest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Ensemble.of(model).draws(draws).threads(threads).seed(42).run(TokenStateModel.FIRST_YEAR, LAST_YEAR);
            fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e3 / draws);
        }
        return fastest;
    }

    /**
     * Runs.
     *
     * @param arguments as above
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the wait for a thread is broken off
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("write")) {
            int draws = Integer.parseInt(arguments[2]);
            new CompareWithNumpy(draws).write(Path.of(arguments[1]), draws);
            return;
        }
        int draws = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        boolean whole = arguments[0].equals("ensemble");
        System.out.println(whole ? ensemble(draws, threads) : new CompareWithNumpy(draws).time(draws, threads));
    }

    /** Numbers one behind the other, in the order of bytes of this machine. */
    private static final class DoubleFile implements AutoCloseable {
        private final OutputStream stream;

        DoubleFile(Path path) throws IOException {
            stream = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        }

        void write(double[] values) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.nativeOrder());
            bytes.asDoubleBuffer().put(values);
            stream.write(bytes.array());
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
