package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.equations.Inputs;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.Ensemble;

/** The text of the model: units, sets as data, a user's equations, and the same bits by one draw or by many. */
class ModelTextTest {
    private static final List<String> PLACES = List.of("USA", "CHN", "ROW");

    @Test
    void theUnitsOfTheTextAgree() {
        assertThat(ModelText.bundled().check()).isEmpty();
    }

    /** What the build wrote into the jar is what the chapters compile to. */
    @ParameterizedTest
    @ValueSource(strings = {"USA", "CHN", "other"})
    void theCompiledFormIsTheText(String row) throws IOException {
        ModelText text = ModelText.bundled();
        ByteArrayOutputStream fresh = new ByteArrayOutputStream();
        text.compile(row).write(fresh);
        ByteArrayOutputStream shipped = new ByteArrayOutputStream();
        CompiledText.read(text, row).orElseThrow().write(shipped);
        assertThat(shipped.toByteArray()).isEqualTo(fresh.toByteArray());
    }

    @Test
    void noCountryIsNamedInTheChapters() {
        for (String chapter : text("/org/tokenstate/model/contents.txt").lines().toList()) {
            List<String> equations = text("/org/tokenstate/model/" + chapter)
                    .lines()
                    .filter(line -> line.startsWith("    "))
                    .map(line -> line.replaceFirst("#.*", ""))
                    .filter(line -> line.matches(".*\\b(USA|CHN|ROW)\\b.*"))
                    .toList();
            assertThat(equations).as(chapter).isEmpty();
        }
    }

    @Test
    void everyResultHasItsUnitDescriptionAndPlace() {
        List<Variable> results = TokenStateModel.catalogue().all();
        assertThat(results).hasSizeGreaterThan(120).allSatisfy(variable -> {
            assertThat(variable.description()).as(variable.name()).isNotBlank();
            assertThat(variable.unit()).as(variable.name()).isNotBlank();
            assertThat(variable.chapter()).as(variable.name()).endsWith(".md");
            assertThat(variable.line()).as(variable.name()).isPositive();
        });
        assertThat(results.stream().map(Variable::name)).doesNotHaveDuplicates();
        for (BindingConstraint constraint : BindingConstraint.values()) {
            assertThat(ModelText.bundled()
                            .compiled("CHN")
                            .system()
                            .elements(BindingConstraint.UNIT)
                            .get(constraint.code()))
                    .isEqualTo(constraint.label().replace(' ', '_'));
        }
    }

