package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.Results;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.WorldResults;

/** The constants of names are those of the table of parameters and of the text, in their order. */
class NamesTest {
    private static final boolean RECORD = System.getProperty("record") != null;
    private static final int WIDTH = 115;

    @Test
    void constantsOfParametersAreThoseOfTheTable() throws IOException {
        check(
                "Parameters",
                "Names of the parameters, as {@code datasets/parameters.csv} has them: a wrong one does not compile.",
                ParameterTable.bundled().all().stream()
                        .map(parameter -> constant(parameter.name(), description(parameter))));
    }

    @Test
    void constantsOfResultsAreThoseOfTheText() throws IOException {
        check(
                "Results",
                "Names of the results of a country, as the text of the model has them: a wrong one does not compile.",
                TokenStateModel.catalogue().all().stream().map(result -> constant(result.name(), description(result))));
    }

    @Test
    void constantsOfResultsOfTheWorldAreThoseOfTheText() throws IOException {
        WorldProjection world = WorldModel.bundled().project(2025, 2025);
        check(
                "WorldResults",
                "Names of the results of the world without their elements, which are a region, pool, channel, family or origin: a"
                        + " wrong one does not compile.",
                world.results().stream()
                        .map(result -> result.replaceFirst("\\[.*", ""))
                        .distinct()
                        .map(world::variable)
                        .map(result -> constant(result.name(), sentence(result.description(), result.unit()))));
    }

    @Test
    void namesAreReadAsTheyAreWritten() {
        assertThat(Parameters.TARIFF_USA_CHN).isEqualTo("tariff.USA.CHN");
        Projection china = TokenStateModel.of("CHN").project(2025, 2030);
        assertThat(china.year(2030).value(Results.EXPORT_REVENUE_USD).orElseThrow())
                .isEqualTo(china.series(Results.EXPORT_REVENUE_USD)[5])
                .isPositive();
        WorldProjection world = WorldModel.bundled().project(2025, 2026);
        assertThat(world.value(2026, WorldResults.TOKEN_EXPORTS_USD, "CHN").orElseThrow())
                .isEqualTo(world.value(2026, "token_exports_usd", "CHN").orElseThrow())
                .isPositive();
    }

    private static String description(Parameter parameter) {
        return sentence(parameter.description(), parameter.unit());
    }

    private static String description(Variable result) {
        return sentence(result.description(), result.unit());
    }

    private static String sentence(String description, String unit) {
        String unitText = Set.of("1", "word").contains(unit) ? "" : ", in {@code " + unit + "}";
        String text = description.substring(0, 1).toUpperCase(Locale.ROOT) + description.substring(1);
        return text.replace("<", "&lt;").replace(">", "&gt;").replace("&&", "&amp;&amp;") + unitText + ".";
    }

    /** A constant of a name: dots become underscores. */
    private static String constant(String name, String comment) {
        String constant = name.replace('.', '_').toUpperCase(Locale.ROOT);
        String line = "    /** " + comment + " */\n";
        String declared = "    public static final String " + constant + " =";
        String value = "\"" + name + "\";\n";
        boolean fits = declared.length() + value.length() <= 120;
        return (line.length() - 1 <= WIDTH ? line : "    /**\n" + wrapped(comment) + "     */\n")
                + declared
                + (fits ? " " : "\n            ")
                + value;
    }

    private static String wrapped(String comment) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("     *");
        for (String word : comment.split(" (?![^{}]*\\})")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("     *");
            }
            line.append(' ').append(word);
        }
        return text.append(line).append('\n').toString();
    }

    private static void check(String name, String comment, Stream<String> constants) throws IOException {
        Path file = Path.of("src", "main", "java", "org", "tokenstate", "catalogue", name + ".java");
        Set<String> once = new LinkedHashSet<>();
        constants.forEach(
                constant -> assertThat(once.add(constant)).as(constant).isTrue());
        String text = "package org.tokenstate.catalogue;\n\n"
                + (comment.length() + 7 <= WIDTH + 5
                        ? "/** " + comment + " */\n"
                        : "/**\n" + wrapped(comment).replaceAll("(?m)^    ", "") + " */\n")
                + "public final class " + name + " {\n" + String.join("\n", once) + "\n    private " + name
                + "() {}\n}\n";
        if (RECORD) {
            Files.writeString(file, text);
        } else {
            List<String> lines = text.lines().toList();
            List<String> there = Files.readAllLines(file);
            for (int i = 0; i < Math.min(lines.size(), there.size()); i++) {
                assertThat(there.get(i))
                        .as("%s:%d; mvn test -Dtest=NamesTest -Drecord writes it anew", file, i + 1)
                        .isEqualTo(lines.get(i));
            }
            assertThat(there).as("%s", file).hasSameSizeAs(lines);
        }
    }
}
