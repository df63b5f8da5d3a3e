package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The pieces of the solver one at a time: derivatives, residuals by hand, and how much work an equilibrium takes. */
class ClearingTest {
    /** One market, one tier, one origin of which each unit of volume takes one kWh: use = scale × (p/1)^ε, p = 1 + s. */
    private static final class Monopoly extends MarketInputs {
        final DemandSystem demand = new DemandSystem(this);
        final EnergySteps curve = new EnergySteps(this);
        final Clearing clearing = new Clearing(this, demand, curve);

        Monopoly() {
            super(1, 1, 1, 3);
            setElasticities(-2, 1.5, 4);
            price[0] = 1;
            energy[0] = 1;
            demand.calibrate(
                    new double[] {100}, new double[] {1}, new double[] {1}, new double[] {1}, new double[] {1});
            Arrays.fill(demand.served, true);
        }

        Monopoly steps(double... priceAndQuantity) {
            stepCount[0] = priceAndQuantity.length / 2;
            for (int j = 0; j < stepCount[0]; j++) {
                stepPrice[j] = priceAndQuantity[2 * j];
                stepQuantity[j] = priceAndQuantity[2 * j + 1];
            }
            return this;
        }

        Monopoly clear() {
            demand.prepare();
            curve.prepare();
            clearing.equilibrate(false);
            return this;
        }

        double residualAt(double scale, double s) {
            demandScale[0] = scale;
            energyPrice[0] = s;
            demand.prepare();
            demand.evaluate(false);
            return clearing.complementarity();
        }
    }

