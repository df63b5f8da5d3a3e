package org.tokenstate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

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

    /** Says of options that were given where they have no effect why they have none. */
    final void unused(Answer answer, String why, String... options) {
        CommandSpec command = output.command;
        List<String> given = command == null
                ? List.of()
                : Stream.of(options)
                        .filter(command.commandLine().getParseResult()::hasMatchedOption)
                        .toList();
        if (!given.isEmpty()) {
            answer.note(String.join(" and ", given) + ": no effect, " + why);
        }
    }

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
