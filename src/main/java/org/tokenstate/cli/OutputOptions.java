package org.tokenstate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.ScenarioFiles;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How and where a command answers. */
final class OutputOptions {
    /** Files that are read and are no scenarios. */
    private static final Pattern TABLE = Pattern.compile(".*\\.(csv|json)", Pattern.CASE_INSENSITIVE);

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

    /**
     * Refuses to write over a file that the command reads.
     *
     * @throws InputException if the output is a file that the command line names, or that its scenario extends or takes data from
     */
    void keepInputs() {
        if (output == null || command == null) {
            return;
        }
        for (Path input : inputs(command)) {
            if (isSame(Path.of(output), input)) {
                throw new InputException(
                        output + ": must be another file than the command reads, but it reads " + input);
            }
        }
    }

    private List<Path> inputs(CommandSpec spec) {
        List<Path> inputs = new ArrayList<>();
        List<ArgSpec> given = new ArrayList<>(spec.options());
        given.addAll(spec.positionalParameters());
        for (ArgSpec argument : given) {
            Object value = argument.getValue();
            if (argument instanceof OptionSpec option && option.longestName().equals("--output")) {
                continue;
            }
            for (Object one : value instanceof Collection<?> many ? many : List.of(value == null ? "" : value)) {
                named(String.valueOf(one)).ifPresent(inputs::add);
            }
        }
        List<Path> all = new ArrayList<>(inputs);
        inputs.stream()
                .filter(file -> !TABLE.matcher(file.toString()).matches())
                .forEach(file -> {
                    try {
                        all.addAll(ScenarioFiles.filesOf(file));
                    } catch (InputException e) {
                        // No scenario, or one that the command refuses too: nothing will be written.
                        return;
                    }
                });
        return all;
    }

    /** The file of a name, if there is one. */
    private static Optional<Path> named(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
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
        writeText(text);
    }

    /** Writes a text that is no answer, such as a chapter or a drawing, to where the user wants it. */
    void writeText(String text) {
        if (output == null) {
            terminal().print(text);
        } else {
            AtomicFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the user asked for a form to be read, and not for data. */
    boolean isReadable() {
        return format == Format.TABLE || format == Format.MARKDOWN;
    }
}
