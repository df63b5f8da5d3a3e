package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.Ensemble;

/** The text of the model: units, sets as data, a user's equations, and the same bits by one draw or by many. */
class ModelTextTest {
    private static final ModelText.Kind CHINA = new ModelText.Kind("CHN", true);

    @Test
    void theUnitsOfTheTextAgree() {
        assertThat(ModelText.bundled().check()).isEmpty();
    }

    static List<ModelText.Kind> kinds() {
        return ModelText.bundled().kinds();
    }

    /** What the build wrote into the jar is what the chapters compile to. */
    @ParameterizedTest
    @MethodSource("kinds")
    void theCompiledFormIsTheText(ModelText.Kind kind) throws IOException {
        ModelText text = ModelText.bundled();
        ByteArrayOutputStream fresh = new ByteArrayOutputStream();
        text.compile(kind).write(fresh);
        ByteArrayOutputStream shipped = new ByteArrayOutputStream();
        CompiledText.read(text, kind).orElseThrow().write(shipped);
        assertThat(shipped.toByteArray()).isEqualTo(fresh.toByteArray());
    }

    @Test
    void noCountryIsNamedInTheChapters() {
        for (String chapter : text("/org/tokenstate/model/contents.txt").lines().toList()) {
            List<String> equations = text("/org/tokenstate/model/" + chapter)
                    .lines()
                    .filter(line -> line.startsWith("    "))
                    .map(line -> line.replaceFirst("#.*", ""))
                    .filter(line -> line.matches(".*\\b(USA|CHN|EUR|GLF|ROW|OPEN|WEST|EAST|EUROPE)\\b.*"))
                    .toList();
            assertThat(equations).as(chapter).isEmpty();
        }
    }

