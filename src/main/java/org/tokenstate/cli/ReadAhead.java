package org.tokenstate.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.numeric.internal.Later;
import org.tokenstate.projection.TokenStateModel;

/**
 * Reads on a second thread what a projection is about to ask for, since a cold start is one thread's work otherwise. Everything
 * read is read once, whoever asks first, so that nothing but time depends on it.
 */
final class ReadAhead {
    /** The commands that project. */
    private static final Set<String> COMMANDS =
            Set.of("project", "explain", "compare", "ensemble", "sensitivity", "elasticities", "report", "explore");

    private ReadAhead() {}

    /** Before the command line is understood: the tables of which every projection needs all. */
    static void ofTables(String[] args) {
        if (args.length > 0 && COMMANDS.contains(args[0])) {
            begun(() -> List.of(ParameterTable.bundled(), InferenceCatalogue.bundled()));
        }
    }

    /** While a country's figures are prepared: the equations. */
    static TokenStateModel ofEquations(TokenStateModel model) {
        begun(model::ownResults);
        return model;
    }

    /** Work for later, begun now; whoever gets it waits for it and meets its fault, which is found again where nobody does. */
    static <T> Supplier<T> begun(Supplier<T> work) {
        return Later.of("tokenstate read-ahead", work).begin();
    }
}
