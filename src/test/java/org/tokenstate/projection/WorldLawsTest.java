package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Inputs;
import org.tokenstate.equations.internal.LaneRun;
import org.tokenstate.equations.internal.Program;
import org.tokenstate.equations.internal.Rates;
import org.tokenstate.numeric.internal.CounterRandom;

/** What holds of the world whatever is assumed. */
class WorldLawsTest {
    private static final int YEARS = 26;
    private static final ModelText TEXT = ModelText.bundled();
    private static final EquationSystem SYSTEM = WorldModel.bundled().system();

    private static double draw(Parameter parameter, int draw) {
        double u = CounterRandom.of(7, parameter.name()).uniform(draw, 0);
        return parameter.distribution().orElseThrow().quantile(Math.min(0.999, Math.max(0.001, u)));
    }

    /** Lanes of the outputs by year for some draws, from all distributions of the table. */
    private static double[][][] draw(List<String> outputs, int draws, int width) {
        Program program = SYSTEM.program(
                outputs,
                new Rates(name -> TEXT.parameters().get(name).distribution().isPresent(), name -> true, name -> false));
        Inputs inputs = WorldModel.bundled().inputs(YEARS);
        LaneRun run = program.bind(inputs).lanes(width);
        double[][][] all = new double[outputs.size()][YEARS][draws];
        for (int from = 0; from < draws; from += width) {
            int n = Math.min(width, draws - from);
            double[][][] drawn = new double[SYSTEM.parameters().size()][][];
            for (int p = 0; p < drawn.length; p++) {
                Parameter parameter = TEXT.parameters().get(SYSTEM.parameters().get(p));
                if (parameter.distribution().isPresent()) {
                    boolean byYear = parameter.timing() == Timing.BY_YEAR;
                    drawn[p] = new double[byYear ? YEARS : 1][n];
                    for (int year = 0; year < drawn[p].length; year++) {
                        for (int i = 0; i < n; i++) {
                            drawn[p][year][i] = byYear && year == 0
                                    ? parameter.defaultValue().at(TokenStateModel.FIRST_YEAR)
                                    : draw(parameter, from + i);
                        }
                    }
                }
            }
            double[][][] results = new double[outputs.size()][YEARS][width];
            run.run(n, drawn, new double[0][][], results);
            for (int o = 0; o < all.length; o++) {
                for (int year = 0; year < YEARS; year++) {
                    System.arraycopy(results[o][year], 0, all[o][year], from, n);
                }
            }
        }
        return all;
    }

    private static List<String> ofRegions(String... names) {
        return java.util.Arrays.stream(names)
                .flatMap(name -> SYSTEM.elements("region").stream().map(region -> name + "[" + region + "]"))
                .toList();
    }

    @Test
    void balancesAddUpToNothingAndSpendingStaysUnderItsCeilingInEveryDraw() {
        List<String> balances = ofRegions("token_balance_usd", "token_exports_usd");
        double[][][] trade = draw(balances, 96, 32);
        List<String> ceilings = SYSTEM.instances().stream()
                .filter(name -> name.startsWith("spending_of_ceiling["))
                .toList();
        double[][][] spending = draw(ceilings, 96, 32);
        for (int year = 0; year < YEARS; year++) {
            for (int i = 0; i < 96; i++) {
                double sum = 0;
                double exports = 0;
                for (int r = 0; r < 5; r++) {
                    sum += trade[r][year][i];
                    exports += trade[5 + r][year][i];
                }
                assertThat(Math.abs(sum)).as("draw " + i).isLessThanOrEqualTo(1e-12 * exports);
                for (double[][] market : spending) {
                    assertThat(market[year][i]).as("draw " + i).isLessThan(1);
                }
            }
        }
    }

    /** No draw is without gain of users, break-even or haircut, and no more is lost than was put in. */
    @Test
    void outcomesExistInEveryDraw() {
        List<String> names = SYSTEM.instances().stream()
                .filter(name ->
                        name.matches("(price_index|users_gain_usd|break_even_price_ratio|valuation_haircut)\\[.*"))
                .toList();
        double[][][] drawn = draw(names, 64, 32);
        for (int o = 0; o < names.size(); o++) {
            for (int year = 0; year < YEARS; year++) {
                for (int i = 0; i < 64; i++) {
                    double value = drawn[o][year][i];
                    String at = names.get(o) + " draw " + i + " year " + year;
                    assertThat(value).as(at).isFinite();
                    if (names.get(o).startsWith("valuation_haircut")) {
                        assertThat(value).as(at).isLessThan(2);
                    } else if (!names.get(o).startsWith("users_gain")) {
                        assertThat(value).as(at).isPositive();
                    }
                }
            }
        }
    }

    @Test
    void aDrawHasTheSameBitsInEveryCompany() {
        List<String> outputs = ofRegions("token_exports_usd", "gw");
        double[][][] wide = draw(outputs, 64, 64);
        double[][][] odd = draw(outputs, 64, 7);
        double[][][] alone = draw(outputs, 5, 1);
        assertThat(odd).isDeepEqualTo(wide);
        for (int o = 0; o < wide.length; o++) {
            for (int year = 0; year < YEARS; year++) {
                for (int i = 0; i < 5; i++) {
                    assertThat(alone[o][year][i]).isEqualTo(wide[o][year][i]);
                }
            }
        }
    }

