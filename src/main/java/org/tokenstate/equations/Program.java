package org.tokenstate.equations;

import java.util.List;
import java.util.Map;

/**
 * The code that computes some variables of a system. It runs on plain numbers for a single projection ({@link #plain}) and on
 * lanes for many draws ({@link #bind}), and gives the same bits either way, at any width. Immutable.
 */
public final class Program {
    /** The most lanes of a run. */
    public static final int MOST_LANES = 256;

    /** Code by rate, and what is copied at the end of a year. */
    static final class Parts {
        int[] constant = {};
        int[] yearly = {};
        int[] drawn = {};
        int[] firstYear = {};
        int[] laterYears = {};
        int[] firstOutputs = {};
        int[] laterOutputs = {};
        int[] firstCopies = {};
        int[] laterCopies = {};
        int[] plainCopies = {};
        int plain;
        int registers;
        Map<Long, Integer> outRegister = Map.of();
    }

    final EquationSystem system;
    final List<String> outputs;
    final List<Graph.SolverUse> solvers;
    final Parts parts;

    Program(EquationSystem system, List<String> outputs, List<Graph.SolverUse> solvers, Parts parts) {
        this.system = system;
        this.outputs = outputs;
        this.solvers = solvers;
        this.parts = parts;
    }

    /**
     * {@return the variables that it computes, in the order in which they are written}
     */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * {@return what runs it on plain numbers; serves one thread}
     */
    public PlainRun plain() {
        return new PlainRun(this);
    }

    /**
     * Computes what no draw changes.
     *
     * @param inputs the values of all that is not drawn; what is drawn may be anything
     * @return the program with these values; serves any number of threads
     * @throws IllegalArgumentException if there are too few values
     */
    public Bound bind(Inputs inputs) {
        require(inputs);
        double[][] plain = new double[inputs.years()][];
        Plain numbers = new Plain(this);
        for (int year = 0; year < plain.length; year++) {
            numbers.shared(year, inputs);
            plain[year] = numbers.copy();
            numbers.endSharedYear(year);
        }
        return new Bound(this, inputs, plain);
    }

    void require(Inputs inputs) {
        require("parameters", inputs.parameters().length, system.parameters().size());
        require("figures", inputs.figures().length, system.figures().size());
        require("series", inputs.data().length, system.data().size());
        require("years", inputs.years(), 1);
        for (int i = 0; i < inputs.parameters().length; i++) {
            int values = inputs.parameters()[i].length;
            if (values != 1 && values < inputs.years()) {
                require("values of " + system.parameters().get(i), values, inputs.years());
            }
        }
        for (int i = 0; i < inputs.data().length; i++) {
            require("values of " + system.data().get(i), inputs.data()[i].length, inputs.years());
        }
    }

    private static void require(String what, int given, int least) {
        if (given < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + " but are " + given);
        }
    }

    /**
     * {@return how many operations are done once for all draws, once a year for all draws, once a draw, and once a year and draw}
     */
    public List<Integer> operations() {
        return List.of(
                Plain.count(parts.constant),
                Plain.count(parts.yearly),
                Plain.count(parts.drawn),
                Plain.count(parts.laterYears));
    }

    Solver.Work work(int solver, int width) {
        Graph.SolverUse use = solvers.get(solver);
        Solver by = system.solvers.get(use.solver);
        if (by == null) {
            throw new IllegalStateException("no solver '" + use.solver + "'");
        }
        return by.start(use.layout, width);
    }

    int inputs(int solver) {
        return solvers.get(solver).layout.inputs().values().stream()
                .mapToInt(Solver.Block::size)
                .sum();
    }

    /** Of each output of a solver that is read: its place and its register, in turn. */
    int[] outs(int solver) {
        return parts.outRegister.entrySet().stream()
                .filter(entry -> entry.getKey() >> 32 == solver)
                .flatMapToInt(entry -> java.util.stream.IntStream.of((int) (long) entry.getKey(), entry.getValue()))
                .toArray();
    }

    /** A program with the values of all that is not drawn. */
    public static final class Bound {
        final Program program;
        final Inputs inputs;
        final double[][] plain;

        Bound(Program program, Inputs inputs, double[][] plain) {
            this.program = program;
            this.inputs = inputs;
            this.plain = plain;
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
