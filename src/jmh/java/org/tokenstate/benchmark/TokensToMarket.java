package org.tokenstate.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tokenstate.economics.market.MarketSolver;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;

/**
 * The chain from generation to tokens with the token market solved in each year: two origins, USA and CHN, sell in three markets
 * and three tiers, each within the tokens that it can serve; China's limit is the chain's. {@code src/jmh/python/generation_to_tokens.py}
 * holds the same equations in NumPy. Figures are round ones of the size of the bundled data.
 */
public final class TokensToMarket implements Model {
    static final int YEARS = GenerationToTokens.YEARS;
    private static final int MARKETS = 3;
    private static final int TIERS = 3;
    private static final int ORIGINS = 2;
    private static final int USA = 0;
    private static final int CHN = 1;
    private static final double[] MARKET_MTOK = {1.31e11, 0.56e11, 1.25e11};
    private static final double[] TIER_SHARE = {0.15, 0.30, 0.55};
    private static final double[] CHINESE_SHARE = {0.01, 0.12, 0.10, 0.60, 0.97, 0.97, 0.02, 0.20, 0.15};
    /** Price in the US, USD per Mtok; a Chinese model costs two fifths of it. */
    private static final double[] PRICE = {2.0, 0.5, 0.08};
    /** Energy of a tier over that of the mix. */
    private static final double[] ENERGY = {3.39, 1.284, 0.1926};

    private static final double[] CHEAPER = byYear(t -> Math.pow(0.93, t));
    private static final double[] DRIFT = byYear(t -> Math.exp(0.06 * t));
    private static final double[] GROWN = byYear(t -> Math.pow(1 + t, 1.2));
    private static final double[] US_CAPACITY = byYear(t -> 4e11 * Math.pow(1.25, t));

    private static final String[][] PARAMETERS = {
        {"demand_elasticity", "truncated(normal(-1.3, 0.25), -2, -0.7)"},
        {"tier_substitution", "lognormal(1.5, 0.25)"},
        {"origin_substitution", "lognormal(4, 0.35)"},
        {"demand_scale", "lognormal(1, 0.3)"},
        {"us_capacity_factor", "lognormal(1, 0.5)"},
        {"access_usa", "triangular(0.4, 0.7, 0.9)"},
        {"access_row", "triangular(0.6, 0.9, 0.95)"},
        {"leakage", "triangular(0.2, 0.5, 0.8)"}
    };

    private final GenerationToTokens chain = new GenerationToTokens();
    private final List<Input> inputs = new ArrayList<>(chain.inputs());
    private final List<String> outputs = new ArrayList<>();

