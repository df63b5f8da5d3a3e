package org.tokenstate.equations.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tokenstate.equations.Solver;

/**
 * The code that computes some variables of a system. It runs on plain numbers for a single projection ({@link #plain}) and on
 * lanes for many draws ({@link #bind}), and gives the same bits either way, at any width. Immutable.
 */
public final class Program {
    /** The most lanes of a run. */
    public static final int MOST_LANES = 256;

    /**
     * Code by rate, what is copied at the end of a year, and how many places there are: constants,
     * then the others that draws share, then the rest.
     */
    static final class Code {
        int[] constant = {};
        int[] yearly = {};
        int[] drawn = {};
        int[] firstYear = {};
        int[] laterYears = {};
        int[] firstOutputs = {};
        int[] laterOutputs = {};
        int[] sharedFirstCopies = {};
        int[] sharedLaterCopies = {};
        int[] firstCopies = {};
        int[] laterCopies = {};
        /** The place of each output of each solver, -1 where nothing reads it. */
        int[][] outs = {};
        /** The inputs of each solver that do not change from year 1 on. */
        int[][] steady = {};

        int constants;
        int shared;
        int places;
    }

    final EquationSystem system;
    final List<Graph.SolverUse> solvers;
    final Code code;
    private final List<String> outputs;
    private final List<String> given;

    Program(EquationSystem system, List<String> outputs, List<String> given, List<Graph.SolverUse> solvers, Code code) {
        this.system = system;
        this.outputs = outputs;
        this.given = given;
        this.solvers = List.copyOf(solvers);
        this.code = code;
    }

    /**
     * {@return the variables that it computes, in the order in which they are written}
     */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * {@return the variables whose values are given, in the order in which they stand behind {@link EquationSystem#data()}}
     */
    public List<String> given() {
        return given;
    }

    /**
     * {@return how many operations are done once for all draws, once a year for all draws, once a draw, and once a year and draw}
     */
    public List<Integer> operations() {
        return List.of(count(code.constant), count(code.yearly), count(code.drawn), count(code.laterYears));
    }

    private static int count(int[] code) {
        int count = 0;
        for (int at = 0; at < code.length; at += size(code, at)) {
            count++;
        }
        return count;
    }

    /** How many numbers of code the operation at a place takes. */
    static int size(int[] code, int at) {
        Op op = Op.ALL[code[at]];
        return op == Op.SOLVE ? 3 + code[at + 2] : op == Op.NUMBER ? 4 : 2 + Math.max(1, op.arguments);
    }

    /**
     * {@return what runs it on plain numbers; serves one thread}
     */
    public PlainRun plain() {
        return new PlainRun(this, true);
    }

    /**
     * Computes what no draw changes.
     *
     * @param inputs the values of all that is not drawn; what is drawn may be anything
     * @return the program with these values; serves any number of threads
     * @throws IllegalArgumentException if there are too few values
     */
    public Bound bind(Inputs inputs) {
        return new Bound(this, inputs, new PlainRun(this, false).shared(inputs));
    }

    void require(Inputs inputs) {
        require("parameters", inputs.parameters().length, system.parameters().size());
        require("figures", inputs.figures().length, system.figures().size());
        int series = system.data().size();
        require("series", inputs.data().length, series + given.size());
        require("years", inputs.years(), 1);
        for (int i = 0; i < inputs.parameters().length; i++) {
            int given = inputs.parameters()[i].length;
            if (given != 1 && given < inputs.years()) {
                require("values of " + system.parameters().get(i), given, inputs.years());
            }
        }
        for (int i = 0; i < series + given.size(); i++) {
            if (inputs.data()[i].length < inputs.years()) {
                String name = i < series ? system.data().get(i) : given.get(i - series);
                require("values of " + name, inputs.data()[i].length, inputs.years());
            }
        }
    }

    private static void require(String what, int given, int least) {
        if (given < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + " but are " + given);
        }
    }

    Solver.Work work(int solver, int width) {
        Graph.SolverUse use = solvers.get(solver);
        Solver.Layout layout = use.layout();
        int[] outs = code.outs[solver];
        Solver.Layout known = new Solver.Layout(
                layout.inputs(),
                layout.outputs(),
                layout.outputCount(),
                Arrays.stream(code.steady[solver]).boxed().collect(Collectors.toSet()),
                IntStream.range(0, outs.length)
                        .filter(out -> outs[out] < 0)
                        .boxed()
                        .collect(Collectors.toSet()));
        return Objects.requireNonNull(system.solvers.get(use.solver()), use.solver())
                .start(known, width);
    }

    /** A program with the values of all that is not drawn. */
    public static final class Bound {
        final Program program;
        final Inputs inputs;
        /** What draws share, by year. */
        final double[][] shared;

        Bound(Program program, Inputs inputs, double[][] shared) {
            this.program = program;
            this.inputs = inputs;
            this.shared = shared;
        }

        /**
         * Makes what runs it for many draws at once.
         *
         * @param width the most draws of a run, from 1 to {@value Program#MOST_LANES}
         * @return the run; serves one thread
         * @throws IllegalArgumentException if the width is out of range
         */
        public LaneRun lanes(int width) {
            if (width < 1 || width > MOST_LANES) {
                throw new IllegalArgumentException("width must be in [1, " + MOST_LANES + "] but is " + width);
            }
            return new LaneRun(this, width);
        }
    }
}
