package org.tokenstate.surplus;

import java.util.Arrays;
import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * Accelerators by vintage: what still serves of all years before, and the work that it does.
 *
 * <p>A vintage serves in full while its age is below its life less a year and retires over the last: at age a the share
 * {@code min(1, max(0, life - a))} serves. The stock of the base year falls by a factor of {@value #VINTAGE_RATIO} with each
 * year of age, in capacity as it was built up, and by {@code 1 + progress} in work per joule. A vintage keeps the work per
 * joule of its year. Lives are up to {@value #LONGEST_LIFE} years.
 */
public final class VintageFleet implements Solver {
    private static final double VINTAGE_RATIO = 1.5;
    private static final int LONGEST_LIFE = 30;
    private static final int MOST_YEARS = 64;

    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("start", "GW"),
                new Port("life", "yr"),
                new Port("progress", "1/yr"),
                new Port("installed", "GW"),
                new Port("work", "1"));
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("surviving_gw", "GW"), new Port("surviving_work", "GW"));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Work start(Layout layout, int width) {
        return new Fleet(layout, width);
    }

    private static final class Fleet implements Work {
        private final int start;
        private final int life;
        private final int progress;
        private final int installed;
        private final int work;
        private final int surviving;
        private final int survivingWork;
        /** By vintage, the base year at {@link #LONGEST_LIFE}, and lane. */
        private final double[][] gw;

        private final double[][] perJoule;
        /** Share in service by age and lane. */
        private final double[][] share;

        private int ages;

        Fleet(Layout layout, int width) {
            start = layout.in("start").at();
            life = layout.in("life").at();
            progress = layout.in("progress").at();
            installed = layout.in("installed").at();
            work = layout.in("work").at();
            surviving = layout.out("surviving_gw").at();
            survivingWork = layout.out("surviving_work").at();
            gw = new double[LONGEST_LIFE + MOST_YEARS][width];
            perJoule = new double[LONGEST_LIFE + MOST_YEARS][width];
            share = new double[LONGEST_LIFE + 1][width];
        }

        @Override
        public void solve(int year, int lanes, double[][] in, double[][] out) {
            if (year == 0) {
                begin(lanes, in[start], in[life], in[progress]);
            } else if (year > 1) {
                System.arraycopy(in[installed], 0, gw[LONGEST_LIFE + year - 1], 0, lanes);
                System.arraycopy(in[work], 0, perJoule[LONGEST_LIFE + year - 1], 0, lanes);
            }
            double[] live = out[surviving];
            double[] done = out[survivingWork];
            Arrays.fill(live, 0, lanes, 0);
            Arrays.fill(done, 0, lanes, 0);
            for (int age = year == 0 ? 0 : 1; age < ages; age++) {
                int vintage = LONGEST_LIFE + year - age;
                add(lanes, live, done, gw[vintage], share[age], perJoule[vintage]);
            }
        }

        private void begin(int lanes, double[] total, double[] lives, double[] progress) {
            double longest = 1;
            for (int i = 0; i < lanes; i++) {
                longest = Math.max(longest, lives[i]);
            }
            ages = (int) Math.min(LONGEST_LIFE, Math.ceil(longest));
            for (int i = 0; i < lanes; i++) {
                double sum = 0;
                double weight = 1;
                for (int age = 0; age < ages; age++) {
                    double serves = Math.max(0, Math.min(1, lives[i] - age));
                    share[age][i] = serves;
                    sum += weight * serves;
                    weight /= VINTAGE_RATIO;
                }
                weight = total[i] / sum;
                double power = 1;
                for (int age = 0; age < ages; age++) {
                    gw[LONGEST_LIFE - age][i] = age < lives[i] ? weight : 0;
                    perJoule[LONGEST_LIFE - age][i] = power;
                    weight /= VINTAGE_RATIO;
                    power /= 1 + progress[i];
                }
            }
        }

        private static void add(int lanes, double[] live, double[] done, double[] gw, double[] share, double[] work) {
            for (int i = 0; i < lanes; i++) {
                double alive = gw[i] * share[i];
                live[i] += alive;
                done[i] += alive * work[i];
            }
        }
    }
}
