package org.tokenstate.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.economics.market.MarketOfYear;
import org.tokenstate.equations.Chapter;
import org.tokenstate.equations.EquationSystem;
import org.tokenstate.equations.Equations;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Vocabulary;
import org.tokenstate.surplus.SupplyCurve;
import org.tokenstate.surplus.SupplyUse;
import org.tokenstate.surplus.VintageFleet;

/**
 * The text of the model: chapters and tables of the jar, what a user puts on top, and the solvers behind it. Immutable;
 * compiled once for each kind of country.
 */
final class ModelText {
    /** What the names of parameters begin with where the default of the catalogue is meant, whatever the scenario says. */
    static final String DEFAULT = "default.";

    private static final String FOLDER = "/org/tokenstate/model/";

    private final ModelTables tables;
    private final ParameterTable parameters;
    private final Map<String, Solver> solvers;
    private final List<Chapter> chapters;
    /** A user's own text on top. */
    private final List<Chapter> own;

    private @Nullable Equations equations;
    private final Map<String, YearModel> compiled = new ConcurrentHashMap<>();

    private ModelText(
            ModelTables tables,
            ParameterTable parameters,
            Map<String, Solver> solvers,
            List<Chapter> chapters,
            List<Chapter> own) {
        this.tables = tables;
        this.parameters = parameters;
        this.solvers = Map.copyOf(solvers);
        this.chapters = List.copyOf(chapters);
        this.own = List.copyOf(own);
    }

    static ModelText bundled() {
        return Bundled.TEXT;
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final ModelText TEXT = of(ModelTables.bundled(), ParameterTable.bundled());
    }

    /** The bundled chapters with the given tables. */
    static ModelText of(ModelTables tables, ParameterTable parameters) {
        List<Chapter> chapters = new ArrayList<>();
        for (String name : resource("contents.txt").lines().toList()) {
            chapters.add(Chapter.markdown(name, resource(name)));
        }
        chapters.addAll(tables.chapters());
        Map<String, Solver> solvers = Map.of(
                "Vintages",
                new VintageFleet(),
                "SupplyCurve",
                new SupplyCurve(),
                "SupplyUse",
                new SupplyUse(),
                "TokenMarket",
                new MarketOfYear());
        return new ModelText(tables, parameters, solvers, chapters, List.of());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ModelText.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("chapter " + name + " cannot be read", e);
        }
    }

    /** This text with a user's equations on top. */
    ModelText with(Chapter further) {
        List<Chapter> more = new ArrayList<>(own);
        more.add(further);
        ModelText changed = new ModelText(tables, parameters, solvers, chapters, more);
        changed.equations = equations().with(further);
        return changed;
    }

    /** Requires that the text compiles, for makers and takers, and that the units of a file of it agree. */
    void requireSound(String file) {
        compiled(ModelTables.TAKER);
        tables.elements("origin", false).stream()
                .filter(origin -> row(origin).equals(origin))
                .forEach(this::compiled);
        List<String> faults =
                check().stream().filter(fault -> fault.startsWith(file + ":")).toList();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** This text with another solver behind a name. */
    ModelText with(String name, Solver solver) {
        Map<String, Solver> changed = new LinkedHashMap<>(solvers);
        changed.put(name, solver);
        return new ModelText(tables, parameters, changed, chapters, own);
    }

    /** The equations, read when first asked for: a projection needs them compiled only. */
    Equations equations() {
        Equations known = equations;
        if (known == null) {
            known = Equations.of(chapters);
            for (Chapter chapter : own) {
                known = known.with(chapter);
            }
            equations = known;
        }
        return known;
    }

    /** What the compiled form rests on: the chapters and tables, and the names, units and timing of the parameters. */
    long fingerprint() {
        CRC32 sum = new CRC32();
        chapters.forEach(chapter -> chapter.lines().forEach(line -> add(sum, line)));
        tables.sets().keySet().forEach(set -> tables.elements(set, true).forEach(element -> add(sum, element)));
        tables.parts().forEach((part, element) -> add(sum, part + element));
        parameters.all().forEach(p -> add(sum, p.name() + p.unit() + p.timing()));
        return sum.getValue();
    }

    private static void add(CRC32 sum, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        sum.update('\n');
    }

    Map<String, Solver> solvers() {
        return solvers;
    }

    ModelTables tables() {
        return tables;
    }

    ParameterTable parameters() {
        return parameters;
    }

    /** The catalogue of results. */
    VariableTable results() {
        return compiled(ModelTables.TAKER).results();
    }

    /** What the units of the text disagree on; nothing if all is in order. */
    List<String> check() {
        return equations().check(vocabulary(ModelTables.TAKER));
    }

    /** The place whose row a country takes: its own where it sells in the world market, otherwise that of takers. */
    String row(String country) {
        Map<String, String> figures = tables.figures();
        return tables.elements("origin", false).contains(country) && country.equals(figures.get(country))
                ? country
                : ModelTables.TAKER;
    }

    /** The text compiled for a country that takes a row of places; of the bundled text, as it stands in the jar. */
    YearModel compiled(String row) {
        return compiled.computeIfAbsent(row, self -> {
            boolean asBundled = own.isEmpty() && parameters == ParameterTable.bundled();
            Optional<EquationSystem> ready = asBundled ? CompiledText.read(this, self) : Optional.empty();
            return new YearModel(this, self, ready.orElseGet(() -> compile(self)));
        });
    }

    /** Compiles the text from its chapters. */
    EquationSystem compile(String self) {
        return equations().compile(vocabulary(self));
    }

    private Vocabulary vocabulary(String self) {
        Vocabulary.Builder vocabulary = Vocabulary.builder();
        for (String set : tables.sets().keySet()) {
            vocabulary.set(set, tables.elements(set, self.equals(ModelTables.TAKER)));
        }
        vocabulary.alias("self", self);
        tables.parts().forEach(vocabulary::alias);
        for (Parameter parameter : parameters.all()) {
            if (!parameter.isChoice()) {
                String name = parameter.name();
                boolean byYear = parameter.timing() == Timing.BY_YEAR;
                vocabulary.parameter(new Vocabulary.Parameter(name, parameter.unit(), byYear, fillsIn(name)));
                vocabulary.parameter(new Vocabulary.Parameter(DEFAULT + name, parameter.unit(), byYear, fillsIn(name)));
            }
        }
        solvers.forEach(vocabulary::solver);
        return vocabulary.build();
    }

    private static boolean fillsIn(String name) {
        return name.endsWith("." + ModelTables.TAKER);
    }
}
