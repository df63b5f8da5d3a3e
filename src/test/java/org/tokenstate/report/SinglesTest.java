package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.Tornado;

/** What a report shows that no draws are needed for. */
class SinglesTest {
    private static final Projection CENTRAL = TokenStateModel.of("CHN").project(2025, 2027);
    private static final Singles SINGLES = Singles.of(CENTRAL);

    private static Worlds.World world(String name) {
        return Worlds.ALL.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The first world is the report's own projection; the others lie over its scenario. */
    @Test
    void worldsLieOverTheScenarioOfTheReport() {
        assertThat(Worlds.ALL.get(0).name()).isEqualTo("baseline");
        assertThat(Worlds.ALL.get(0).values()).isEmpty();
        assertThat(SINGLES.worlds().get(Worlds.ALL.get(0))).containsSame(CENTRAL);
        Worlds.World subsidy = world("subsidy");
        assertThat(subsidy.description())
                .isEqualTo(ScenarioFiles.load("subsidy").scenario().description());
        assertThat(SINGLES.worlds().get(subsidy).orElseThrow().series("export_revenue_usd"))
                .isEqualTo(TokenStateModel.of("CHN")
                        .under(ScenarioFiles.load("subsidy").scenario())
                        .project(2025, 2027)
                        .series("export_revenue_usd"));
        assertThat(world("US power shortage").values()).isNotEmpty();
        Scenario own = Scenario.BASELINE.with("diffusion", ParameterValue.parse("diffusion", "0.5"));
        Scenario both = subsidy.apply(own);
        assertThat(both.values())
                .containsKey("diffusion")
                .hasSize(1 + subsidy.values().size());
        assertThat(subsidy.apply(TokenStateModel.of("NOR").under(own))
                        .scenario()
                        .values())
                .isEqualTo(both.values());
        assertThat(SINGLES.worlds())
                .hasSize(8)
                .allSatisfy((w, p) -> assertThat(p).as(w.name()).isPresent());
    }

    @Test
    void theTornadoIsOfTheLaterYear() {
        Tornado direct = Tornado.of(CENTRAL.model().asModel(2027, 2027, Singles.TARGETS));
        for (String target : List.of("share_of_goods_exports[2027]", "exportable_tokens[2027]")) {
            assertThat(SINGLES.tornado().orElseThrow().ranked(target)).isEqualTo(direct.ranked(target));
        }
    }

    /** A growth model that rests on outlooks is tested as the statistical one within it, and its outlooks are scored first. */
    @Test
    void theGrowthModelHasItsRecord() {
        Backtest test = Backtest.standard(CENTRAL.model().data(), List.of(GrowthModels.standard()));
        assertThat(GrowthModels.restsOnOutlooks(CENTRAL.model().scenario().choice("growth_model")))
                .isTrue();
        List<String> lines = SINGLES.backtest();
        assertThat(lines).hasSize(1 + test.scores().size());
        assertThat(lines.get(0))
                .isEqualTo("Growth model '" + CENTRAL.model().scenario().choice("growth_model") + "': "
                        + Outlooks.of(CENTRAL.model().data()).summary() + ".");
        for (int i = 0; i < test.scores().size(); i++) {
            Backtest.Score score = test.scores().get(i);
            assertThat(lines.get(1 + i))
                    .startsWith(
                            "Back-test of the growth model '" + score.method() + "' over the 30 largest generators, "
                                    + score.cases() + " forecasts of " + score.horizon() + " years: ")
                    .endsWith(" error " + Words.percent(score.mape()) + ", and " + Words.percent(score.coverage())
                            + " of values inside the 80 % interval.");
        }
        Scenario statistical = Scenario.BASELINE.with("growth_model", ParameterValue.parse("growth_model", "default"));
        List<String> without = Singles.of(
                        TokenStateModel.of("AFG").under(statistical).project(2025, 2025))
                .backtest();
        assertThat(without)
                .hasSize(test.scores().size())
                .allMatch(line -> line.startsWith("Back-test of the growth model"));
    }

    /** √(0.25 · 0.75 / 100) = 4.3 %; of odds of zero the number of draws tells more. */
    @Test
    void oddsGivenFactsHaveTheirStandardError() {
        assertThat(new Revised.Odds(0.25, 100).shown()).isEqualTo("25 % ± 4.3 %");
        assertThat(new Revised.Odds(0.5, 25).shown()).isEqualTo("50 % ± 10 %");
        assertThat(new Revised.Odds(0, 158.4).shown()).isEqualTo("0 of 158");
        assertThat(new Revised.Odds(1, 158.4).shown()).isEqualTo("100 % ± 0 %");
    }
}
