package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.internal.StandardNormal;

class HindcastTest {
    private static final DatedFacts FACTS = DatedFacts.bundled();
    private static final DatedFacts KNOWN = FACTS.knownOn(LocalDate.of(2025, 12, 31));
    private static final DatedFacts LATER = FACTS.only(f -> f.year() > 2025 && f.use() == DatedFact.Use.CALIBRATION);

    @Test
    void baseYear2025BeatsNaiveAndDrift() {
        Hindcast h = Hindcast.of(2025, 3_000, 2);
        assertThat(h.targets()).hasSize(11);
        assertThat(h.meanError()).isLessThan(0.6 * h.meanNaiveError());
        assertThat(h.meanErrorWhereDrift()).isLessThan(0.6 * h.meanDriftError());
        assertThat(h.coverage()).isGreaterThan(0.5);
        Hindcast.Target share = target(h, "CN26");
        assertThat(share.rightWay()).contains(true);
        assertThat(share.naiveError().orElseThrow()).isCloseTo(Math.log(0.06 / 0.2), within(1e-12));
        assertThat(target(h, "S26").driftError().orElseThrow()).isCloseTo(Math.log(35 * 7 / 120.0), within(1e-12));
        assertThat(target(h, "CNAPP26").naive()).isEmpty();
        for (Hindcast.Target t : h.targets()) {
            assertThat(t.point()).as(t.fact().id()).isBetween(t.lower(), t.upper());
            assertThat(t.crps()).isPositive();
        }
    }

    /** Worse than the growth of the year before on spending: it expects the growth of revenue of two laboratories to slow. */
    @Test
    void baseYear2024BeatsNaive() {
        Hindcast h = Hindcast.of(2024, 3_000, 2);
        assertThat(h.targets()).hasSize(24);
        assertThat(h.meanError()).isLessThan(0.6 * h.meanNaiveError());
        assertThat(h.coverage()).isGreaterThan(0.5);
        assertThat(target(h, "CN25").rightWay()).contains(true);
        assertThat(target(h, "CN26").rightWay()).contains(true);
        assertThat(Math.abs(target(h, "S25").error()))
                .isGreaterThan(Math.abs(target(h, "S25").driftError().orElseThrow()));
        assertThat(h.targets().stream().filter(t -> t.drift().isPresent()).map(t -> t.fact()
                        .id()))
                .containsExactly("S25", "GW25", "S26", "GW26");
    }

    private static Hindcast.Target target(Hindcast h, String id) {
        return h.targets().stream()
                .filter(t -> t.fact().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLaterFactIsRefused() {
        DatedFacts planted = KNOWN.and(FACTS.only(f -> f.id().equals("GWC25")));
        assertThatThrownBy(() -> Hindcast.of(2025, planted, LATER, 1_000, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("facts of a hindcast from 2025 must be dated <= 2025-12-31 but GWC25 is dated 2026-04-30");
        assertThatThrownBy(() -> Hindcast.of(2025, KNOWN, FACTS, 1_000, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must be of later years but S23 is of 2023");
    }

    /** What came does not move what is forecast. */
    @Test
    void outcomesDoNotMoveTheForecast() {
        DatedFacts other = DatedFacts.of(
                CsvTable.read(
                        "facts.csv",
                        new StringReader(
                                "id,quantity,expression,unit,year,date,value,scale,sd,used_for,evidence,source,note\n"
                                        + "S26,a,world_spending_usd,USD/yr,2026,2026-12-31,900000000000,log,0.2,calibration,assumed,-,\n")));
        Hindcast one = Hindcast.of(2025, KNOWN, LATER.only(f -> f.id().equals("S26")), 1_000, 1);
        Hindcast two = Hindcast.of(2025, KNOWN, other, 1_000, 2);
        assertThat(two.targets().get(0).point()).isEqualTo(one.targets().get(0).point());
        assertThat(two.targets().get(0).upper()).isEqualTo(one.targets().get(0).upper());
        assertThat(two.targets().get(0).error())
                .isNotEqualTo(one.targets().get(0).error());
    }

    /** Of a standard normal distribution at its centre: sqrt(2/pi) - 1/sqrt(pi) (Gneiting and Raftery 2007). */
    @Test
    void theScoreOfANormalIsKnown() {
        int n = 20_000;
        double[] draws = new double[n];
        Arrays.setAll(draws, i -> StandardNormal.quantile((i + 0.5) / n));
        assertThat(Hindcast.crps(draws, 0)).isCloseTo(Math.sqrt(2 / Math.PI) - 1 / Math.sqrt(Math.PI), within(1e-4));
        assertThat(Hindcast.crps(new double[] {1}, 3)).isEqualTo(2);
    }
}
