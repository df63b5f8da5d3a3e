package org.tokenstate.projection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.projection.Policy.Instrument;

/** Reads one scenario file and collects all its faults. */
final class ScenarioReader {
    private static final List<String> KEYS = List.of(
            "name",
            "description",
            "extends",
            "country",
            "reference",
            "horizon",
            "set",
            "base",
            "policies",
            "equations",
            "data");
    private static final int DEEPEST = 6;
    private static final int MOST_EXTENDED = 8;
    private static final int MOST_DATA = 20;
    private static final int MOST_POLICIES = 200;
    private static final int MAX_FAULTS = 100;
    private static final String ORIGIN = "origin";
    private static final String POOL = "pool";
    private static final String AS_BEFORE = "as before";
    private static final String FACTOR = "*";
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2200;

    private final String label;
    private final String text;
    private final Optional<Path> directory;
    private final Set<String> extending;
    private final List<String> faultsOfExtended = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, ParameterValue> said = new TreeMap<>();

    private String equations = "";

    private final List<Path> named = new ArrayList<>();

    private record Fault(int line, int column, String text) {}

    /** The files that the text, once read, names: those it extends, and their data and its own. */
    List<Path> named() {
        return List.copyOf(named);
    }

    ScenarioReader(String label, String text, Optional<Path> directory, Set<String> extending) {
        this.label = label;
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.directory = directory;
        this.extending = extending;
    }

    /** Reads on top of what a scenario says already. */
    ScenarioFile readOver(Scenario base) {
        said.putAll(base.values());
        equations = base.equations();
        return read();
    }

    ScenarioFile read() {
        if (text.length() > ScenarioFiles.MAX_BYTES) {
            throw InputException.at(
                    label, 1, 1, "size must be <= " + ScenarioFiles.MAX_BYTES + " characters but is " + text.length());
        }
        Node root = compose();
        if (!(root instanceof MappingNode mapping)) {
            throw fatal(root, "a scenario must be keys with values: " + String.join(", ", KEYS));
        }
        Map<String, Node> values = entries(mapping, "key", KEYS);
        ScenarioFile base = extended(values.get("extends"));
        said.putAll(base.scenario().values());
        if (values.containsKey("extends")) {
            equations = base.scenario().equations();
        }
        String name = scalar(values.get("name"), "name").orElse("");
        if (name.isBlank()) {
            fault(values.getOrDefault("name", root), "name must be given and not blank");
            name = "unnamed";
        }
        String description = scalar(values.get("description"), "description").orElse("");
        Optional<String> country = country(values.get("country"), "country").or(base::country);
        Optional<String> reference =
                country(values.get("reference"), "reference").or(base::reference);
        OptionalInt[] horizon = horizon(values.get("horizon"), base);
        set(values.get("set"), false);
        set(values.get("base"), true);
        policies(values.get("policies"));
        equations(values.get("equations"));
        List<Path> data = new ArrayList<>(base.data());
        data.addAll(data(values.get("data")));
        if (!faults.isEmpty() || !faultsOfExtended.isEmpty()) {
            List<String> all = new ArrayList<>(faultsOfExtended);
            faults.stream()
                    .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                    .forEach(f -> all.add(f.text()));
            throw new InputException(all);
        }
        return new ScenarioFile(
                new Scenario(name, description, said, equations), country, reference, horizon[0], horizon[1], data);
    }

    // ---------------------------------------------------------------- text to nodes

