package org.tokenstate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that fills one {@link Answer}, which is then written in the form that the user asked for. */
abstract class ReportCommand implements Callable<Integer> {
    @Mixin
    final OutputOptions output = new OutputOptions();

    /**
     * Does the work.
     *
     * @return what to say
     * @throws org.tokenstate.catalogue.InputException for bad data: one line a fault, exit code 1
     */
    abstract Answer answer();

    /** Shows progress of long work; silent unless standard error is a terminal and a second has passed. */
    final Progress progress(String what, long total) {
        return new Progress(output.terminal(), what, total);
    }

    /** Hands the answer over; a command that also writes something else than an answer does so here. */
    void deliver() {
        output.write(answer());
    }

    @Override
    public final Integer call() {
        output.check();
        output.keepInputs();
        deliver();
        return 0;
    }
}
