package org.tokenstate.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.projection.TokenStateModel;

/** Where a name of the model or of the library is explained: an equation of a chapter, a row of the parameters, a class. */
final class Names {
    /** A name at the start of a definition, with its indices and unit. */
    private static final Pattern DEFINITION =
            Pattern.compile("^    (?:data )?([A-Za-z_]\\w*)(?:\\[[^\\]]*\\])? \"[^\"]*\"");

    /** A name among the results of a solver. */
    private static final Pattern SOLVED = Pattern.compile("([A-Za-z_]\\w*)(?:\\[[^\\]]*\\])? \"[^\"]*\"");

    private static final Pattern OUT = Pattern.compile("^\\s+out\\s");

    private final Map<String, String> equations = new LinkedHashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, String> classes = new HashMap<>();

    private Names() {}

    /**
     * Reads the chapters of the contents, the table of parameters, and the classes that javadoc wrote.
     *
     * @throws IllegalStateException if a result of the catalogue is defined in no chapter
     */
    static Names of(Path checkout, Contents contents, Path site) throws IOException {
        Names names = new Names();
        for (Contents.Page page :
                contents.pages().filter(p -> p.kind() == Contents.Kind.CHAPTER).toList()) {
            for (String line : Files.readAllLines(checkout.resolve(page.source()))) {
                definitions(line)
                        .forEach(name -> names.equations.putIfAbsent(name, page.target() + "#" + anchor(name)));
            }
        }
        List<String> nowhere = TokenStateModel.catalogue().all().stream()
                .map(Variable::name)
                .filter(name -> names.equation(name).isEmpty())
                .toList();
        if (!nowhere.isEmpty()) {
            throw new IllegalStateException("results that are defined in no chapter: " + nowhere);
        }
        ParameterTable.bundled().all().forEach(parameter -> {
            String place = "parameters.html#" + parameter.name();
            names.parameters.put(parameter.name(), place);
            names.parameters.putIfAbsent(base(parameter.name()), place);
        });
        names.readClasses(site);
        return names;
    }

    private void readClasses(Path site) throws IOException {
        Set<String> twice = new HashSet<>();
        try (Stream<Path> files = Files.walk(site.resolve("apidocs/org"))) {
            files.filter(file -> file.getFileName().toString().matches("[A-Z]\\w*\\.html"))
                    .forEach(file -> {
                        String name = file.getFileName().toString().replace(".html", "");
                        String place = site.relativize(file).toString().replace('\\', '/');
                        if (classes.put(name, place) != null) {
                            twice.add(name);
                        }
                    });
        }
        classes.keySet().removeAll(twice);
    }

    private static String base(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The names that a line of a chapter defines. */
    static Set<String> definitions(String line) {
        Set<String> found = new HashSet<>();
        if (OUT.matcher(line).find()) {
            Matcher solved = SOLVED.matcher(line);
            while (solved.find()) {
                found.add(solved.group(1));
            }
        } else {
            Matcher definition = DEFINITION.matcher(line);
            if (definition.find() && !definition.group(1).equals("parameter")) {
                found.add(definition.group(1));
            }
        }
        return found;
    }

    /** The id of a definition in its chapter. */
    static String anchor(String name) {
        return "def-" + name;
    }

    /** The equation that defines a result; some of a country are named without {@code country_}, which the chapters need. */
    Optional<String> equation(String result) {
        return Optional.ofNullable(equations.get(base(result)))
                .or(() -> Optional.ofNullable(equations.get("country_" + base(result))));
    }

    /** Where a name that an equation reads is explained. */
    Optional<String> ofEquation(String name) {
        return Optional.ofNullable(equations.get(name)).or(() -> Optional.ofNullable(parameters.get(name)));
    }

    /** Whether this is the name of a parameter or result. */
    boolean isName(String name) {
        return parameters.containsKey(name) || equation(name).isPresent();
    }

    /** Where a name in running text is explained: one that cannot be an ordinary word, or a class. */
    Optional<String> ofText(String name) {
        if (name.indexOf('_') >= 0) {
            return Optional.ofNullable(parameters.get(name))
                    .or(() -> equation(name))
                    .or(() -> Optional.ofNullable(parameters.get(base(name))));
        }
        return Optional.ofNullable(classes.get(name));
    }

    /** All equations and parameters with their places, for the search. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(equations);
        ParameterTable.bundled().all().forEach(p -> all.putIfAbsent(p.name(), "parameters.html#" + p.name()));
        classes.forEach(all::putIfAbsent);
        return all;
    }
}
