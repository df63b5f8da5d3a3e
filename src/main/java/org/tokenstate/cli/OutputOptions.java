package org.tokenstate.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How and where a command answers. */
final class OutputOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, markdown, json or csv. JSON and CSV carry full precision, with the unit in the key.")
    Format format = Format.TABLE;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to this file instead of standard output; an existing file is replaced whole or kept.")
    @Nullable
    String output;

    /** The forms of an answer. */
    enum Format {
        TABLE,
        MARKDOWN,
        JSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Terminal terminal() {
        return TokenstateCli.of(command).terminal();
    }

    private String render(Answer answer, boolean colour) {
        return switch (format) {
            case TABLE -> Render.table(answer, colour);
            case MARKDOWN -> Render.markdown(answer);
            case JSON -> Render.json(answer);
            case CSV -> Render.csv(answer);
        };
    }

    /** Renders the answer to standard output, wherever else something was written. */
    void print(Answer answer) {
        terminal().print(render(answer, terminal().colour()));
    }

    /** Renders the answer and writes it to where the user wants it. */
    void write(Answer answer) {
        boolean colour = output == null && terminal().colour();
        String text = render(answer, colour);
        if (format == Format.CSV) {
            answer.faults.forEach(terminal()::fault);
        }
        if (output == null) {
            terminal().print(text);
        } else {
            AtomicFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