    private Node compose() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setCodePointLimit(ScenarioFiles.MAX_BYTES + 1)
                .setMaxAliasesForCollections(0)
                .setAllowNonScalarKeys(true) // so that one is a fault like any other, with its place
                .build();
        try {
            int depth = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof AliasEvent) {
                    throw new InputException(
                            place(event.getStartMark(), "aliases are not allowed; write the value again"));
                }
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > DEEPEST) {
                    throw new InputException(place(event.getStartMark(), "nesting must be <= " + DEEPEST + " levels"));
                }
            }
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> InputException.at(label, 1, 1, "the file is empty; it must have a name"));
        } catch (MarkedYamlEngineException e) {
            throw new InputException(place(
                    e.getProblemMark().or(e::getContextMark), "not readable as YAML: " + firstLine(e.getProblem())));
        } catch (YamlEngineException e) {
            throw InputException.at(label, 1, 1, "not readable as YAML: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private String place(Optional<Mark> mark, String what) {
        return InputException.place(
                label,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                what);
    }

    private InputException fatal(Node node, String what) {
        return new InputException(place(node.getStartMark(), what));
    }

    private void fault(Node node, String what) {
        if (faults.size() < MAX_FAULTS) {
            int line = node.getStartMark().map(Mark::getLine).orElse(0);
            int column = node.getStartMark().map(Mark::getColumn).orElse(0);
            faults.add(new Fault(line, column, place(node.getStartMark(), what)));
        }
    }

    /** The entries of a mapping whose keys are known; unknown and repeated ones are faults. */
    private Map<String, Node> entries(MappingNode mapping, String kind, List<String> known) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (faults.size() >= MAX_FAULTS) {
                break;
            }
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                fault(tuple.getKeyNode(), kind + " must be a word");
            } else if (kind.equals("parameter") && !ParameterTable.bundled().has(key.getValue())) {
                attempt(key, () -> ParameterTable.bundled().get(key.getValue()));
            } else if (!kind.equals("parameter") && !known.contains(key.getValue())) {
                fault(key, Nearest.unknown(kind, key.getValue(), known));
            } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                fault(key, kind + " '" + key.getValue() + "' is given twice");
            }
        }
        return entries;
    }

    private Optional<String> scalar(@Nullable Node node, String what) {
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode value) {
            return Optional.of(value.getValue());
        }
        fault(node, what + " must be one value");
        return Optional.empty();
    }

    private void attempt(Node node, Runnable action) {
        try {
            action.run();
        } catch (InputException e) {
            e.faults().forEach(f -> fault(node, f));
        }
    }

    // ---------------------------------------------------------------- the head of the file

    private ScenarioFile extended(@Nullable Node node) {
        ScenarioFile none = ScenarioFile.of(Scenario.BASELINE);
        Optional<String> name = scalar(node, "extends").map(String::strip);
        if (name.isEmpty() || node == null) {
            return none;
        }
        if (ScenarioFiles.BUNDLED.contains(name.get())) {
            return label.equals("scenarios/" + name.get() + ".yaml") ? none : ScenarioFiles.bundled(name.get());
        }
        if (directory.isEmpty() || !name.get().contains(".") && !name.get().contains("/")) {
            fault(node, Nearest.unknown("scenario", name.get(), ScenarioFiles.BUNDLED));
            return none;
        }
        Optional<Path> file = beside(node, name.get());
        if (file.isEmpty()) {
            return none;
        }
        Set<String> chain = new HashSet<>(extending);
        if (!chain.add(file.get().toAbsolutePath().normalize().toString()) || chain.size() > MOST_EXTENDED) {
            fault(node, "scenarios must not extend each other in a circle, nor more than " + MOST_EXTENDED + " deep");
            return none;
        }
        try {
            ScenarioReader reader = new ScenarioReader(
                    file.get().toString(), InputFile.text(file.get(), ScenarioFiles.MAX_BYTES), directory, chain);
            ScenarioFile read = reader.read();
            named.addAll(reader.named);
            return read;
        } catch (InputException e) {
            faultsOfExtended.addAll(e.faults());
            return none;
        }
    }

    /**
     * A file in the directory of this one or below, links followed, and nowhere else; whether there is a file elsewhere is not
     * told.
     */
    private Optional<Path> beside(Node node, String name) {
        String shown = "'" + InputException.shown(name) + "'";
        if (InputFile.isAddress(name)) {
            fault(node, "must be a file beside the scenario but is the address " + shown + "; nothing is fetched");
            return Optional.empty();
        }
        if (directory.isEmpty()) {
            fault(node, "a scenario that is not a file must not name the file " + shown);
            return Optional.empty();
        }
        try {
            Path file = directory.get().resolve(name);
            boolean inside =
                    !Path.of(name).isAbsolute() && !Path.of(name).normalize().startsWith("..");
            if (inside && !Files.isRegularFile(file)) {
                fault(node, "no such file beside the scenario: " + shown);
                return Optional.empty();
            }
            if (!inside || !file.toRealPath().startsWith(directory.get().toRealPath())) {
                fault(node, "file must lie in the directory of the scenario but is " + shown);
                return Optional.empty();
            }
            named.add(file);
            return Optional.of(file);
        } catch (InvalidPathException | IOException e) {
            fault(node, "not a readable file: " + shown);
            return Optional.empty();
        }
    }

    private Optional<String> country(@Nullable Node node, String what) {
        Optional<String> code = scalar(node, what);
        if (node == null || code.isEmpty()) {
            return Optional.empty();
        }
        String[] found = new String[1];
        attempt(node, () -> found[0] = TokenStateModel.of(code.get()).country());
        return Optional.ofNullable(found[0]);
    }

    private OptionalInt[] horizon(@Nullable Node node, ScenarioFile base) {
        OptionalInt[] years = {base.from(), base.to()};
        if (node instanceof MappingNode mapping) {
            Map<String, Node> entries = entries(mapping, "key of the horizon", List.of("from", "to"));
            OptionalInt from = year(entries.get("from"), TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR);
            OptionalInt to = year(entries.get("to"), TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR);
            years[0] = from.isPresent() ? from : years[0];
            years[1] = to.isPresent() ? to : years[1];
        } else if (node != null) {
            OptionalInt to = year(node, TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR);
            years[1] = to.isPresent() ? to : years[1];
        }
        if (node != null && years[0].isPresent() && years[1].isPresent() && years[1].getAsInt() < years[0].getAsInt()) {
            fault(node, "horizon must end in or after " + years[0].getAsInt() + " but ends in " + years[1].getAsInt());
        }
        return years;
    }

    private OptionalInt year(@Nullable Node node, int least, int most) {
        Optional<String> year = scalar(node, "year");
        if (node == null || year.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!year.get().strip().matches("\\d{1,6}")) {
            fault(
                    node,
                    "year must be a whole number in [" + least + ", " + most + "] but is '"
                            + InputException.shown(year.get()) + "'");
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(year.get().strip());
        if (value < least || value > most) {
            fault(node, "year must be in [" + least + ", " + most + "] but is " + value);
            return OptionalInt.empty();
        }
        return OptionalInt.of(value);
    }

    private List<Path> data(@Nullable Node node) {
        List<Path> files = new ArrayList<>();
        for (Node item : items(node, "files of data", MOST_DATA)) {
            scalar(item, "data").flatMap(name -> beside(item, name)).ifPresent(files::add);
        }
        return files;
    }

    private List<Node> items(@Nullable Node node, String what, int most) {
        List<Node> items =
                node == null ? List.of() : node instanceof SequenceNode list ? list.getValue() : List.of(node);
        if (node != null && items.size() > most) {
            fault(node, "number of " + what + " must be <= " + most + " but is " + items.size());
            return List.of();
        }
        return items;
    }

    // ---------------------------------------------------------------- values

    /** Values after the base year, or of the base year. */
    private void set(@Nullable Node node, boolean ofBase) {
        if (node == null) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            fault(node, (ofBase ? "base" : "set") + " must be parameters with values");
            return;
        }
        entries(mapping, "parameter", List.of())
                .forEach((name, value) -> attempt(value, () -> {
                    Parameter parameter = ParameterTable.bundled().get(name);
                    named(parameter, () -> {
                        requirePlace(parameter, ofBase);
                        ParameterValue read = value(parameter, value);
                        boolean holdsInIt = ofBase && parameter.timing() == Timing.BY_YEAR;
                        said.put(name, holdsInIt ? read.inBaseYear() : read.after(parameter, said.get(name)));
                    });
                }));
    }

    /** A value that moves the base year stands under {@code base}, any other under {@code set}. */
    private static void requirePlace(Parameter parameter, boolean ofBase) {
        boolean once = parameter.timing() == Timing.BASE_YEAR;
        boolean rests = StartYear.rests(parameter);
        if (!ofBase && rests) {
            throw new InputException(
                    parameter.name() + " moves the base year; it must stand under 'base' but stands under 'set'");
        }
        if (ofBase && once && !rests) {
            throw new InputException(parameter.name()
                    + " does not move the base year; it must stand under 'set' but stands under 'base'");
        }
    }

    /** Runs a reading and puts the name of the parameter before a message that lacks it. */
    private static void named(Parameter parameter, Runnable reading) {
        try {
            reading.run();
        } catch (InputException e) {
            throw e.faults().get(0).contains(parameter.name())
                    ? e
                    : new InputException(parameter.name() + ": " + e.faults().get(0));
        }
    }

    private ParameterValue value(Parameter parameter, Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue().strip();
            if (!parameter.isChoice() && text.startsWith(FACTOR)) {
                double factor = factor(parameter, text);
                YearPath before = Scenario.path(parameter, said.get(parameter.name()));
                return ParameterValue.of(parameter.requireValid(before.map(value -> value * factor)));
            }
            return ValueText.parse(parameter, text);
        }
        if (node instanceof MappingNode mapping && !parameter.isChoice()) {
            return ParameterValue.of(parameter.requireValid(byYear(parameter, mapping)));
        }
        throw new InputException(parameter.name()
                + (parameter.isChoice()
                        ? " must be one of " + String.join(", ", parameter.choices())
                        : " must be a value, a distribution, or values by year such as {2028: 1}"));
    }

    /**
     * Each value holds from its year to the next; before the first, and from a year whose value is {@code as before}, holds
     * what the scenario says already.
     */
    private YearPath byYear(Parameter parameter, MappingNode mapping) {
        TreeMap<Integer, Double> steps = new TreeMap<>();
        Map<Integer, Double> factors = new TreeMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            OptionalInt year = year(tuple.getKeyNode(), EARLIEST, LATEST);
            List<Node> items = items(tuple.getValueNode(), "years", LATEST - EARLIEST);
            List<String> texts = new ArrayList<>();
            for (Node item : items) {
                scalar(item, parameter.name())
                        .map(text -> ModelText.bundled().tables().numbered(parameter.unit(), text))
                        .ifPresent(texts::add);
            }
            if (items.isEmpty()) {
                fault(tuple.getValueNode(), parameter.name() + " must have a value for the year");
            }
            boolean factor = texts.size() == 1 && texts.get(0).strip().startsWith(FACTOR);
            if (factor && year.isPresent()) {
                attempt(
                        items.get(0),
                        () -> factors.put(
                                year.getAsInt(), factor(parameter, texts.get(0).strip())));
            }
            List<Double> values =
                    factor || texts.equals(List.of(AS_BEFORE)) ? List.of(Double.NaN) : numbers(parameter, items, texts);
            for (int i = 0; i < values.size() && year.isPresent(); i++) {
                if (steps.put(year.getAsInt() + i, values.get(i)) != null) {
                    fault(items.get(i), parameter.name() + " has two values for " + (year.getAsInt() + i));
                }
            }
        }
        if (!steps.isEmpty() && steps.firstKey() > TokenStateModel.LAST_YEAR) {
            fault(
                    mapping,
                    parameter.name() + " must change by " + TokenStateModel.LAST_YEAR + ", the last year, but its"
                            + " first is " + steps.firstKey());
        }
        YearPath before = Scenario.path(parameter, said.get(parameter.name()));
        if (steps.isEmpty()) {
            return before;
        }
        double[] path = new double[LATEST - EARLIEST + 2];
        for (int i = 0; i < path.length; i++) {
            Map.Entry<Integer, Double> step = steps.floorEntry(EARLIEST - 1 + i);
            double old = before.at(EARLIEST - 1 + i);
            path[i] = step == null
                    ? old
                    : Double.isNaN(step.getValue()) ? old * factors.getOrDefault(step.getKey(), 1.0) : step.getValue();
        }
        return YearPath.of(EARLIEST - 1, path);
    }

    /** {@code * 1.8}: what is said already, times a factor. */
    private static double factor(Parameter parameter, String text) {
        try {
            return Double.parseDouble(text.substring(FACTOR.length()).strip());
        } catch (NumberFormatException e) {
            throw new InputException(
                    parameter.name() + " must be '* FACTOR' but is '" + InputException.shown(text) + "'");
        }
    }

    /** The values of a list; the faults of each stand at its own place. Empty if there are any. */
    private List<Double> numbers(Parameter parameter, List<Node> items, List<String> texts) {
        int before = faults.size();
        List<Double> values = new ArrayList<>();
        if (texts.size() == items.size()) {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                attempt(items.get(i), () -> named(parameter, () -> ValueText.numbers(parameter, text, List.of(text))));
            }
            if (!texts.isEmpty() && faults.size() == before) {
                double[] converted = ValueText.numbers(parameter, String.join(", ", texts), texts);
                for (int i = 0; i < converted.length; i++) {
                    double value = converted[i];
                    attempt(items.get(i), () -> parameter.requireValid(YearPath.constant(value)));
                    values.add(value);
                }
            }
        }
        return faults.size() == before ? values : List.of();
    }

    // ---------------------------------------------------------------- equations

    /** Reads a literal block of equations; a fault of theirs names its line and column in this file. */
    private void equations(@Nullable Node node) {
        Optional<String> own = scalar(node, "equations");
        if (node == null || own.isEmpty() || own.get().isBlank()) {
            return;
        }
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 2;
        String[] lines = text.split("\n", -1);
        int first = line - 1;
        while (first < lines.length && lines[first].isBlank()) {
            first++;
        }
        int column = first < lines.length
                ? lines[first].length() - lines[first].stripLeading().length() + 1
                : 1;
        try {
            ModelText base = equations.isEmpty()
                    ? ModelText.bundled()
                    : ModelText.bundled().with(Chapter.plain(Scenario.EQUATIONS, 1, 1, equations));
            base.with(Chapter.plain(label, line, column, own.get())).requireSound(label);
            equations = equations.isEmpty() ? own.get() : equations.stripTrailing() + "\n" + own.get();
        } catch (InputException e) {
            e.faults().forEach(fault -> faults.add(new Fault(line, column, fault)));
        }
    }

    // ---------------------------------------------------------------- policies

    private void policies(@Nullable Node node) {
        List<String> kinds = Arrays.stream(Instrument.values())
                .map(Instrument::label)
                .sorted()
                .toList();
        for (Node item : items(node, "policies", MOST_POLICIES)) {
            if (!(item instanceof MappingNode mapping)) {
                fault(item, "a policy must be one of " + String.join(", ", kinds) + " with its values");
                continue;
            }
            entries(mapping, "policy", kinds).forEach((kind, body) -> {
                Instrument instrument = Instrument.of(kind);
                List<String> keys = keys(instrument);
                if (body instanceof MappingNode values) {
                    int before = faults.size();
                    Map<String, Node> entries = entries(values, "key of " + kind, keys);
                    if (faults.size() == before) {
                        attempt(
                                body,
                                () -> said.putAll(policy(instrument, entries).over(said)));
                    }
                } else {
                    fault(body, kind + " must have the values " + String.join(", ", keys));
                }
            });
        }
    }

    /** The keys of an instrument in a file. */
    private static List<String> keys(Instrument instrument) {
        List<String> keys = new ArrayList<>();
        if (instrument != Instrument.EXPORT_TAX) {
            keys.add(placeKey(instrument));
        }
        if (!instrument.actsOnHosts()) {
            keys.add(ORIGIN);
        }
        if (instrument.needsPool()) {
            keys.add(POOL);
        }
        if (!instrument.sizeKey().isEmpty()) {
            keys.add(instrument.sizeKey());
        }
        keys.addAll(List.of("from", "to", "phase_in"));
        return keys;
    }

    private static String placeKey(Instrument instrument) {
        return instrument.actsOnHosts() ? "host" : "market";
    }

    private Policy policy(Instrument instrument, Map<String, Node> values) {
        String kind = instrument.label();
        String sizeKey = instrument.sizeKey();
        List<String> places =
                instrument == Instrument.EXPORT_TAX ? List.of() : names(kind, values, placeKey(instrument), true);
        List<String> origins = names(kind, values, ORIGIN, false);
        boolean hasSize = !sizeKey.isEmpty() && (instrument != Instrument.BAN || values.containsKey(sizeKey));
        double size = hasSize ? amount(required(kind, values, sizeKey), sizeKey) : 0;
        String pool = instrument.needsPool()
                ? scalar(required(kind, values, POOL), POOL).orElse("")
                : "";
        int from = year(required(kind, values, "from"), EARLIEST, LATEST - 1).orElse(TokenStateModel.FIRST_YEAR + 1);
        Optional<String> phase = scalar(values.get("phase_in"), "phase_in");
        int years = phase.map(text -> wholeYears(text.strip())).orElse(1);
        return new Policy(
                instrument, places, origins, size, pool, from, year(values.get("to"), EARLIEST, LATEST - 1), years);
    }

    private static int wholeYears(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw new InputException(
                    "phase_in must be a whole number of years but is '" + InputException.shown(text) + "'");
        }
        return Integer.parseInt(text);
    }

    private static Node required(String kind, Map<String, Node> values, String key) {
        Node value = values.get(key);
        if (value == null) {
            throw new InputException(kind + " must have " + key);
        }
        return value;
    }

    /** One name, several, or {@code all}. */
    private List<String> names(String kind, Map<String, Node> values, String key, boolean asked) {
        Node node = asked ? required(kind, values, key) : values.get(key);
        List<String> names = new ArrayList<>();
        for (Node item : items(node, key, MOST_POLICIES)) {
            scalar(item, key).ifPresent(names::add);
        }
        return names.equals(List.of("all")) ? List.of() : names;
    }

    private static double amount(Node node, String key) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new InputException(key + " must be one value");
        }
        String text = scalar.getValue().strip();
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        try {
            double value = Double.parseDouble(number);
            if (!Double.isFinite(value)) {
                throw new NumberFormatException(number);
            }
            return percent ? value / 100 : value;
        } catch (NumberFormatException e) {
            throw new InputException(key + " must be a number or per cent but is '" + InputException.shown(text) + "'");
        }
    }
}
