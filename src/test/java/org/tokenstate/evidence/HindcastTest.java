package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
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
        assertThat(h.targets())
                .extracting(t -> t.fact().use())
                .containsOnly(DatedFact.Use.CALIBRATION, DatedFact.Use.HINDCAST);
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
        assertThatThrownBy(() -> Hindcast.of(2025, KNOWN, FACTS.only(f -> f.id().equals("S25")), 1_000, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("outcomes of a hindcast from 2025 must be of later years but S25 is of 2025");
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

    private static Hindcast.Target of(
            String id,
            double point,
            double lower,
            double upper,
            OptionalDouble naive,
            OptionalDouble drift,
            double crps) {
        return new Hindcast.Target(FACTS.get(id), point, lower, upper, naive, drift, crps);
    }

    /** Outcomes 120 and 300 billion USD, 33 GW; the first forecast is half, the second twice, the third the outcome. */
    private static final Hindcast BY_HAND = new Hindcast(
            2025,
            500,
            List.of(
                    of("S26", 60e9, 50e9, 119e9, OptionalDouble.of(30e9), OptionalDouble.of(15e9), 0.6),
                    of("CAPEX26", 600e9, 300e9, 700e9, OptionalDouble.of(150e9), OptionalDouble.empty(), 0.4),
                    of("GW26", 33, 20, 33, OptionalDouble.empty(), OptionalDouble.empty(), 0.05)));

    @Test
    void errorsAreLogarithmsOfForecastOverOutcome() {
        Hindcast.Target half = BY_HAND.targets().get(0);
        assertThat(half.error()).isCloseTo(-Math.log(2), within(1e-12));
        assertThat(half.naiveError().orElseThrow()).isCloseTo(-Math.log(4), within(1e-12));
        assertThat(half.driftError().orElseThrow()).isCloseTo(-Math.log(8), within(1e-12));
        assertThat(BY_HAND.targets().get(1).driftError()).isEmpty();
        assertThat(BY_HAND.targets().get(2).naiveError()).isEmpty();
        // Of absolute errors, over the targets that the simple forecast has too.
        assertThat(BY_HAND.meanError()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(BY_HAND.meanNaiveError()).isCloseTo((Math.log(4) + Math.log(2)) / 2, within(1e-12));
        assertThat(BY_HAND.meanErrorWhereDrift()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(BY_HAND.meanDriftError()).isCloseTo(Math.log(8), within(1e-12));
        assertThat(BY_HAND.meanCrps()).isCloseTo(0.35, within(1e-12));
        assertThat(new Hindcast(2025, 500, BY_HAND.targets().subList(2, 3)).meanNaiveError())
                .isNaN();
    }

    /** The ends belong to the interval. */
    @Test
    void coverageIsTheShareOfOutcomesInTheirIntervals() {
        assertThat(BY_HAND.targets()).extracting(Hindcast.Target::covered).containsExactly(false, true, true);
        assertThat(BY_HAND.coverage()).isCloseTo(2 / 3.0, within(1e-12));
    }

    /** From 100 billion USD to an outcome of 120: upward is right, downward is wrong, to stand still is not right. */
    @Test
    void theRightWayIsThatOfTheOutcome() {
        for (double point : new double[] {500e9, 100e9, 90e9}) {
            assertThat(of("S26", point, 0, 0, OptionalDouble.of(100e9), OptionalDouble.empty(), 0)
                            .rightWay())
                    .contains(point > 100e9);
        }
        assertThat(of("S26", 90e9, 0, 0, OptionalDouble.of(150e9), OptionalDouble.empty(), 0)
                        .rightWay())
                .contains(true);
        assertThat(BY_HAND.targets().get(2).rightWay()).isEmpty();
    }

    /** Where the parameters say nothing of an outcome, its interval is the error of its fact alone, exp(±1.645 sd). */
    @Test
    void theErrorOfTheOutcomesFactIsInTheInterval() {
        String constant = """
                id,quantity,expression,unit,year,date,value,scale,sd,used_for,evidence,source,note
                ONE26,a,250,1,2026,2026-12-31,200,log,0.4,hindcast,assumed,-,
                """;
        DatedFacts outcome = DatedFacts.of(CsvTable.read("facts.csv", new StringReader(constant)));
        DatedFacts known = KNOWN.only(f -> f.id().equals("S25"));
        Hindcast h = Hindcast.of(2025, known, outcome, 1_000, 2);
        Hindcast.Target t = h.targets().get(0);
        assertThat(t.point()).isCloseTo(250, within(1e-9));
        // As many draws as tell: the standard error of the 5 % quantile is 2.1 sd / sqrt(n).
        double off = 4 * 2.1 * 0.4 / Math.sqrt(h.effectiveSampleSize());
        assertThat(Math.log(t.lower() / 250)).isCloseTo(-1.645 * 0.4, within(off));
        assertThat(Math.log(t.upper() / 250)).isCloseTo(1.645 * 0.4, within(off));
        assertThat(Math.log(t.upper() / t.lower())).isGreaterThan(2 * 1.645 * 0.4 - off);
        // A normal of 0.4 whose outcome is ln 1.25 = 0.558 of it off: 0.4 (w (2Φ(w) - 1) + 2 φ(w) - 1/√π).
        double w = Math.log(250 / 200.0) / 0.4;
        double phi = Math.exp(-w * w / 2) / Math.sqrt(2 * Math.PI);
        assertThat(t.crps())
                .isCloseTo(
                        0.4 * (w * (2 * StandardNormal.cdf(w) - 1) + 2 * phi - 1 / Math.sqrt(Math.PI)),
                        within(off / 2));
        assertThat(h.baseYear()).isEqualTo(2025);
    }
}
