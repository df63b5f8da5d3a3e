package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Datasets;
import org.tokenstate.evidence.Estimate.Standing;

class EstimatesTest {
    private static final Estimates ESTIMATES = Estimates.of(Datasets.bundled());

    private static void is(String parameter, double value, double error, int rows) {
        Estimate e = ESTIMATES.get(parameter);
        assertThat(e.value().orElseThrow()).as(parameter).isCloseTo(value, within(5e-4));
        assertThat(e.standardError().orElseThrow()).as(parameter).isCloseTo(error, within(5e-4));
        assertThat(e.rows()).as(parameter).isEqualTo(rows);
    }

    /** The same designs in NumPy on the same rows; small-sample factors of clusters by hand. */
    @Test
    void theDesignsAreThoseOfAnotherProgram() {
        assertThat(ESTIMATES.get("own_price_elasticity").value().orElseThrow()).isCloseTo(0.8897, within(2e-4));
        assertThat(ESTIMATES.get("own_price_elasticity.model_trends").value().orElseThrow())
                .isCloseTo(0.2745, within(1e-3));
        assertThat(ESTIMATES
                        .get("own_price_elasticity.distributed_lags")
                        .value()
                        .orElseThrow())
                .isCloseTo(2.2796, within(1e-3));
        is("origin_substitution.near_frontier", 0.8283, 0.3223, 38);
        is("origin_substitution.near_frontier.changes", 0.3203, 0.5351, 37);
        is("origin_substitution.commodity", 0.2733, 0.3739, 38);
        is("origin_substitution.commodity.changes", 0.4078, 0.4712, 37);
    }

    /** Two ends and the time between them, by hand: V001 and V006, V024 and V027, V011 and V012. */
    @Test
    void growthOfVolumesIsTheLineThroughTheEnds() {
        assertThat(ESTIMATES.get("volume_growth.google").value().orElseThrow())
                .isCloseTo(Math.log(3200 / 9.7) / 2.066, within(0.01));
        assertThat(ESTIMATES.get("volume_growth.china").value().orElseThrow())
                .isCloseTo(Math.log(140 / 0.1) / 2.152, within(0.01));
        assertThat(ESTIMATES.get("volume_growth.openai_api").value().orElseThrow())
                .isCloseTo(Math.log(15.0 / 6) / 0.455, within(0.01));
        assertThat(ESTIMATES.get("volume_growth.openai_api").standardError()).isEmpty();
    }

    /** The drift of the Chinese share lies within an error of what a longer series gave, 2.4 (1.4) and 1.8. */
    @Test
    void theChineseShareDriftsUpAsInTheLongerSeries() {
        Estimate drift = ESTIMATES.get("chinese_log_odds_drift");
        assertThat(drift.value().orElseThrow()).isCloseTo(2.4, within(0.5));
        assertThat(drift.standardError().orElseThrow()).isCloseTo(1.4, within(0.2));
        assertThat(ESTIMATES.get("chinese_log_odds_volatility").value().orElseThrow())
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
            assertThat(ESTIMATES.get(parameter).standing()).as(parameter).isEqualTo(Standing.NOT_IDENTIFIED);
        }
        Estimate market = ESTIMATES.get("market_elasticity");
        assertThat(market.value()).isEmpty();
        assertThat(market.lower()).hasValue(-1.1);
        assertThat(market.upper()).hasValue(0);
    }

    @Test
    void everyEstimateSaysWhatItUsed() {
        assertThat(ESTIMATES.all()).hasSizeGreaterThan(20).allSatisfy(e -> {
            assertThat(e.method()).isNotBlank();
            assertThat(e.data()).isNotBlank();
            assertThat(e.note()).isNotBlank();
            assertThat(e.unit()).isNotBlank();
            if (e.standing() == Standing.ESTIMATED) {
                assertThat(e.standardError()).isPresent();
                assertThat(e.lower().orElseThrow()).isLessThan(e.value().orElseThrow());
                assertThat(e.upper().orElseThrow()).isGreaterThan(e.value().orElseThrow());
            }
        });
        assertThatThrownBy(() -> ESTIMATES.get("chinese_log_odds_drif"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("chinese_log_odds_drift");
    }
}