    /** Who belongs where may differ between draws: each is solved in its own shape, as if it were alone. */
    @Test
    void drawsWithDifferentPoolsAreAsAlone() {
        List<String> outputs = ofRegions("token_exports_usd", "gw");
        Program program =
                SYSTEM.program(outputs, new Rates(name -> name.equals("host_pool.GLF"), name -> true, name -> false));
        LaneRun run = program.bind(WorldModel.bundled().inputs(YEARS)).lanes(5);
        double[][][] drawn = new double[SYSTEM.parameters().size()][][];
        int joins = SYSTEM.parameters().indexOf("host_pool.GLF");
        drawn[joins] = new double[YEARS][5];
        for (int year = 4; year < YEARS; year++) {
            drawn[joins][year] = new double[] {0, 1, year > 8 ? 1 : 0, 0, 1};
        }
        double[][][] results = new double[outputs.size()][YEARS][5];
        run.run(5, drawn, new double[0][][], results);
        List<String> paths = List.of("0", "2028: 0, 1", "2033: 0, 1", "0", "2028: 0, 1");
        for (int i = 0; i < 5; i++) {
            WorldProjection alone = WorldModel.bundled()
                    .under(Scenario.BASELINE.with("host_pool.GLF", ParameterValue.parse("host_pool.GLF", paths.get(i))))
                    .project(2025, 2050);
            for (int o = 0; o < outputs.size(); o++) {
                for (int year = 0; year < YEARS; year++) {
                    assertThat(results[o][year][i])
                            .as(outputs.get(o) + " " + (2025 + year))
                            .isEqualTo(alone.at(2025 + year, outputs.get(o)));
                }
            }
        }
    }

    @Test
    void theBaseYearIsSpentAtItsPricesForAnyElasticity() {
        WorldProjection world = WorldModel.bundled().project(2025, 2025);
        for (String region : world.elements("region")) {
            for (String channel : world.elements("channel")) {
                assertThat(world.at(2025, "producer_revenue_usd", region, channel))
                        .isCloseTo(world.at(2025, "base_spending_usd", region, channel), within(1e-11));
            }
        }
        WorldProjection other = WorldModel.bundled()
                .under(Scenario.BASELINE
                        .with("demand_elasticity", ParameterValue.parse("demand_elasticity", "-0.5"))
                        .with("tier_substitution", ParameterValue.parse("tier_substitution", "0.3")))
                .project(2025, 2026);
        same(world, other, 2025);
        assertThat(other.at(2026, "world_tokens"))
                .isNotEqualTo(WorldModel.bundled().project(2025, 2026).at(2026, "world_tokens"));
    }

    private static org.assertj.core.data.Percentage within(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }

    private static void same(WorldProjection one, WorldProjection other, int to) {
        for (int year = 2025; year <= to; year++) {
            for (String result : one.results()) {
                assertThat(Double.doubleToLongBits(other.at(year, result)))
                        .as(year + " " + result)
                        .isEqualTo(Double.doubleToLongBits(one.at(year, result)));
            }
        }
    }

    @Test
    void aChangeMovesNoEarlierYear() {
        WorldProjection base = WorldModel.bundled().project(2025, 2032);
        for (Parameter parameter : TEXT.parameters().all()) {
            boolean looked = parameter.name().matches(".*(CHN|OPEN|api)|chip_penalty|host_pool.GLF")
                    && !parameter.name().equals("host_pool.CHN"); // a pool must have a host
            if (parameter.timing() == Timing.BY_YEAR && looked) {
                double before = parameter.defaultValue().at(2029);
                double after =
                        parameter.unit().equals("pool") ? 1 - before : (parameter.lower() + 3 * before) / 4 + 0.01;
                double value = Math.max(parameter.lower(), Math.min(parameter.upper(), after));
                YearPath path = parameter.defaultValue().between(2030, TokenStateModel.LAST_YEAR, v -> value);
                WorldProjection changed = WorldModel.bundled()
                        .under(Scenario.BASELINE.with(parameter.name(), ParameterValue.of(path)))
                        .project(2025, 2032);
                same(base, changed, 2029);
            }
        }
    }

    @Test
    void slackLimitsChangeNothing() {
        WorldProjection base = WorldModel.bundled().project(2025, 2035);
        WorldProjection slack = WorldModel.bundled()
                .under(Scenario.BASELINE
                        .with("chips_gw.CHN", ParameterValue.parse("chips_gw.CHN", "5000"))
                        .with("power_limit_gw.USA", ParameterValue.parse("power_limit_gw.USA", "5000")))
                .project(2025, 2035);
        for (int year = 2025; year <= 2035; year++) {
            assertThat(slack.at(year, "token_exports_usd", "CHN")).isEqualTo(base.at(year, "token_exports_usd", "CHN"));
        }
    }

    @Test
    void faultsNameTheNearest() {
        assertThatThrownBy(() -> Scenario.BASELINE.with("tarif.USA.CHN", ParameterValue.parse("tarif.USA.CHN", "1")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tariff.USA.CHN");
        assertThatThrownBy(
                        () -> Scenario.BASELINE.with("tariff.USA.CHN", ParameterValue.parse("tariff.USA.CHN", "100")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[0, 5]");
        assertThatThrownBy(() -> WorldModel.bundled().project(2025, 2040).value(2030, "gw", "CHM"))
                .hasMessageContaining("gw[CHN]");
    }
}