    // ---------------------------------------------------------------- sets as data

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(ModelTextTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    private static String dataset(String name) {
        return text("/org/tokenstate/datasets/" + name).stripTrailing();
    }

    /** A table of the datasets with rows added, each a copy of one with some texts replaced. */
    private static String with(String table, Map<String, Map<String, String>> copies) {
        StringBuilder all = new StringBuilder();
        table.lines().forEach(line -> {
            all.append(line).append('\n');
            copies.forEach((of, changes) -> {
                if (line.startsWith(of)) {
                    String copy = line;
                    for (Map.Entry<String, String> change : changes.entrySet()) {
                        copy = copy.replace(change.getKey(), change.getValue());
                    }
                    all.append(copy).append('\n');
                }
            });
        });
        return all.toString();
    }

    private static CsvTable csv(String name, String text) {
        return CsvTable.read(name, new StringReader(text));
    }

    /** Parameters with rows for an element, copies of those of another. */
    private static ParameterTable parameters(String of, String element) {
        String table = dataset("parameters.csv");
        StringBuilder all = new StringBuilder(table);
        table.lines()
                .filter(line -> line.split(",")[0].matches("[a-z_]+(\\.[A-Za-z_]+)*\\." + of + "(\\..*)?"))
                .forEach(line -> all.append('\n')
                        .append(line.replaceFirst("\\." + of + "\\b", "." + element)
                                .replace("drawn by additions_factor." + of, "drawn by additions_factor." + element)));
        return ParameterTable.of(csv("parameters.csv", all.append('\n').toString()));
    }

    /** Runs a text of one's own tables with the inputs of the bundled one, by name; a new name takes those of a model of it. */
    private static double[][] run(
            ModelText text, TokenStateModel like, Map<String, String> twins, List<String> variables) {
        YearModel of = text.compiled("CHN");
        YearModel bundled = like.year();
        Inputs inputs = like.inputs(2040);
        double[][] values = new double[of.system().parameters().size()][];
        for (int i = 0; i < values.length; i++) {
            String name = of.system().parameters().get(i);
            int at = bundled.system().parameters().indexOf(twin(name, twins));
            values[i] = at >= 0
                    ? inputs.parameters()[at]
                    : text.parameters().get(name).defaultValue().isConstant()
                            ? new double[] {
                                text.parameters().get(name).defaultValue().at(2025)
                            }
                            : path(text.parameters().get(name), inputs.years());
        }
        double[] figures = of.system().figures().stream()
                .mapToDouble(name -> inputs.figures()[bundled.system().figures().indexOf(twin(name, twins))])
                .toArray();
        double[][] data = of.system().data().stream()
                .map(name -> inputs.data()[bundled.system().data().indexOf(twin(name, twins))])
                .toArray(double[][]::new);
        double[][] results = new double[inputs.years()][variables.size()];
        of.program(variables).plain().run(new Inputs(2025, inputs.years(), values, figures, data), results);
        return results;
    }

    private static double[] path(Parameter parameter, int years) {
        double[] path = new double[years];
        for (int t = 0; t < years; t++) {
            path[t] = parameter.defaultValue().at(2025 + t);
        }
        return path;
    }

    private static String twin(String name, Map<String, String> twins) {
        String twin = name;
        for (Map.Entry<String, String> entry : twins.entrySet()) {
            twin = twin.replaceAll("\\b" + entry.getKey() + "\\b", entry.getValue());
        }
        return twin;
    }

    /** A maker that is the rest of the world once more: it sells nothing of its own, as that does, and buys its part. */
    @Test
    void aFourthPriceMakerIsRowsOfTables() {
        Map<String, String> gulf = new LinkedHashMap<>(Map.of("ROW", "GLF"));
        ModelTables tables = ModelTables.of(name -> switch (name) {
            case "places.csv" -> csv(name, with(dataset(name), Map.of("ROW,", Map.of("ROW", "GLF", "rest,", "GCC,"))));
            case "origins.csv" -> csv(name, with(dataset(name), Map.of("ROW,", gulf)));
            case "markets.csv" -> csv(name, with(dataset(name), Map.of("ROW,", gulf)));
            default -> CsvTable.bundled(name);
        });
        ModelText text = ModelText.of(tables, parameters("ROW", "GLF"));
        List<String> variables =
                new ArrayList<>(List.of("world_tokens_mtok", "market_residual", "share_of_goods_exports"));
        PLACES.forEach(place -> variables.add("spending[" + place + "]"));
        variables.addAll(List.of("spending[GLF]", "stock_gw_of[GLF]", "scarcity[GLF]", "stock_gw_of[ROW]"));
        double[][] years = run(text, TokenStateModel.of("CHN").against("USA"), Map.of("GLF", "ROW"), variables);
        for (double[] year : years) {
            assertThat(year).doesNotContain(Double.NaN);
            assertThat(year[variables.indexOf("market_residual")]).isLessThan(1e-9);
            // A twin of the rest of the world is like it.
            assertThat(year[variables.indexOf("stock_gw_of[GLF]")])
                    .isEqualTo(year[variables.indexOf("stock_gw_of[ROW]")]);
            assertThat(year[variables.indexOf("spending[GLF]")])
                    .isCloseTo(
                            year[variables.indexOf("spending[ROW]")],
                            within(1e-9 * year[variables.indexOf("spending[ROW]")]));
        }
    }

    /** A fourth tier, a twin of the commodity tier. */
    @Test
    void aFourthTierIsARowOfATable() {
        Map<String, String> tiny = Map.of("commodity", "tiny");
        ModelTables tables = ModelTables.of(name -> name.equals("tiers.csv")
                ? csv(name, with(dataset(name), Map.of("commodity,", tiny)))
                : CsvTable.bundled(name));
        ModelText text = ModelText.of(tables, parameters("commodity", "tiny"));
        List<String> variables = List.of(
                "world_tokens_mtok",
                "market_residual",
                "exported_mtok_of[tiny]",
                "exported_mtok_of[commodity]",
                "export_revenue_usd");
        double[][] years = run(text, TokenStateModel.of("CHN").against("USA"), Map.of("tiny", "commodity"), variables);
        for (double[] year : years) {
            assertThat(year).doesNotContain(Double.NaN);
            assertThat(year[1]).isLessThan(1e-9);
            assertThat(year[2]).isPositive().isCloseTo(year[3], within(1e-9 * year[3]));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "places.csv  | wacc.USA  | wacc.USB      | places.csv:2:",
                "markets.csv | tariff.ROW | tariff.ROW + | markets.csv:4:"
            })
    void aFaultOfACellNamesItsRow(String table, String cell, String wrong, String place) {
        ModelTables tables = ModelTables.of(name -> name.equals(table.strip())
                ? csv(name, dataset(name).replace(cell, wrong) + "\n")
                : CsvTable.bundled(name));
        assertThatThrownBy(() -> ModelText.of(tables, ParameterTable.bundled()).compiled("CHN"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(place);
    }

    // ---------------------------------------------------------------- a user's equations

    private static final String TAX = """
            digital_services_tax_usd "USD/yr" = 0.03 * export_revenue_usd    # tax on token exports
            tax_collected_usd "USD" = previous(tax_collected_usd) + digital_services_tax_usd * 1 [yr] from 0 [USD]
            """;

    @Test
    void aVariableOfOnesOwnIsProjectedDrawnExplainedAndNamed() {
        Scenario own = Scenario.BASELINE.withEquations(TAX);
        TokenStateModel model = TokenStateModel.of("CHN").against("USA").under(own);
        Projection projection = model.project(2025, 2035);
        double[] revenue = projection.series("export_revenue_usd");
        double[] tax = projection.series("digital_services_tax_usd");
        double[] collected = projection.series("tax_collected_usd");
        double sum = 0;
        for (int t = 0; t < tax.length; t++) {
            assertThat(tax[t]).isEqualTo(0.03 * revenue[t]);
            sum += t == 0 ? 0 : tax[t];
            assertThat(collected[t]).isCloseTo(sum, within(1e-12 * sum));
        }
        assertThat(revenue)
                .isEqualTo(TokenStateModel.of("CHN")
                        .against("USA")
                        .project(2025, 2035)
                        .series("export_revenue_usd"));
        assertThat(model.ownResults().stream().map(Variable::name))
                .containsExactly("digital_services_tax_usd", "tax_collected_usd");
        assertThat(projection.notes())
                .anyMatch(note -> note.subject().equals("digital_services_tax_usd")
                        && note.text().contains("0.03 * export_revenue_usd"));
        assertThat(projection
                        .explain("digital_services_tax_usd", 2030)
                        .root()
                        .inputs()
                        .get(0)
                        .id())
                .isEqualTo("export_revenue_usd[2030]");
        Ensemble ensemble = Ensemble.of(model)
                .draws(64)
                .seed(3)
                .variables(List.of("digital_services_tax_usd"))
                .run(2025, 2030);
        assertThat(ensemble.summary("digital_services_tax_usd[2030]").mean()).isPositive();
    }

    @Test
    void anEquationOfTheTextIsReplacedAndSaidToBe() {
        Scenario half = Scenario.BASELINE.withEquations("replace markup_of[p, k] = 0.5 * markup_charged[p, k]\n");
        Projection base = TokenStateModel.of("CHN").project(2025, 2030);
        Projection changed = TokenStateModel.of("CHN").under(half).project(2025, 2030);
        assertThat(changed.in(2030).value("markup.frontier").orElseThrow())
                .isEqualTo(0.5 * base.in(2030).value("markup.frontier").orElseThrow());
        assertThat(changed.in(2030).value("price_usd_per_mtok").orElseThrow())
                .isLessThan(base.in(2030).value("price_usd_per_mtok").orElseThrow());
        assertThat(changed.notes()).anyMatch(note -> note.text().contains("0.5 * markup_charged[p, k]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own \"USD/yr\" = 0.03 * export_revenue | f.yaml:4:25: ",
                "own \"USD\" = 0.03 * export_revenue_usd | f.yaml:4:",
                "replace mark_up[p, k] = 1 | f.yaml:4:11: ",
                "replace export_revenue_usd = exported_mtok * price_usd_per_mtok | f.yaml:4:",
                "a \"1\" = b + | f.yaml:4:"
            })
    void aFaultNamesLineAndColumnOfTheScenarioFile(String equation, String place) {
        String file = "name: mine\n# a comment\nequations: |\n  " + equation + "\n";
        assertThatThrownBy(() -> ScenarioFiles.parse("f.yaml", file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(place.strip());
    }

    @Test
    void equationsSurviveWritingAndAreAddedTo() {
        Scenario own = Scenario.BASELINE.withEquations(TAX).named("mine", "");
        Scenario read = ScenarioFiles.parse("mine", ScenarioFiles.write(own)).scenario();
        assertThat(read).isEqualTo(own);
        assertThat(read.withEquations("more \"1\" = 2").equations())
                .startsWith(TAX)
                .endsWith("more \"1\" = 2");
    }

    @Test
    void theModelCanBeReadChapterByChapter() {
        ModelReference reference = ModelReference.bundled();
        assertThat(reference.check()).isEmpty();
        assertThat(reference.text(Optional.of("cost")))
                .startsWith("# Cost of a token")
                .contains("crf(");
        assertThat(reference.rows(Optional.of("cost")).stream()
                        .filter(row -> row.name().equals("wacc_of[p]"))
                        .findFirst()
                        .orElseThrow()
                        .inputs())
                .containsExactly("cost_of_capital");
        assertThatThrownBy(() -> reference.text(Optional.of("costs")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cost");
    }

    // ---------------------------------------------------------------- bits

    @ParameterizedTest
    @ValueSource(strings = {"CHN", "USA", "NOR"})
    void oneByOneAndByColumnGiveTheSameBitsAtEveryWidth(String country) {
        List<String> variables = TokenStateModel.catalogue().all().stream()
                .map(Variable::name)
                .filter(name -> !name.startsWith("market_"))
                .collect(Collectors.toList());
        Model model = TokenStateModel.of(country)
                .against(country.equals("USA") ? "CHN" : "USA")
                .asModel(2025, 2031, variables);
        int draws = 300;
        InputSampler.Cursor cursor = InputSampler.of(
                        model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, 5, draws)
                .cursor();
        Model.ColumnEvaluator evaluator = (Model.ColumnEvaluator) model.evaluator();
        double[] in = new double[model.inputs().size()];
        double[] one = new double[model.outputs().size()];
        for (int width : new int[] {1, 7, 64, 256}) {
            double[][] many = new double[one.length][256];
            double[][] columns = cursor.columns(13, Math.min(width, draws - 13));
            evaluator.evaluate(width, columns, many);
            for (int i = 0; i < width; i += Math.max(1, width / 3)) {
                for (int k = 0; k < in.length; k++) {
                    in[k] = columns[k][i];
                }
                evaluator.evaluate(in, one);
                for (int k = 0; k < one.length; k++) {
                    assertThat(Double.doubleToLongBits(many[k][i]))
                            .as(model.outputs().get(k) + " at width " + width)
                            .isEqualTo(Double.doubleToLongBits(one[k]));
                }
            }
        }
        assertThat(Arrays.stream(one).anyMatch(v -> v != 0)).isTrue();
    }
}
