package org.tokenstate.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Writes the script that lets a shell complete commands, options and their values. */
@Command(
        name = "completion",
        addMethodSubcommands = false,
        description = "Writes the script by which bash and zsh complete commands, options and scenarios on Tab:"
                + " source <(tokenstate completion).")
final class CompletionCommand extends ReportCommand {
    @Override
    void deliver() {
        output.writeText(AutoComplete.bash(
                TokenstateCli.NAME, TokenstateCli.of(output.command()).whole()));
    }

    @Override
    Answer answer() {
        throw new IllegalStateException("the completion is a script");
    }
}
