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
import org.tokenstate.economics.world.MarketSolver;
import org.tokenstate.equations.Solver;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Equations;
import org.tokenstate.equations.internal.Vocabulary;
import org.tokenstate.surplus.internal.SupplyCurve;

/**
 * The text of the model: chapters and tables of the jar, what a user puts on top, and the solvers behind it. Immutable;
 * compiled once for each kind of country.
 */
final class ModelText {
    /** A country within a region, as the text has it: an element of a set of its own, which is no region. */
    private static final String HOST = "host";

    private static final String FOLDER = "/org/tokenstate/model/";

    private final ModelTables tables;
    private final ParameterTable parameters;
    private final Map<String, Solver> solvers;
    private final List<Chapter> chapters;
    /** A user's own text on top. */
    private final List<Chapter> own;

    private @Nullable Equations equations;
    private final Map<Kind, YearModel> compiled = new ConcurrentHashMap<>();

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

    /** The bundled text with a scenario's equations on top. */
    static ModelText of(Scenario scenario) {
        return scenario.equations().isEmpty()
                ? bundled()
                : bundled().with(Chapter.plain(Scenario.EQUATIONS, 1, 1, scenario.equations()));
    }

    /** The bundled chapters with the given tables. */
    static ModelText of(ModelTables tables, ParameterTable parameters) {
        List<Chapter> chapters = new ArrayList<>();
        for (String name : resource("contents.txt").lines().toList()) {
            chapters.add(Chapter.markdown(name, resource(name)));
            if (name.equals("regions.md")) {
                chapters.addAll(tables.chapters());
            }
        }
        Map<String, Solver> solvers = Map.of("SupplyCurve", new SupplyCurve(), "TokenMarket", new MarketSolver());
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

    /** The variables that a scenario's own equations define, results or not. */
    List<Variable> ownVariables() {
        return own.isEmpty()
                ? List.of()
                : equations().variables().stream()
                        .filter(variable -> variable.chapter().equals(Scenario.EQUATIONS))
                        .toList();
    }

    /** What every output of a scenario says: whether it rewrites the base year, and its own equations, which this text holds. */
    List<Note> notes(Scenario scenario) {
        List<Note> notes = new ArrayList<>(StartYear.notes(scenario));
        for (Variable variable : ownVariables()) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    variable.name(),
                    "equation of the scenario: " + variable.signature() + " \"" + variable.unit() + "\" = "
                            + equations().equation(variable.name()).replace("\n", " ")));
        }
        return notes;
    }

    /** Requires that the text compiles, for a region and for a host within one, and that the units of a file of it agree. */
    void requireSound(String file) {
        List<String> faults =
                check().stream().filter(fault -> fault.startsWith(file + ":")).toList();
        try {
            List<Kind> kinds = kinds();
            compiled(kinds.get(0));
            compiled(kinds.get(kinds.size() - 1));
        } catch (InputException e) {
            // Where a text takes a name of the model, the model's equations fail too: the cause is the text's.
            if (faults.isEmpty() || e.faults().stream().anyMatch(fault -> fault.startsWith(file + ":"))) {
                throw e;
            }
        }
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
        tables.chapters().forEach(chapter -> chapter.lines().forEach(line -> add(sum, line)));
        tables.sets().keySet().forEach(set -> tables.elements(set).forEach(element -> add(sum, element)));
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
        return compiled(kinds().get(0)).results();
    }

    /** What the units of the text disagree on; nothing if all is in order. */
    List<String> check() {
        return equations().check(vocabulary(kinds().get(kinds().size() - 1)));
    }

    /**
     * What the text is compiled for: a region of the world itself, or a country within one.
     *
     * @param home the region
     * @param isRegion whether the country is the region itself
     */
    record Kind(String home, boolean isRegion) {
        // Written out: those of a record are made anew in each process, which costs a cold start a fiftieth of a
        // second.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind kind && isRegion == kind.isRegion && home.equals(kind.home);
        }

        @Override
        public int hashCode() {
            return home.hashCode() + (isRegion ? 1 : 0);
        }

        @Override
        public String toString() {
            return isRegion ? home : "in-" + home;
        }
    }

    /** Every kind of country: the regions that are one, and the countries within the others. */
    List<Kind> kinds() {
        return tables.elements(ModelTables.REGION).stream()
                .map(region -> new Kind(region, tables.members(region).equals(List.of(region))))
                .toList();
    }

    /** The kind of a country or group. */
    Kind kind(String code, List<String> members) {
        String home = tables.regionOf(code, members);
        return new Kind(home, home.equals(code));
    }

    /** The text compiled for a kind of country; of the bundled text, as it stands in the jar. */
    YearModel compiled(Kind kind) {
        return compiled.computeIfAbsent(kind, self -> {
            boolean asBundled = own.isEmpty() && parameters == ParameterTable.bundled();
            Optional<EquationSystem> ready = asBundled ? CompiledText.read(this, self) : Optional.empty();
            return new YearModel(this, self, ready.orElseGet(() -> compile(self)));
        });
    }

    /** Compiles the text from its chapters. */
    EquationSystem compile(Kind kind) {
        return equations().compile(vocabulary(kind));
    }

    Vocabulary vocabulary(Kind kind) {
        Vocabulary.Builder vocabulary = Vocabulary.builder();
        tables.addTo(vocabulary);
        vocabulary.set(HOST, List.of(HOST));
        vocabulary.alias("self", kind.isRegion() ? kind.home() : HOST);
        vocabulary.alias("home", kind.home());
        for (Parameter parameter : parameters.all()) {
            if (!parameter.isChoice()) {
                vocabulary.parameter(new Vocabulary.Parameter(
                        parameter.name(),
                        parameter.unit(),
                        parameter.timing() == Timing.BY_YEAR,
                        List.of(parameter.name().split("\\.", -1)).contains(Vocabulary.OTHER)));
            }
        }
        solvers.forEach(vocabulary::solver);
        return vocabulary.build();
    }
}
