package org.tokenstate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of the library, {@code java -jar tokenstate-cli.jar}.
 *
 * <p>Exit code 0; 2 for a usage error; 1 for bad data. A fault is one line on standard error,
 * {@code file:line:column: what, value, bound}, without a stack trace unless {@code --debug}.
 */
@Command(
        name = TokenstateCli.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = TokenstateCli.Version.class,
        scope = ScopeType.INHERIT,
        addMethodSubcommands = false,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "From electricity to tokens: what a country could generate, serve and sell, and when.",
        footer = {"", "Exit code 0; 2 for a usage error; 1 for bad data, one line a fault on standard error."})
public final class TokenstateCli implements Runnable {
    static final String NAME = "tokenstate";

    private static final int BAD_DATA = 1;
    private static final int USAGE = 2;

    private final Terminal terminal;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a fault.")
    private boolean debug;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TokenstateCli(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        ReadAhead.ofTables(args);
        int code = run(args, Terminal.ofProcess());
        System.exit(code);
    }

    /** Runs a command. */
    static int run(String[] args, Terminal terminal) {
        return run(args, terminal, Commands.ALL);
    }

    /** Runs a command out of a list of them. */
    static int run(String[] args, Terminal terminal, List<Commands.Entry> commands) {
        TokenstateCli cli = new TokenstateCli(terminal);
        // Help and version are collected and written at the end, like every answer.
        StringWriter help = new StringWriter();
        try {
            CommandLine line = new CommandLine(cli)
                    .setExpandAtFiles(false)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setOut(new PrintWriter(help))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(
                            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
            for (Commands.Entry entry : wanted(args, commands)) {
                line.addSubcommand(entry.name(), entry.maker().get());
            }
            line.registerConverter(Path.class, TokenstateCli::path)
                    .setExpandAtFiles(false)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setOut(new PrintWriter(help))
                    .setParameterExceptionHandler((e, a) -> cli.usage(e))
                    .setExecutionExceptionHandler((e, l, r) -> cli.fault(e));
            int code = line.execute(args);
            terminal.print(help.toString());
            return code;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return cli.fault(e);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("not the name of a file: " + e.getReason());
        }
    }

    /** The command that the first word names, or all of them when it names none. */
    private static List<Commands.Entry> wanted(String[] args, List<Commands.Entry> commands) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                List<Commands.Entry> named =
                        commands.stream().filter(c -> c.name().equals(arg)).toList();
                return named.isEmpty() ? commands : named;
            }
        }
        return commands;
    }

    /** The command line with every command, as its completion knows it. */
    CommandLine whole() {
        CommandLine line = new CommandLine(new TokenstateCli(terminal));
        Commands.ALL.forEach(
                entry -> line.addSubcommand(entry.name(), entry.maker().get()));
        return line;
    }

    /** The root command above a command. */
    static TokenstateCli of(@Nullable CommandSpec command) {
        if (command != null && command.root().userObject() instanceof TokenstateCli cli) {
            return cli;
        }
        throw new IllegalStateException("the command is not part of a command line");
    }

    Terminal terminal() {
        return terminal;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is required");
    }

    private int usage(ParameterException e) {
        CommandLine at = e.getCommandLine();
        terminal.fault("tokenstate: " + usageFault(e, at) + " (see "
                + at.getCommandSpec().qualifiedName() + " --help)");
        if (debug) {
            trace(e);
        }
        return USAGE;
    }

    private static String usageFault(ParameterException e, CommandLine at) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                List<String> options = new ArrayList<>();
                at.getCommandSpec().options().forEach(o -> options.addAll(Arrays.asList(o.names())));
                int equals = word.indexOf('=');
                return Nearest.unknown("option", equals > 0 ? word.substring(0, equals) : word, options);
            }
            if (!at.getSubcommands().isEmpty()) {
                return Nearest.unknown("command", word, at.getSubcommands().keySet());
            }
            return "unexpected argument '" + word + "'";
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "missing "
                    + String.join(
                            ", ",
                            missing.getMissing().stream()
                                    .map(CommandLine.Model.ArgSpec::paramLabel)
                                    .toList())
                    + ": " + e.getMessage();
        }
        return String.valueOf(e.getMessage());
    }

    private int fault(Throwable e) {
        if (e instanceof InputException input) {
            input.faults().forEach(terminal::fault);
        } else if (e instanceof IllegalArgumentException
                || e instanceof ArithmeticException
                || e instanceof NoSuchElementException) {
            terminal.fault(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } else if (e instanceof OutOfMemoryError) {
            terminal.fault("tokenstate: out of memory; give Java more with -Xmx, such as java -Xmx2g -jar ...");
        } else {
            terminal.fault("tokenstate: internal error, please report it with --debug: " + e);
        }
        if (debug) {
            trace(e);
        }
        return BAD_DATA;
    }

    private void trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        terminal.printError(text.toString());
    }

    /** The version that the jar's manifest states. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = TokenstateCli.class.getPackage().getImplementationVersion();
            return new String[] {"tokenstate " + (version == null ? "(not packaged)" : version)};
        }
    }
}
