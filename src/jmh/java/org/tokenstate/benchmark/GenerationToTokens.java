package org.tokenstate.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

/**
 * The chain from generation to tokens for China, 2026 to 2050, as a model by column: paths of generation per head, population,
 * energy supply within firm capacity, accelerators by vintage, energy per token, tokens that could be sold by the physical limits.
 * No market. {@code src/jmh/python/generation_to_tokens.py} holds the same equations in NumPy.
 */
public final class GenerationToTokens implements Model {
    static final int FIRST = 2026;
    static final int YEARS = 25;
    static final int MEMBERS = 4;
    private static final int LIFE = 6;
    private static final double LOSS = 0.035;
    private static final double EXISTING_TWH = 170;
    private static final double[] ADDITIONS_GW = {
        1.2, 2.0, 3.3, 5.0, 7.5, 10, 12.5, 15, 17, 19, 21, 23, 25, 27, 29
    };
    /** Tier shares times the energy of a tier, kWh per million tokens. */
    private static final double[] TIER_KWH = {0.15 * 0.37, 0.30 * 0.14, 0.55 * 0.021};

    private static final String[][] PARAMETERS = {
        {"population_deviation", "normal(0, 1)"},
        {"curtailment_rate", "triangular(0.03, 0.06, 0.12)"},
        {"reserve_margin", "triangular(0.1, 0.15, 0.2)"},
        {"sold_share", "triangular(0.2, 0.33, 0.5)"},
        {"utilisation", "triangular(0.35, 0.60, 0.85)"},
        {"progress_scale", "truncated(normal(1, 0.25), 0.3, 1.7)"},
        {"additions_factor", "lognormal(1, 0.5)"},
        {"energy_factor.frontier", "lognormal(p05=0.25, p95=4)"},
        {"energy_factor.near_frontier", "lognormal(p05=0.25, p95=4)"},
        {"energy_factor.commodity", "lognormal(p05=0.25, p95=4)"},
        {"model_efficiency.frontier", "triangular(0.7, 1.0, 1.3)"},
        {"model_efficiency.near_frontier", "triangular(0.245, 0.35, 0.455)"},
        {"model_efficiency.commodity", "triangular(0.42, 0.6, 0.78)"},
        {"domestic_chip_penalty", "triangular(0.1, 0.4, 0.6)"},
        {"firm_additions_gw", "triangular(5, 25, 40)"}
    };

    private final int normals;
    private final List<Input> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    /** Logarithm of generation per head by member and year, and its response to each normal number. */
    final double[][] mean = new double[MEMBERS][YEARS];

    final double[][][] weight;

    /** Fits the default growth model to the bundled data. */
    public GenerationToTokens() {
        GenerationPaths paths = GenerationPaths.of(
                Datasets.bundled().generationPerCapitaKwh("CHN"), FIRST + YEARS - 1, GenerationPaths.Settings.standard());
        normals = paths.normalsNeeded();
        weight = new double[MEMBERS][normals][YEARS];
        tabulate(paths);
        inputs.add(new Input("growth_member", "generation", Distribution.uniform(0, 1)));
        for (int i = 0; i < normals; i++) {
            inputs.add(new Input("innovation." + i, "generation", Distribution.normal(0, 1)));
        }
        for (String[] parameter : PARAMETERS) {
            inputs.add(Input.of(parameter[0], Distribution.parse(parameter[1])));
        }
        for (int t = 0; t < YEARS; t++) {
            outputs.add("exportable_tokens@" + (FIRST + t));
        }
    }

    private void tabulate(GenerationPaths paths) {
        double[] path = new double[YEARS];
        double[] unused = new double[YEARS];
        for (int m = 0; m < MEMBERS; m++) {
            double[] z = new double[normals];
            paths.path((m + 0.5) / MEMBERS, z, path, unused);
            for (int t = 0; t < YEARS; t++) {
                mean[m][t] = Math.log(path[t]);
            }
            for (int i = 0; i < normals; i++) {
                Arrays.fill(z, 0);
                z[i] = 1;
                paths.path((m + 0.5) / MEMBERS, z, path, unused);
                for (int t = 0; t < YEARS; t++) {
                    weight[m][i][t] = Math.log(path[t]) - mean[m][t];
                }
            }
        }
    }

