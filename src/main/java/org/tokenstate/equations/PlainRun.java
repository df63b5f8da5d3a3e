package org.tokenstate.equations;

/** Runs a program for one set of values at a time, on plain numbers. Serves one thread. */
public final class PlainRun {
    private final Program program;
    private final Plain numbers;

    PlainRun(Program program) {
        this.program = program;
        numbers = new Plain(program);
        numbers.startSolvers();
    }

    /**
     * Computes all years, without allocation.
     *
     * @param inputs the values
     * @param results receives the outputs of each year, in the order of {@link Program#outputs()}. Modified.
     * @throws IllegalArgumentException if there are too few values
     */
    public void run(Inputs inputs, double[][] results) {
        program.require(inputs);
        for (int year = 0; year < inputs.years(); year++) {
            numbers.year(year, inputs, results[year]);
        }
    }
}
