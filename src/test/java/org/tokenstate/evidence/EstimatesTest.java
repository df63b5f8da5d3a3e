package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Datasets;
import org.tokenstate.evidence.Estimate.Standing;

class EstimatesTest {
    /** By another program on the same rows; see {@link #theDesignsAreThoseOfAnotherProgram}. */
    private static final String OTHER_PROGRAM = """
            own_price_elasticity                    0.889725 1.233593 -1.578688 3.358138 1483 NOT_IDENTIFIED
            own_price_elasticity.model_trends       0.274480 0.661394 -1.048966 1.597926 1483 NOT_IDENTIFIED
            own_price_elasticity.distributed_lags   2.279669 0.413939 1.443702 3.115637 1068 NOT_IDENTIFIED
            own_price_elasticity.events             0.485006 0.539489 -0.572373 1.542384 4 NOT_IDENTIFIED
            origin_substitution.near_frontier       0.828339 0.322310 0.174014 1.482663 38 BOUND
            origin_substitution.near_frontier.changes 0.320336 0.535143 -0.766062 1.406735 37 NOT_IDENTIFIED
            origin_substitution.commodity           0.273289 0.373912 -0.485793 1.032370 38 BOUND
            origin_substitution.commodity.changes   0.407804 0.471179 -0.548740 1.364349 37 BOUND
            chinese_log_odds_drift                  2.574996 1.415611 -0.353419 5.503411 25 ESTIMATED
            chinese_log_odds_volatility             1.709045 0.251985 1.187774 2.230315 25 ESTIMATED
            volume_growth.openrouter                3.154619 0.557984 1.971746 4.337492 18 ESTIMATED
            volume_growth.google                    2.807885 1.004437 0.019120 5.596650 6 ESTIMATED
            volume_growth.china                     3.366010 0.584865 0.849537 5.882483 4 ESTIMATED
            volume_growth.doubao                    3.512769 0.826146 1.389093 5.636445 7 ESTIMATED
            volume_growth.google_api                1.362479 0.421416 -3.992123 6.717081 3 NOT_IDENTIFIED
            list_price_trend.frontier               0.013765 0.011167 -0.014939 0.042470 740 NOT_IDENTIFIED
            list_price_trend.near_frontier          -0.129170 0.140040 -0.445963 0.187623 673 ESTIMATED
            list_price_trend.commodity              0.005825 0.007201 -0.011795 0.023445 293 NOT_IDENTIFIED
            price_paid_growth.openrouter            1.083991 1.231418 -1.463391 3.631372 25 ESTIMATED
            """;

    private final Estimates estimates = Estimates.of(Datasets.bundled());

    /**
     * NumPy and SciPy on the same rows: panels by least squares with a dummy of each model and day, clustered errors by their formula,
     * walks by generalised least squares with the whole covariance matrix. Value, error and interval, rows; the standing by the
     * rules.
     */
    @Test
    void theDesignsAreThoseOfAnotherProgram() {
        List<String> named = new ArrayList<>(
                List.of("market_elasticity", "origin_substitution.frontier", "volume_growth.openai_api"));
        OTHER_PROGRAM.lines().forEach(line -> {
            String[] cells = line.split(" +");
            named.add(cells[0]);
            Estimate e = estimates.get(cells[0]);
            assertThat(new double[] {
                        e.value().orElseThrow(),
                        e.standardError().orElseThrow(),
                        e.lower().orElseThrow(),
                        e.upper().orElseThrow()
                    })
                    .as(cells[0])
                    .containsExactly(
                            new double[] {
                                Double.parseDouble(cells[1]),
                                Double.parseDouble(cells[2]),
                                Double.parseDouble(cells[3]),
                                Double.parseDouble(cells[4])
                            },
                            within(2e-6));
            assertThat(e.rows()).as(cells[0]).isEqualTo(Integer.parseInt(cells[5]));
            assertThat(e.standing()).as(cells[0]).isEqualTo(Standing.valueOf(cells[6]));
        });
        assertThat(estimates.all()).extracting(Estimate::parameter).containsExactlyInAnyOrderElementsOf(named);
    }