    @Override
    public List<Input> inputs() {
        return inputs;
    }

    @Override
    public List<String> outputs() {
        return outputs;
    }

    @Override
    public Evaluator evaluator() {
        return new Columns();
    }

    private final class Columns implements ColumnEvaluator {
        private static final int M = MOST_DRAWS;
        private final int[] chosen = new int[M];
        private final double[][] shocks = new double[normals][M];
        private final double[] log = new double[M];
        private final double[] base = new double[M];
        private final double[] inverse = new double[M];
        private final double[] software = new double[M];
        private final double[] overbuilt = new double[M];
        private final double[] power = new double[M];
        private final double[] live = new double[M];
        private final double[] hardware = new double[M];
        private final double[] start = new double[M];
        private final double[] curtailed = new double[M];
        private final double[] peak = new double[M];
        private final double[] capacity = new double[M];
        private final double[] kwh = new double[M];
        private final double[] twh = new double[M];
        private final double[] firmTwh = new double[M];
        private final double[] flat = new double[M];
        private final double[][] vintages = new double[YEARS + LIFE][M];
        private final double[][] one = new double[inputs.size()][1];
        private final double[][] answer = new double[YEARS][1];

        @Override
        public void evaluate(double[] in, double[] out) {
            for (int i = 0; i < one.length; i++) {
                one[i][0] = in[i];
            }
            evaluate(1, one, answer);
            for (int t = 0; t < YEARS; t++) {
                out[t] = answer[t][0];
            }
        }

        @Override
        public void evaluate(int n, double[][] x, double[][] out) {
            generation(n, x, out);
            int p = 1 + normals;
            double[] progress = x[p + 5];
            double[] factor = x[p + 6];
            constants(n, x, p);
            double initial = 0;
            double w = 1;
            for (int age = 0; age < LIFE; age++) {
                initial += w;
                w /= 1.5;
            }
            w = 2.6 / initial;
            for (int age = 0; age < LIFE; age++) {
                Arrays.fill(vintages[LIFE - 1 - age], 0, n, w);
                w /= 1.5;
            }
            Arrays.fill(power, 0, n, 1);
            Arrays.fill(software, 0, n, 1);
            Arrays.fill(overbuilt, 0, n, 0);
            stock(n, LIFE - 1, start);
            for (int t = 0; t < YEARS; t++) {
                double additions = ADDITIONS_GW[Math.min(t, ADDITIONS_GW.length - 1)];
                double[] added = vintages[t + LIFE];
                for (int k = 0; k < n; k++) {
                    added[k] = additions * factor[k];
                }
                stock(n, t + LIFE, hardware);
                year(n, t, out[t], x[p], progress, x[p + 13], x[p + 14], x[p + 3]);
            }
        }

        /** Generation per head: draws of one member together, a shock after the other. */
        private void generation(int n, double[][] x, double[][] out) {
            for (int m = 0; m < MEMBERS; m++) {
                int count = 0;
                for (int k = 0; k < n; k++) {
                    if ((int) (x[0][k] * MEMBERS) == m) {
                        chosen[count++] = k;
                    }
                }
                for (int i = 0; i < normals; i++) {
                    double[] from = x[1 + i];
                    double[] to = shocks[i];
                    for (int j = 0; j < count; j++) {
                        to[j] = from[chosen[j]];
                    }
                }
                for (int t = 0; t < YEARS; t++) {
                    Arrays.fill(log, 0, count, mean[m][t]);
                    for (int i = 0; i <= t + 1; i++) {
                        addMultiple(count, weight[m][i][t], shocks[i], log);
                    }
                    double[] to = out[t];
                    for (int j = 0; j < count; j++) {
                        to[chosen[j]] = Math.exp(log[j]);
                    }
                }
            }
        }

        private void constants(int n, double[][] x, int p) {
            double[] rate = x[p + 1];
            double[] reserve = x[p + 2];
            double[] sold = x[p + 3];
            double[] utilisation = x[p + 4];
            double[] progress = x[p + 5];
            Arrays.fill(base, 0, n, 0);
            for (int tier = 0; tier < TIER_KWH.length; tier++) {
                double kwh = TIER_KWH[tier];
                double[] energy = x[p + 7 + tier];
                double[] efficiency = x[p + 10 + tier];
                for (int k = 0; k < n; k++) {
                    base[k] += kwh * energy[k] * efficiency[k];
                }
            }
            for (int k = 0; k < n; k++) {
                inverse[k] = 1 / (1 + progress[k] * 0.35);
                curtailed[k] = 0.22 * rate[k] / (1 - rate[k]) * (1 - LOSS);
                peak[k] = (1 + reserve[k]) / (8.76 * 0.79);
                capacity[k] = 8.76 * utilisation[k] * sold[k] / 1.9;
            }
        }

