package org.tokenstate.projection.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.economics.world.MarketSolver;
import org.tokenstate.equations.Chapter;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Equations;
import org.tokenstate.equations.Vocabulary;

/**
 * The text of the world, compiled: chapters and tables, parameters and the market behind them. Immutable.
 *
 * @param tables tables of the sets
 * @param parameters the parameters that it reads
 * @param equations the equations as read
 * @param system the same, expanded over the elements of the sets
 */
record WorldText(WorldTables tables, ParameterTable parameters, Equations equations, EquationSystem system) {
    private static final String FOLDER = "/org/tokenstate/world/";

    static WorldText bundled() {
        return Bundled.TEXT;
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final WorldText TEXT =
                of(WorldTables.bundled(), ParameterTable.of(CsvTable.bundled("world_parameters.csv")));
    }

    /** The bundled chapters on tables and parameters. */
    static WorldText of(WorldTables tables, ParameterTable parameters) {
        List<Chapter> chapters = new ArrayList<>();
        List<String> names = resource("contents.txt").lines().toList();
        for (String name : names) {
            chapters.add(Chapter.markdown(name, resource(name)));
            if (name.equals("regions.md")) {
                chapters.addAll(tables.chapters());
            }
        }
        return compiled(tables, parameters, Equations.of(chapters));
    }

    /** This text with a user's equations on top. */
    WorldText with(List<Chapter> own) {
        Equations changed = equations;
        for (Chapter chapter : own) {
            changed = changed.with(chapter);
        }
        return own.isEmpty() ? this : compiled(tables, parameters, changed);
    }

    /** This text with other defaults and distributions of the same parameters. */
    WorldText with(ParameterTable other) {
        return new WorldText(tables, other, equations, system);
    }

    private static WorldText compiled(WorldTables tables, ParameterTable parameters, Equations equations) {
        return new WorldText(tables, parameters, equations, equations.compile(vocabulary(tables, parameters)));
    }

    private static Vocabulary vocabulary(WorldTables tables, ParameterTable parameters) {
        Vocabulary.Builder vocabulary = Vocabulary.builder();
        tables.addTo(vocabulary);
        for (Parameter parameter : parameters.all()) {
            vocabulary.parameter(new Vocabulary.Parameter(
                    parameter.name(),
                    parameter.unit(),
                    parameter.timing() == Timing.BY_YEAR,
                    List.of(parameter.name().split("\\.", -1)).contains(Vocabulary.OTHER)));
        }
        return vocabulary.solver("TokenMarket", new MarketSolver()).build();
    }

    /** What the units of the text disagree on; nothing if all is in order. */
    List<String> check() {
        return equations.check(vocabulary(tables, parameters));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(WorldText.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("chapter " + name + " cannot be read", e);
        }
    }
}