    @Test
    void everyResultHasItsUnitDescriptionAndPlace() {
        List<Variable> results = TokenStateModel.catalogue().all();
        assertThat(results).hasSizeGreaterThan(90).allSatisfy(variable -> {
            assertThat(variable.description()).as(variable.name()).isNotBlank();
            assertThat(variable.unit()).as(variable.name()).isNotBlank();
            assertThat(variable.chapter()).as(variable.name()).endsWith(".md");
            assertThat(variable.line()).as(variable.name()).isPositive();
        });
        assertThat(results.stream().map(Variable::name)).doesNotHaveDuplicates();
        for (BindingConstraint constraint : BindingConstraint.values()) {
            assertThat(ModelText.bundled()
                            .compiled(CHINA)
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

    private static CsvTable csv(String name, String text) {
        return CsvTable.read(name, new StringReader(text));
    }

    /** The bundled tables but one, of which a row is split in two: itself and a copy of another name. */
    private static ModelTables split(String table, String element, String twin, UnaryOperator<String> changed) {
        return ModelTables.of(name -> {
            if (!name.equals(table)) {
                return CsvTable.bundled(name);
            }
            StringBuilder all = new StringBuilder();
            dataset(name).lines().forEach(line -> {
                boolean of = line.startsWith(element + ",");
                all.append(of ? changed.apply(line) : line).append('\n');
                if (of) {
                    all.append(changed.apply(line).replaceFirst(element, twin)).append('\n');
                }
            });
            return csv(name, all.toString());
        });
    }

    /** The parameters of an element once more under the name of its twin. */
    private static ParameterTable parameters(String element, String twin) {
        String table = dataset("parameters.csv");
        StringBuilder all = new StringBuilder(table);
        for (String line : table.lines().toList()) {
            List<String> parts = List.of(line.split(",", -1)[0].split("\\.", -1));
            for (int i = 1; i < parts.size(); i++) {
                if (parts.get(i).equals(element)) {
                    List<String> other = new ArrayList<>(parts);
                    other.set(i, twin);
                    all.append('\n')
                            .append(String.join(".", other))
                            .append(line.substring(line.indexOf(',')).replace("." + element, "." + twin));
                }
            }
        }
        return ParameterTable.of(csv("parameters.csv", all.append('\n').toString()));
    }

    /**
     * Runs a text of one's own tables with the inputs of the bundled one, by name: a twin has those of the element it was split
     * from, {@code halved} what was divided between the two.
     */
    private static double[][] run(
            ModelText text, String element, String twin, Predicate<String> halved, List<String> variables) {
        TokenStateModel like = TokenStateModel.of("CHN").against("USA");
        YearModel of = text.compiled(CHINA);
        EquationSystem bundled = like.year().system();
        Inputs inputs = like.inputs(2040);
        double[][] values = new double[of.system().parameters().size()][];
        for (int i = 0; i < values.length; i++) {
            String name = of.system().parameters().get(i).replaceAll("\\b" + twin + "\\b", element);
            double[] path = inputs.parameters()[bundled.parameters().indexOf(name)];
            boolean both = List.of(name.split("\\.", -1)).contains(element) && halved.test(name);
            values[i] = both ? Arrays.stream(path).map(v -> v / 2).toArray() : path;
        }
        double[] figures = of.system().figures().stream()
                .mapToDouble(name -> inputs.figures()[bundled.figures().indexOf(name)])
                .toArray();
        double[][] data = of.system().data().stream()
                .map(name -> inputs.data()[bundled.data().indexOf(name.replaceAll("\\b" + twin + "\\b", element))])
                .toArray(double[][]::new);
        double[][] results = new double[inputs.years()][variables.size() + 1]; // and the residual
        of.program(variables).plain().run(new Inputs(2025, inputs.years(), values, figures, data), results);
        return results;
    }

    private static final List<String> OF_THE_WORLD = List.of(
            "world_tokens", "world_spending_usd", "price[WEST]", "price[EAST]", "gw[USA]", "token_balance_usd[CHN]");

    /** Results of the world with an element split in two, beside those of the bundled text. */
    private static void sameWorld(
            ModelText text, String element, String twin, Predicate<String> halved, String one, String other) {
        List<String> variables = new ArrayList<>(OF_THE_WORLD);
        variables.addAll(List.of(one, other));
        double[][] split = run(text, element, twin, halved, variables);
        double[][] whole = run(ModelText.bundled(), element, element, name -> false, OF_THE_WORLD);
        for (int t = 0; t < split.length; t++) {
            for (int i = 0; i < OF_THE_WORLD.size(); i++) {
                assertThat(split[t][i])
                        .as(OF_THE_WORLD.get(i) + " " + (2025 + t))
                        .isCloseTo(whole[t][i], withinPercentage(1e-7));
            }
            assertThat(split[t][variables.size() - 2]).as(one).isPositive();
            assertThat(split[t][variables.size() - 1]).as(other).isEqualTo(split[t][variables.size() - 2]);
        }
    }

    /** Half of a tier's buyers who turn to a twin of it change nothing else. */
    @Test
    void aFourthTierIsARowOfATable() {
        ModelText text =
                ModelText.of(split("tiers.csv", "commodity", "tiny", line -> line), parameters("commodity", "tiny"));
        sameWorld(
                text,
                "commodity",
                "tiny",
                name -> name.startsWith("tier_share."),
                "volume[EUR,api,commodity,OPEN]",
                "volume[EUR,api,tiny,OPEN]");
    }

    /** Open weights of two houses, of half the share each, are bought as those of one. */
    @Test
    void aFourthOriginIsRowsOfTables() {
        ModelTables tables = split(
                "origins.csv", "OPEN", "OPEN2", line -> line.replace(" open_share[k])\"", " open_share[k] / 2)\""));
        sameWorld(
                ModelText.of(tables, parameters("OPEN", "OPEN2")),
                "OPEN",
                "OPEN2",
                name -> false,
                "volume[EUR,api,frontier,OPEN]",
                "volume[EUR,api,frontier,OPEN2]");
    }

    /** A region that is half of the rest of the world leaves prices and the other regions as they are. */
    @Test
    void aSixthRegionIsRowsOfTables() {
        ModelTables tables = split("regions.csv", "ROW", "SOUTH", line -> line);
        sameWorld(
                ModelText.of(tables, parameters("ROW", "SOUTH")),
                "ROW",
                "SOUTH",
                name -> name.matches("(base_gdp_usd|base_goods_exports_usd|stock_gw|additions_gw|demand_split)\\..*"),
                "gw[ROW]",
                "gw[SOUTH]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels.csv | demand_elasticity.app | demand_elasticity.ap | channels.csv:3:",
                "pools.csv    | capex_paid_usd_per_kw | capex_paid           | pools.csv:3:"
            })
    void aFaultOfACellNamesItsRow(String table, String cell, String wrong, String place) {
        ModelTables tables = ModelTables.of(name -> name.equals(table.strip())
                ? csv(name, dataset(name).replace(cell, wrong) + "\n")
                : CsvTable.bundled(name));
        assertThatThrownBy(() -> ModelText.of(tables, ParameterTable.bundled()).compiled(CHINA))
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
        Scenario half = Scenario.BASELINE.withEquations(
                "replace markup[r, c, k, o] = base_markup[r, c, k, o] * where(elapsed > 0 [yr], 0.5, 1)\n");
        Projection base = TokenStateModel.of("CHN").project(2025, 2030);
        Projection changed = TokenStateModel.of("CHN").under(half).project(2025, 2030);
        assertThat(changed.in(2025).value("world_spending_usd"))
                .isEqualTo(base.in(2025).value("world_spending_usd"));
        assertThat(changed.in(2030).value("world_tokens").orElseThrow())
                .as("cheaper tokens are bought more")
                .isGreaterThan(1.05 * base.in(2030).value("world_tokens").orElseThrow());
        assertThat(changed.notes()).anyMatch(note -> note.text().contains("where(elapsed > 0 [yr], 0.5, 1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own \"USD/yr\" = 0.03 * export_revenue | f.yaml:4:25: ",
                "own \"USD\" = 0.03 * export_revenue_usd | f.yaml:4:",
                "replace mark_up[r, c, k, o] = 1 | f.yaml:4:11: ",
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
                .startsWith("# Cost of compute")
                .contains("crf(");
        assertThat(reference.rows(Optional.of("cost")).stream()
                        .filter(row -> row.name().equals("capital_usd_per_kwh[r]"))
                        .findFirst()
                        .orElseThrow()
                        .inputs())
                .contains("capex_of_fleet", "wacc.USA", "cost_life");
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
        for (int width : new int[] {1, 7, 64, Model.ColumnEvaluator.MOST_DRAWS}) {
            double[][] many = new double[one.length][width];
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