    /** Use beyond supply on a step, below it on the vertical part, and beyond the next step are each a residual. */
    @Test
    void residualsByHand() {
        Monopoly m = new Monopoly().steps(0, 400, 1, 50, 3, 1000);
        // On the first step: 100 of 400.
        assertThat(m.clear().energyPrice[0]).isZero();
        assertThat(m.residualAt(1, 0)).isZero();
        assertThat(m.residualAt(4, 0)).isZero();
        assertThat(m.residualAt(5, 0)).isCloseTo(0.25, within(1e-12));
        // On the second step, at s = 1 and so a price of 2: use = 25 scale, between 400 and 450.
        m.demandScale[0] = 17;
        assertThat(m.clear().energyPrice[0]).isEqualTo(1);
        assertThat(m.residualAt(17, 1)).isZero();
        assertThat(m.residualAt(16, 1)).isZero();
        assertThat(m.residualAt(18, 1)).isZero();
        assertThat(m.residualAt(19.8, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(m.residualAt(12, 1)).isCloseTo(0.25, within(1e-12));
        // On the vertical part above the first step: use = 400 at 1600 = 100 scale / 4.
        m.demandScale[0] = 9;
        assertThat(m.clear().energyPrice[0]).isCloseTo(0.5, within(1e-12));
        assertThat(m.residualAt(9, 0.5)).isCloseTo(0, within(1e-12));
        assertThat(m.residualAt(9.9, 0.5)).isCloseTo(0.1, within(1e-12));
        assertThat(m.residualAt(8.1, 0.5)).isCloseTo(0.1, within(1e-12));
        // The right use there, but at a price above the next step.
        assertThat(m.residualAt(25, 1.5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void withoutEnergyOnAStepNothingMayBeUsedThere() {
        Monopoly m = new Monopoly().steps(1, 400, 2, 100);
        // No energy below the price of 1: the supply of the first break is 0.
        assertThat(m.clear().energyPrice[0]).isEqualTo(1);
        Monopoly idle = new Monopoly().steps(1, 400);
        idle.demandScale[0] = 0;
        assertThat(idle.clear().energyPrice[0]).isZero();
        assertThat(idle.residualAt(1, 0)).isEqualTo(1);
        Monopoly none = new Monopoly();
        none.capacity[0] = 0;
        assertThatThrownBy(none::clear)
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessage("no equilibrium: energy supply of origin 0 must be > 0 because it has demand but is 0");
    }

    /** What is paid for energy is the price of the step on which use lies; the rest of s is rent. */
    @Test
    void thePriceOfTheStep() {
        Monopoly m = new Monopoly().steps(0, 400, 1, 50, 3, 1000);
        m.demandScale[0] = 9;
        assertThat(m.clear().clearing.marginalStepPrice(0)).isZero();
        m.demandScale[0] = 17;
        assertThat(m.clear().clearing.marginalStepPrice(0)).isEqualTo(1);
        m.demandScale[0] = 450 * 6.25 / 100;
        assertThat(m.clear().energyPrice[0]).isCloseTo(1.5, within(1e-12));
        assertThat(m.clearing.marginalStepPrice(0)).isEqualTo(1);
        Monopoly free = new Monopoly();
        free.capacity[0] = 25;
        assertThat(free.clear().energyPrice[0]).isCloseTo(1, within(1e-12));
        assertThat(free.clearing.marginalStepPrice(0)).isZero();
    }

    /** Nothing to iterate on where nothing is limited: one evaluation. */
    @Test
    void marketsWithoutLimitsAreEvaluatedOnce() {
        Monopoly m = new Monopoly();
        m.clear();
        assertThat(m.demand.evaluations).isEqualTo(1);
        assertThat(m.energyPrice[0]).isZero();
    }

    /** The derivatives of use by energy prices against differences, with policy, leakage and closed segments. */
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void derivativesAreThoseOfDifferences(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        MarketSolver in = s.solver;
        DemandSystem demand = new DemandSystem(in);
        demand.calibrate(s.volume, s.tierShare, s.originShare, s.basePrice, s.baseAccess);
        Arrays.fill(demand.served, true);
        demand.prepare();
        double[] at = new double[s.origins];
        for (int o = 0; o < s.origins; o++) {
            at[o] = s.between(0, 1);
        }
        System.arraycopy(at, 0, in.energyPrice, 0, s.origins);
        demand.evaluate(true);
        double[] jacobian = demand.jacobian.clone();
        double[] use = demand.use.clone();
        double total = Arrays.stream(use).sum();
        for (int by = 0; by < s.origins; by++) {
            double h = 1e-5;
            in.energyPrice[by] = at[by] + h;
            demand.evaluate(false);
            double[] above = demand.use.clone();
            in.energyPrice[by] = at[by] - h;
            demand.evaluate(false);
            double[] below = demand.use.clone();
            in.energyPrice[by] = at[by];
            for (int o = 0; o < s.origins; o++) {
                double difference = (above[o] - below[o]) / (2 * h);
                double scale = Math.abs(jacobian[by * s.origins + by]) + Math.abs(jacobian[o * s.origins + by]);
                assertThat(jacobian[o * s.origins + by])
                        .as("use of %d by the price of %d", o, by)
                        .isCloseTo(difference, within(1e-4 * scale + 1e-8 * total));
            }
            assertThat(jacobian[by * s.origins + by]).isLessThanOrEqualTo(0);
        }
        // Evaluating again without derivatives leaves use as it was.
        demand.evaluate(false);
        assertThat(demand.use).isEqualTo(use);
    }

    /** The scale of the Newton step: use times the derivative of the logarithm of the delivered price by the energy price. */
    @Test
    void theSlopeIsThatOfTheLogarithmOfThePrice() {
        Monopoly m = new Monopoly();
        m.demand.prepare();
        m.energyPrice[0] = 3;
        m.demand.evaluate(true);
        assertThat(m.demand.use[0]).isCloseTo(100 / 16.0, within(1e-12));
        assertThat(m.demand.slope[0]).isCloseTo(100 / 64.0, within(1e-12));
        assertThat(m.demand.jacobian[0]).isCloseTo(-200 / 64.0, within(1e-12));
    }

    /**
     * The joint iteration finds what the sweeps find with a fraction of their work. The numbers are those of the day they were
     * written down; a change of the solver that needs more must say so here.
     */
    @Test
    void theWorkOfAnEquilibrium() {
        int cold = 0;
        int warm = 0;
        int sweeps = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomMarket s = new RandomMarket(seed);
            s.disturb();
            s.keepToWhatIsProven();
            s.limit();
            s.solver.solve();
            cold += s.solver.evaluations();
            for (int m = 0; m < s.markets; m++) {
                s.solver.demandScale[m] *= 1.02;
            }
            s.solver.solve(true);
            warm += s.solver.evaluations();
            s.solver.solveBySweeps();
            sweeps += s.solver.evaluations();
        }
        assertThat(cold).as("evaluations from a cold start").isCloseTo(COLD, within(COLD / 100));
        assertThat(warm).as("evaluations from a warm start").isCloseTo(WARM, within(WARM / 100));
        assertThat(sweeps).as("evaluations of sweeps").isCloseTo(BY_SWEEPS, within(BY_SWEEPS / 100));
    }

    private static final int COLD = 1704;
    private static final int WARM = 865;
    private static final int BY_SWEEPS = 37407;
}
