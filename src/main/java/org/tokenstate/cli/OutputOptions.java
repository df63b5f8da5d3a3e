package org.tokenstate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.ScenarioFiles;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            description =
                    "table, markdown, json or csv; JSON and CSV carry full precision, with the unit in the key. Default: by"
                            + " the suffix of --output (.txt, .md, .json, .csv), else table.")
    @Nullable
    Format stated;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Write to this file instead of standard output; an existing file is replaced whole or kept. Default: standard output.")
    @Nullable
    String output;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The columns of the first table, by their keys in CSV, in this order. Default: those that fit the terminal.")
    List<String> columns = new ArrayList<>();

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Of tables by year the first year, the last, and those that N divides. Default: each year.")
    @Nullable
    Integer every;

    /** The forms of an answer. */
    enum Format {
        TABLE(".txt"),
        MARKDOWN(".md"),
        JSON(".json"),
        CSV(".csv");

        /** How the name of a file of this form ends. */
        final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }

        private static Optional<Format> ofFile(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> name.endsWith(format.suffix))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The command line that these options are of. */
    CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("the options belong to no command");
        }
        return command;
    }

    Terminal terminal() {
        return TokenstateCli.of(command).terminal();
    }

    /**
     * The form of the answer: what {@code --format} says, otherwise the suffix of the file, otherwise a table.
     *
     * @throws ParameterException if the two contradict each other
     */
    Format format() {
        Optional<Format> ofFile = output == null ? Optional.empty() : Format.ofFile(output);
        if (stated == null) {
            return ofFile.orElse(Format.TABLE);
        }
        if (ofFile.isPresent() && ofFile.get() != stated) {
            throw usage("--format " + stated + " contradicts --output " + output + ", which ends in "
                    + ofFile.get().suffix + " as a " + ofFile.get() + " does");
        }
        return stated;
    }

    /** Of tables by year that a person reads, fewer years unless the user said which. */
    void thin(int years) {
        if (every == null && isReadable()) {
            every = years;
        }
    }

    /**
     * Refuses what can be refused before the work.
     *
     * @throws ParameterException if the form contradicts the file, or a number of years is none
     */
    void check() {
        format();
        if (every != null && every < 1) {
            throw usage("--every must be >= 1 but is " + every);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private String render(Answer whole, boolean toTerminal) {
        Settings.said(command()).ifPresent(whole::note);
        Answer answer;
        try {
            answer = new Selection(columns, every).of(whole, isReadable());
        } catch (InputException e) {
            throw usage(e.faults().get(0));
        }
        return switch (format()) {
            case TABLE ->
                TextTable.of(
                        answer,
                        toTerminal && terminal().colour(),
                        toTerminal ? terminal().width() : OptionalInt.empty());
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
        terminal().print(render(answer, true));
    }

    /** Renders the answer and writes it to where the user wants it. */
    void write(Answer answer) {
        String text = render(answer, output == null);
        if (format() == Format.CSV) {
            answer.faults.forEach(terminal()::fault);
        }
        deliver(text);
    }

    /**
     * Writes a text that is no answer, such as a chapter or a drawing, to where the user wants it.
     *
     * @throws ParameterException if columns or years are chosen, which it has not
     */
    void writeText(String text) {
        if (!columns.isEmpty() || every != null) {
            throw usage((columns.isEmpty() ? "--every" : "--columns") + " needs a table, and this is a text");
        }
        deliver(text);
    }

    private void deliver(String text) {
        if (output == null) {
            terminal().print(text);
        } else {
            AtomicFile.write(output, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the user asked for a form to be read, and not for data. */
    boolean isReadable() {
        return format() == Format.TABLE || format() == Format.MARKDOWN;
    }
}