    /** Two ends and the time between them, by hand: V001 and V006, V024 and V027, V011 and V012. */
    @Test
    void growthOfVolumesIsTheLineThroughTheEnds() {
        assertThat(estimates.get("volume_growth.google").value().orElseThrow())
                .isCloseTo(Math.log(3200 / 9.7) / 2.066, within(0.01));
        assertThat(estimates.get("volume_growth.china").value().orElseThrow())
                .isCloseTo(Math.log(140 / 0.1) / 2.152, within(0.01));
        Estimate two = estimates.get("volume_growth.openai_api");
        // From noon on 16 October to noon on 31 March.
        assertThat(two.value().orElseThrow()).isCloseTo(Math.log(15.0 / 6) / (166 / 365.0), within(1e-9));
        assertThat(two.standardError()).isEmpty();
        assertThat(two.lower()).isEmpty();
        assertThat(two.upper()).isEmpty();
        assertThat(two.rows()).isEqualTo(2);
        assertThat(two.data()).isEqualTo("token_history V011 to V012");
    }

    /** The drift of the Chinese share lies within an error of what a longer series gave, 2.4 (1.4) and 1.8. */
    @Test
    void theChineseShareDriftsUpAsInTheLongerSeries() {
        Estimate drift = estimates.get("chinese_log_odds_drift");
        assertThat(drift.value().orElseThrow()).isCloseTo(2.4, within(0.5));
        assertThat(drift.standardError().orElseThrow()).isCloseTo(1.4, within(0.2));
        assertThat(estimates.get("chinese_log_odds_volatility").value().orElseThrow())
                .isCloseTo(1.8, within(0.25));
    }

    @Test
    void whatIsNotIdentifiedSaysSo() {
        for (String parameter : new String[] {
            "own_price_elasticity",
            "own_price_elasticity.model_trends",
            "own_price_elasticity.distributed_lags",
            "own_price_elasticity.events",
            "market_elasticity",
            "origin_substitution.frontier",
            "volume_growth.google_api",
            "volume_growth.openai_api"
        }) {
            assertThat(estimates.get(parameter).standing()).as(parameter).isEqualTo(Standing.NOT_IDENTIFIED);
        }
        assertThat(estimates.get("own_price_elasticity").note())
                .isEqualTo(
                        "list prices changed for 6 models, of the 10 that clustered errors need; endogenous: prices are cut"
                                + " where demand is short");
        assertThat(estimates.get("origin_substitution.frontier").note())
                .isEqualTo("on 0 days models of both origins are sold in this tier");
        assertThat(estimates.get("list_price_trend.near_frontier").note()).contains(" 10 developers;");
        assertThat(estimates.get("own_price_elasticity.events").note()).isEqualTo("interval wider than 2");
        Estimate market = estimates.get("market_elasticity");
        assertThat(market.value()).isEmpty();
        assertThat(market.lower()).hasValue(-1.1);
        assertThat(market.upper()).hasValue(0);
    }

    @Test
    void everyEstimateSaysWhatItUsed() {
        assertThat(estimates.all()).hasSizeGreaterThan(20).allSatisfy(e -> {
            assertThat(e.method()).isNotBlank();
            assertThat(e.data()).isNotBlank();
            assertThat(e.note()).isNotBlank();
            assertThat(e.unit())
                    .isEqualTo(
                            e.parameter().contains("elasticity")
                                            || e.parameter().contains("substitution")
                                    ? "1"
                                    : e.parameter().contains("volatility") ? "log points/sqrt(yr)" : "log points/yr");
            if (e.standing() == Standing.ESTIMATED) {
                assertThat(e.standardError()).isPresent();
                assertThat(e.lower().orElseThrow()).isLessThan(e.value().orElseThrow());
                assertThat(e.upper().orElseThrow()).isGreaterThan(e.value().orElseThrow());
            }
        });
        assertThatThrownBy(() -> estimates.get("chinese_log_odds_drif"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("chinese_log_odds_drift");
    }

    @Test
    void standingsHaveWords() {
        assertThat(Standing.values())
                .extracting(Standing::label)
                .containsExactly("estimated", "bound", "not identified");
    }

    /** Ten clusters and an interval of two will do. */
    @Test
    void fewClustersAndWideIntervalsIdentifyNothing() {
        assertThat(Estimates.standing(10, 1)).isEqualTo(Standing.ESTIMATED);
        assertThat(Estimates.standing(9, 0.1)).isEqualTo(Standing.NOT_IDENTIFIED);
        assertThat(Estimates.standing(30, Math.nextUp(1.0))).isEqualTo(Standing.NOT_IDENTIFIED);
    }
}