        /** GW in service, and energy for the work of the start year's newest vintage; power holds the work of vintages so far. */
        private void stock(int n, int newest, double[] factor) {
            double[] g0 = vintages[newest];
            double[] g1 = vintages[newest - 1];
            double[] g2 = vintages[newest - 2];
            double[] g3 = vintages[newest - 3];
            double[] g4 = vintages[newest - 4];
            double[] g5 = vintages[newest - 5];
            for (int k = 0; k < n; k++) {
                live[k] = g0[k] + g1[k] + g2[k] + g3[k] + g4[k] + g5[k];
            }
            for (int k = 0; k < n; k++) {
                factor[k] = g3[k] + inverse[k] * (g4[k] + inverse[k] * g5[k]);
            }
            for (int k = 0; k < n; k++) {
                factor[k] = g1[k] + inverse[k] * (g2[k] + inverse[k] * factor[k]);
            }
            for (int k = 0; k < n; k++) {
                factor[k] = live[k] * power[k] / (g0[k] + inverse[k] * factor[k]);
            }
            for (int k = 0; k < n; k++) {
                power[k] *= inverse[k];
            }
        }

        private void year(
                int n,
                int t,
                double[] out,
                double[] deviation,
                double[] progress,
                double[] penalty,
                double[] firmAdditions,
                double[] sold) {
            double population = (1.41e9 - 4e6 * t) / 1e9;
            double spread = 2.2e6 * t / 2.563 / 1e9;
            double fall = 0.15 - 0.10 * Math.min(1, t / 14.0);
            double chips = Math.min(1, 0.4 + 0.06 * t) * Math.pow(0.94, t);
            double keep = 1 - LOSS;
            double fixed = EXISTING_TWH + 15 * keep;
            for (int k = 0; k < n; k++) {
                software[k] *= 1 - Math.min(0.9, progress[k] * fall);
            }
            for (int k = 0; k < n; k++) {
                overbuilt[k] = overbuilt[k] * 0.9 + firmAdditions[k];
            }
            // small loops over arrays in the nearest cache: each is short enough for the compiler to turn into vector instructions
            for (int k = 0; k < n; k++) {
                kwh[k] = base[k] * software[k] * hardware[k] / (start[k] * 1e15);
            }
            for (int k = 0; k < n; k++) {
                kwh[k] *= 1 + chips * penalty[k];
            }
            for (int k = 0; k < n; k++) {
                twh[k] = out[k] * (population + deviation[k] * spread);
            }
            for (int k = 0; k < n; k++) {
                firmTwh[k] = fixed + Math.max(0, 1450 * 8.76 * 0.85 - twh[k] * 0.62) * keep + overbuilt[k] * (8.76 * 0.85 * keep);
            }
            for (int k = 0; k < n; k++) {
                flat[k] = twh[k] * (1750 / 10500.0) - peak[k] * Math.max(0, twh[k] * 0.97 - EXISTING_TWH) + overbuilt[k];
            }
            for (int k = 0; k < n; k++) {
                flat[k] = EXISTING_TWH + keep * 8.76 * Math.max(0, flat[k]);
            }
            for (int k = 0; k < n; k++) {
                firmTwh[k] += Math.min(twh[k] * curtailed[k], 0.12 / 0.88 * firmTwh[k]);
            }
            for (int k = 0; k < n; k++) {
                flat[k] = Math.min(firmTwh[k], flat[k]) * sold[k];
            }
            for (int k = 0; k < n; k++) {
                out[k] = Math.min(live[k] * capacity[k], flat[k]) / kwh[k];
            }
        }

        private static void addMultiple(int n, double a, double[] x, double[] y) {
            for (int k = 0; k < n; k++) {
                y[k] += a * x[k];
            }
        }
    }
}