    /** Adds the inputs of the market to those of the chain. */
    public TokensToMarket() {
        for (String[] parameter : PARAMETERS) {
            inputs.add(Input.of(parameter[0], Distribution.parse(parameter[1])));
        }
        for (int t = 0; t < YEARS; t++) {
            outputs.add("export_revenue_usd@" + (GenerationToTokens.FIRST + t));
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
        Evaluator tokens = chain.evaluator();
        int of = chain.inputs().size();
        double[] limit = new double[YEARS];
        MarketSolver market = calibrated();
        double[] before = new double[ORIGINS];
        return (in, out) -> {
            tokens.evaluate(in, limit);
            market.setElasticities(in[of], in[of + 1], in[of + 2]);
            for (int t = 0; t < YEARS; t++) {
                if (t > 0) {
                    predict(market, before);
                } else {
                    Arrays.fill(before, 0);
                }
                out[t] = revenue(market, t, limit[t] / 1e6, in, of);
            }
        };
    }

    /** Tokens, parameters of the market and revenues of a few draws, for the NumPy side to compare itself with. */
    String sample() {
        int n = 200;
        int of = chain.inputs().size();
        double[][] columns = InputSampler.of(inputs, Copula.independent(), InputSampler.Points.MONTE_CARLO, 1, n)
                .cursor()
                .columns(0, n);
        double[][] tokens = new double[YEARS][n];
        double[][] revenue = new double[YEARS][n];
        double[][] parameters = new double[PARAMETERS.length][n];
        double[] in = new double[inputs.size()];
        double[] out = new double[YEARS];
        Evaluator alone = chain.evaluator();
        Evaluator whole = evaluator();
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < in.length; i++) {
                in[i] = columns[i][k];
                if (i >= of) {
                    parameters[i - of][k] = in[i];
                }
            }
            alone.evaluate(in, out);
            for (int t = 0; t < YEARS; t++) {
                tokens[t][k] = out[t];
            }
            whole.evaluate(in, out);
            for (int t = 0; t < YEARS; t++) {
                revenue[t][k] = out[t];
            }
        }
        return "{\"tokens\": " + Arrays.deepToString(tokens) + ", \"parameters\": " + Arrays.deepToString(parameters)
                + ", \"revenue\": " + Arrays.deepToString(revenue) + "}";
    }

    /** The market of the base year. */
    static MarketSolver calibrated() {
        MarketSolver market = new MarketSolver(MARKETS, TIERS, ORIGINS, 0);
        double[] tiers = new double[MARKETS * TIERS];
        double[] shares = new double[MARKETS * TIERS * ORIGINS];
        double[] prices = new double[shares.length];
        double[] access = {1, 1, 1, 1, 1, 1};
        for (int m = 0; m < MARKETS; m++) {
            for (int k = 0; k < TIERS; k++) {
                tiers[m * TIERS + k] = TIER_SHARE[k];
                for (int o = 0; o < ORIGINS; o++) {
                    int i = market.index(m, k, o);
                    shares[i] = o == CHN ? CHINESE_SHARE[m * TIERS + k] : 1 - CHINESE_SHARE[m * TIERS + k];
                    prices[i] = PRICE[k] * (o == CHN ? 0.4 : 1);
                    market.hostPrice[i] = prices[i];
                    market.hostEnergy[i] = ENERGY[k];
                    market.energy[o * TIERS + k] = ENERGY[k];
                }
            }
        }
        market.calibrate(MARKET_MTOK, tiers, shares, prices, access);
        return market;
    }

    /** Continues the energy prices of the last two years by a straight line, as the start of the search for the next. */
    private static void predict(MarketSolver market, double[] before) {
        for (int o = 0; o < ORIGINS; o++) {
            double last = market.energyPrice[o];
            if (last > 0 && before[o] > 0) {
                market.energyPrice[o] = Math.max(last / 2, 2 * last - before[o]);
            }
            before[o] = last;
        }
    }

    private static double[] byYear(IntToDoubleFunction function) {
        return IntStream.range(0, YEARS).mapToDouble(function).toArray();
    }

    /** Solves the market of a year; returns what China's own service earns abroad, USD. */
    static double revenue(MarketSolver market, int t, double limitMtok, double[] in, int of) {
        double price = CHEAPER[t];
        double drift = DRIFT[t];
        market.host[0] = USA;
        market.host[1] = CHN;
        market.access[CHN] = in[of + 5];
        market.access[2 * ORIGINS + CHN] = in[of + 6];
        market.leakage[CHN] = in[of + 7];
        for (int k = 0; k < TIERS; k++) {
            market.setPrice(USA, k, PRICE[k] * price);
            market.setPrice(CHN, k, PRICE[k] * 0.4 * price);
            market.hostPrice[market.index(0, k, CHN)] = PRICE[k] * 0.4 * price;
            market.taste[market.index(0, k, CHN)] = drift;
            market.taste[market.index(2, k, CHN)] = drift;
        }
        for (int m = 0; m < MARKETS; m++) {
            market.demandScale[m] = in[of + 3] * GROWN[t];
        }
        market.capacity[USA] = US_CAPACITY[t] * in[of + 4];
        market.capacity[CHN] = limitMtok;
        market.solve(t > 0);
        double revenue = 0;
        for (int k = 0; k < TIERS; k++) {
            for (int m = 0; m < MARKETS; m += 2) {
                revenue += (market.volume(m, k, CHN) - market.leakedVolume(m, k, CHN)) * market.producerPrice(m, k, CHN);
            }
        }
        return revenue;
    }
}
