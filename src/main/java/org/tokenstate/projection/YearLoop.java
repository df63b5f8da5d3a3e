package org.tokenstate.projection;

import java.util.Arrays;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.economics.LevelisedTokenCost;
import org.tokenstate.economics.TokenState;
import org.tokenstate.economics.market.MarketSolver;
import org.tokenstate.economics.market.NoEquilibriumException;
import org.tokenstate.economics.market.TokenDemand;
import org.tokenstate.surplus.ComputeStock;
import org.tokenstate.surplus.FirmCapacity;
import org.tokenstate.surplus.SupplyWorkspace;

/**
 * The years of the model in order, on plain arrays: additions and stock, energy per token, cost, energy supply, market,
 * outcomes, and the state that the next year starts from. A workspace for one thread; a run allocates nothing.
 *
 * <p>Nothing looks ahead: a result of year t depends on inputs of years up to t alone. The market is calibrated to the start
 * year. Origins and markets are the United States, China and the rest of the world; a country without a row of its own is a
 * taker, which leaves the makers as they are.
 */
final class YearLoop {
    /** The year of the last observation, in which every projection starts. */
    static final int START = 2025;

    static final int USA = 0;
    static final int CHN = 1;
    static final int ROW = 2;
    private static final int ORIGINS = 3;
    private static final int MARKETS = 3;
    static final String[] ORIGIN_NAMES = {"USA", "CHN", "ROW"};
    static final String[] TIERS = {"frontier", "near_frontier", "commodity"};
    private static final int TIER_COUNT = 3;
    private static final int STEPS = 8;
    // Tranches of the supply curve.
    private static final int EXISTING = 0;
    private static final int CURTAILED = 1;
    private static final int NET_EXPORTS = 2;
    private static final int IDLE = 3;
    private static final int OVERBUILT = 4;
    private static final int DISPLACED = 5;

    private final Columns at;
    private final Outputs out;
    private final int subject;
    private final CountryFigures[] figures;
    /** Energy of the serving points, by tier; NaN where the parameters of the draw give it. */
    private final double[] pointEnergy;

    private final double[] pointProvisionedEnergy;
    private final double[] baseEnergy = new double[TIER_COUNT];
    /** Provisioned over metered energy: cooling raises what is metered, not the accelerators that are paid for. */
    private final double[] provisioned = new double[ORIGINS + 1];

    private final int years;
    private final int width;

    // Workspaces.
    private final MarketSolver market = new MarketSolver(MARKETS, TIER_COUNT, ORIGINS, STEPS);
    private final SupplyWorkspace[] supply = new SupplyWorkspace[ORIGINS + 1];
    private final ComputeStock[] stock = new ComputeStock[ORIGINS + 1];
    private final double[] shellGw = new double[ORIGINS + 1];
    private final double[] overbuildGw = new double[ORIGINS + 1];
    private final double[] response = new double[ORIGINS + 1];
    private final double[] gdp = new double[ORIGINS + 1];
    private final double[] gdpBefore = new double[ORIGINS + 1];
    private final double[] gdpStart = new double[ORIGINS + 1];
    private final int[] addedBy = new int[ORIGINS + 1];
    private final double[] additions = new double[ORIGINS + 1];
    private final double[] pathAdditions = new double[ORIGINS + 1];
    private final double[] capitalAdditions = new double[ORIGINS + 1];
    private final double[] shellAdditions = new double[ORIGINS + 1];
    private final double[] hardware = new double[ORIGINS + 1];
    private final double[] intensity = new double[(ORIGINS + 1) * TIER_COUNT];
    private final double[] cost = new double[(ORIGINS + 1) * TIER_COUNT];
    private final double[] markup = new double[(ORIGINS + 1) * TIER_COUNT];
    private final double[] capitalPerKwh = new double[ORIGINS + 1];
    private final double[] powerPrice = new double[ORIGINS + 1];
    private final double[] baseStep = new double[ORIGINS + 1];
    private final double[] computeKwh = new double[ORIGINS + 1];
    private final double[] flatLoad = new double[ORIGINS + 1];
    private final double[] tranches = new double[(ORIGINS + 1) * Outputs.TRANCHES];
    private final double[] volumes = new double[MARKETS];
    private final double[] tierShares = new double[MARKETS * TIER_COUNT];
    private final double[] originShares = new double[MARKETS * TIER_COUNT * ORIGINS];
    private final double[] basePrices = new double[MARKETS * TIER_COUNT * ORIGINS];
    private final double[] baseAccess = new double[MARKETS * ORIGINS];
    private double software;
    private double frontierWork;
    private double startFactor;
    private final double[] tierShare = new double[TIER_COUNT];
    private double exportsUsd;
    private double chipPenalty;
    private double demand;
    private double usImportsStart;
    private double usImportsUsdStart;
    private double usVolumeStart;
    private double usSpendingStart;
    private final double[] residualGrowth;
    private final double[] priceBefore = new double[ORIGINS];
    private double[][] p = {};

    /**
     * Makes a workspace.
     *
     * @param table the parameters
     * @param variables the results
     * @param subject index of the country among the origins, or 3 for a taker
     * @param makers figures of the United States, China and the rest of the world
     * @param taker figures of the country where it is a taker, otherwise of the maker itself
     * @param baseEnergyKwhPerMtok metered energy on the US fleet of the start year, by tier; NaN where the parameter
     *     {@code energy_kwh_per_mtok} gives it
     * @param provisionedKwhPerMtok provisioned energy on the same fleet, by tier; NaN as above
     * @param lastYear the last year
     */
    YearLoop(
            ParameterTable table,
            VariableTable variables,
            int subject,
            CountryFigures[] makers,
            CountryFigures taker,
            double[] baseEnergyKwhPerMtok,
            double[] provisionedKwhPerMtok,
            int lastYear) {
        at = new Columns(table);
        out = new Outputs(variables);
        this.subject = subject;
        figures = new CountryFigures[] {makers[USA], makers[CHN], makers[ROW], taker};
        pointEnergy = baseEnergyKwhPerMtok.clone();
        pointProvisionedEnergy = provisionedKwhPerMtok.clone();
        years = lastYear - START + 1;
        width = variables.size();
        for (int c = 0; c <= ORIGINS; c++) {
            supply[c] = new SupplyWorkspace(Outputs.TRANCHES);
            stock[c] = new ComputeStock(years + 40);
        }
        residualGrowth = DemandGrowth.residual(table, years);
    }

    /** Number of values that a run writes: years x variables. */
    int outputs() {
        return years * width;
    }

    /**
     * Runs the years.
     *
     * @param parameters value by parameter and year since the start. Not modified.
     * @param trend generation per head of the country, kWh, by year since the start
     * @param referenceTrend generation per head of the reference, kWh, by year; NaN without a reference
     * @param population persons, by year
     * @param results receives every variable of every year, {@code [year * variables + variable]}
     */
    void run(double[][] parameters, double[] trend, double[] referenceTrend, double[] population, double[] results) {
        p = parameters;
        Arrays.fill(results, Double.NaN);
        reset();
        for (int t = 0; t < years; t++) {
            step(t, trend[t], referenceTrend[t], population[t], results, t * width);
        }
    }

    private void reset() {
        mixTiers(0);
        double metered = 0;
        double installed = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            boolean given = Double.isNaN(pointEnergy[k]);
            baseEnergy[k] = given ? p[at.energyPerMtok[k]][0] : pointEnergy[k];
            metered += tierShare[k] * baseEnergy[k];
            installed +=
                    tierShare[k] * (given ? baseEnergy[k] * p[at.provisionedPerMetered][0] : pointProvisionedEnergy[k]);
        }
        software = 1;
        frontierWork = 1;
        demand = 1;
        Arrays.fill(priceBefore, 0);
        for (int c = 0; c <= ORIGINS; c++) {
            gdp[c] = figures[c].gdpUsd();
            gdpBefore[c] = gdp[c];
            gdpStart[c] = gdp[c];
            provisioned[c] = installed / metered / figures[c].pueFactor();
            response[c] = 1;
            overbuildGw[c] = 0;
            double start = c == ORIGINS ? 0 : p[at.stockGw[c]][0];
            stock[c].reset(START, start, p[at.stockLife][0], ComputeStock.DEFAULT_VINTAGE_RATIO);
            shellGw[c] = start;
            additions[c] = 0;
            pathAdditions[c] = 0;
            capitalAdditions[c] = 0;
            shellAdditions[c] = 0;
            addedBy[c] = BindingConstraint.ACCELERATORS.code();
        }
        exportsUsd = figures[ORIGINS].goodsExportsUsd();
    }

    private void step(int t, double trend, double referenceTrend, double population, double[] results, int row) {
        int year = START + t;
        mixTiers(t);
        if (t > 0) {
            advance(t);
        }
        int countries = subject < ORIGINS ? ORIGINS : ORIGINS + 1;
        for (int c = 0; c < countries; c++) {
            install(c, t, year);
            price(c, t, year);
        }
        double ownGeneration = trend * p[at.generationFactor][t] * population / 1e9;
        for (int c = 0; c < countries; c++) {
            double generation = c == subject || c == ORIGINS ? ownGeneration : Double.NaN;
            fillSupply(c, t, generation);
        }
        if (t == 0) {
            calibrate();
        }
        solve(t, year);
        // What is installed in the year after the start was ordered before it: only later years respond.
        for (int c = 0; c < ORIGINS && t > 0; c++) {
            respond(c, t);
        }
        write(t, year, trend, referenceTrend, population, results, row);
    }

    // ---------------------------------------------------------------- state

    /** Shares of the tiers in the year, scaled so that they add up to one. */
    private void mixTiers(int t) {
        scaled("tier_share", at.tierShare, t, tierShare);
    }

    private void scaled(String what, int[] shares, int t, double[] result) {
        double total = 0;
        for (int share : shares) {
            total += p[share][t];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException(
                    "the parameters " + what + ".* must add up to more than 0 but are all 0 in " + (START + t));
        }
        for (int i = 0; i < shares.length; i++) {
            result[i] = p[shares[i]][t] / total;
        }
    }

    private void advance(int t) {
        for (int c = 0; c <= ORIGINS; c++) {
            gdpBefore[c] = gdp[c];
            gdp[c] *= 1 + gdpGrowth(c, t);
        }
        exportsUsd *= 1 + p[at.goodsExportsGrowth][t] + p[at.goodsExportsDeviation][t];
        software *= 1 - Math.min(0.9, p[at.progressScale][t] * p[at.softwareProgress][t]);
        frontierWork *= 1 + p[at.progressScale][t] * p[at.hardwareProgress][t];
        double scale = t == 1 ? 1 : p[at.demandGrowthScale][t];
        double growth = p[at.tokenDemandGrowth][t] * scale;
        if (growth < -1) {
            throw new IllegalArgumentException("token_demand_growth times demand_growth_scale must be >= -1 but is "
                    + growth + " in " + (START + t));
        }
        demand *= 1 + growth;
    }

    private double gdpGrowth(int c, int t) {
        int country = c == ORIGINS ? subject : c;
        return switch (country) {
            case USA -> p[at.gdpGrowthUsa][t] + p[at.gdpDeviationUsa][t];
            case CHN -> p[at.gdpGrowthChn][t] + p[at.gdpDeviationChn][t];
            default -> p[at.gdpGrowthOther][t] + p[at.gdpDeviationOther][t];
        };
    }

    private void install(int c, int t, int year) {
        double capex = capex(c, t);
        if (t > 0) {
            double live = stock[c].live(year);
            shellGw[c] += c == ORIGINS ? Double.POSITIVE_INFINITY : p[at.shellAdditions[c]][t];
            capitalAdditions[c] = p[investment(c)][t] * gdpBefore[c] / (capex * 1e6);
            double chips = chips(c, t);
            shellAdditions[c] = Math.min(1e6, Math.max(0, shellGw[c] - live));
            pathAdditions[c] = c == ORIGINS ? 1e6 : p[at.additions[c]][t] * p[at.additionsFactor[c]][t] * response[c];
            double added = pathAdditions[c];
            addedBy[c] = BindingConstraint.ACCELERATORS.code();
            if (!(capitalAdditions[c] >= added)) {
                added = capitalAdditions[c];
                addedBy[c] = BindingConstraint.CAPITAL.code();
            }
            if (chips < added) {
                added = chips;
                addedBy[c] = BindingConstraint.CHIPS.code();
            }
            if (shellAdditions[c] < added) {
                added = shellAdditions[c];
                addedBy[c] = BindingConstraint.SHELL.code();
            }
            additions[c] = added;
            stock[c].add(year, orZero(added));
            overbuildGw[c] = overbuildGw[c] * (1 - p[at.overbuildAbsorption][t]) + firmAdditions(c, t);
        }
        if (t == 0) {
            stock[c].baseWork(1 + p[at.progressScale][0] * p[at.hardwareProgress][0]);
        } else {
            stock[c].vintageWork(year, frontierWork);
        }
        double factor = stock[c].hardwareFactor(year);
        if (t == 0 && c == USA) {
            startFactor = factor;
        }
        hardware[c] = factor / startFactor;
    }

    private double chips(int c, int t) {
        return c == ORIGINS ? 1e6 : p[at.chips[c]][t];
    }

    private int investment(int c) {
        return c == ORIGINS ? at.investmentOther : at.investment[c];
    }

    private double capex(int c, int t) {
        return p[c == USA ? at.capexUsa : c == CHN ? at.capexChn : at.capexOther][t];
    }

    private double firmAdditions(int c, int t) {
        return c == ORIGINS ? p[at.firmAdditionsShareOther][t] * figures[c].installedGw() : p[at.firmAdditions[c]][t];
    }

    private double wacc(int c, int t) {
        return c == USA
                ? p[at.waccUsa][t]
                : c == CHN ? p[at.waccChn][t] : Math.max(1e-4, figures[c].wacc() + p[at.waccPremiumOther][t]);
    }

    private double basePowerPrice(int c, int t) {
        return c == USA
                ? p[at.powerPriceUsa][t]
                : c == ROW ? p[at.powerPriceRow][t] : figures[c].powerPriceUsdPerKwh() * p[at.powerPriceFactorOther][t];
    }

    private void price(int c, int t, int year) {
        double share = c == CHN ? p[at.domesticChipShare][t] : 0;
        double chip = 1
                + share
                        * p[at.domesticChipPenalty][t]
                        * Math.pow(1 - p[at.domesticChipConvergence][t], Math.max(0, year - 2026));
        if (c == CHN) {
            chipPenalty = chip;
        }
        powerPrice[c] = c == CHN
                ? share * p[at.powerPriceChnDomestic][t] + (1 - share) * p[at.powerPriceChnOther][t]
                : basePowerPrice(c, t);
        capitalPerKwh[c] = LevelisedTokenCost.usdPerProvisionedKwh(
                capex(c, t), wacc(c, t), p[at.hardwareLife][t], p[at.opexShare][t], p[at.utilisation][t]);
        double entry = Math.pow(1 - p[at.markupEntry][t], Math.max(0, year - START));
        for (int k = 0; k < TIER_COUNT; k++) {
            int i = c * TIER_COUNT + k;
            double own = c == CHN ? p[at.modelEfficiency[k]][t] : 1;
            intensity[i] = fleetIntensity(c, k, t) * own * chip;
            cost[i] = intensity[i] * (provisioned[c] * capitalPerKwh[c] + powerPrice[c]) + p[at.licence][t];
            markup[i] = c == USA
                    ? p[at.markupUsa[k]][t] * entry
                    : c == CHN ? p[at.markupChn[k]][t] * entry : p[at.hostingMarkup][t];
        }
        computeKwh[c] = Double.isNaN(gdp[c])
                ? Double.NaN
                : stock[c].live(year) * 8.76e9 * p[at.utilisation][t] * p[at.soldShare][t] / provisioned[c];
    }

    /** Metered energy of a US model on the fleet of an origin with foreign chips. */
    private double fleetIntensity(int c, int k, int t) {
        return baseEnergy[k] * figures[c].pueFactor() * p[at.energyFactor[k]][t] * software * hardware[c];
    }

    // ---------------------------------------------------------------- energy

    private void fillSupply(int c, int t, double generationTwh) {
        CountryFigures f = figures[c];
        double loss = Math.min(f.lossShare(), p[at.gridLossLimit][t]);
        double existing = c == USA
                ? p[at.dataCentreUsa][t]
                : c == CHN
                        ? p[at.dataCentreChn][t]
                        : Double.isNaN(f.dataCentreTwh())
                                ? p[at.dataCentreShareOther][t] * f.demandTwh()
                                : f.dataCentreTwh();
        double factor = Double.isNaN(generationTwh) ? 1 : p[at.generationFactor][t];
        double change = Double.isNaN(generationTwh) || factor == 0
                ? -f.demandTwh() * (1 - factor)
                : generationTwh * (1 - 1 / factor);
        double rate = p[at.curtailmentRate][t];
        double curtailed = f.windSolarTwh() * rate / (1 - rate);
        double exported = Math.max(0, f.netExportsTwh()) + Math.max(0, change);
        double idle = Math.max(0, f.fossilGw() * 8.76 * p[at.dispatchableAvailability][t] - f.fossilTwh());
        double overbuilt = overbuildGw[c] * 8.76 * p[at.dispatchableAvailability][t];
        double displaced = p[at.displacedExportShare][t] * f.embodiedTwh();
        double displacedPrice = f.embodiedUsdPerKwh() * (1 - p[at.displacedNonElectric][t]);
        // What a bad year lacks is made up at home first: from exports, idle plant, new plant, curtailment, in this
        // order.
        double lack = Math.max(0, -change);
        double shortfall = lack;
        double cut = Math.min(exported, lack);
        exported -= cut;
        lack -= cut;
        cut = Math.min(idle, lack);
        idle -= cut;
        lack -= cut;
        cut = Math.min(overbuilt, lack);
        overbuilt -= cut;
        lack -= cut;
        cut = Math.min(curtailed, lack);
        curtailed -= cut;
        lack -= cut;
        existing = Math.max(0, existing - lack);
        double peak = FirmCapacity.peakWithReserveGw(
                Math.max(0, f.demandTwh() - existing), loadFactor(c, t), p[at.reserveMargin][t]);
        double firm = f.creditedGw()
                - peak
                + overbuildGw[c]
                + existing / FirmCapacity.TWH_PER_GW_YEAR
                - shortfall / FirmCapacity.TWH_PER_GW_YEAR;
        double flat = FirmCapacity.flatLoadTwh(existing, displaced, firm, p[at.interruptible][t], loss);
        if (c == USA) {
            flat = Math.min(flat, existing + FirmCapacity.TWH_PER_GW_YEAR * p[at.flatLoadGrowthUsa][t] * t);
        }
        flatLoad[c] = flat;
        double keep = 1 - loss;
        double fuel = p[at.fuelPrice][t] + p[at.carbonPrice][t] * f.fossilCarbonKgPerKwh() / 1e3;
        int i = c * Outputs.TRANCHES;
        tranches[i] = existing;
        tranches[i + 1] = curtailed * keep;
        tranches[i + 2] = exported * keep;
        tranches[i + 3] = idle * keep;
        tranches[i + 4] = overbuilt * keep;
        tranches[i + 5] = displaced;
        SupplyWorkspace curve = supply[c];
        curve.clear();
        curve.add(EXISTING, tranches[i], powerPrice[c], 1);
        curve.add(CURTAILED, tranches[i + 1], 0, p[at.curtailmentHours][t]);
        curve.add(NET_EXPORTS, tranches[i + 2], p[at.borderPrice][t] / keep, 1);
        curve.add(IDLE, tranches[i + 3], fuel / keep, 1);
        curve.add(OVERBUILT, tranches[i + 4], f.overbuildUsdPerKwh() / keep, 1);
        curve.add(DISPLACED, tranches[i + 5], displacedPrice, 1);
        curve.build(flat, p[at.soldShare][t]);
        baseStep[c] = curve.steps() == 0 ? powerPrice[c] : Math.min(powerPrice[c], curve.priceUsdPerKwh(0));
    }

    private double loadFactor(int c, int t) {
        return p[c == CHN || (c == ORIGINS && subject == CHN) ? at.loadFactorChn : at.loadFactorOther][t];
    }

    // ---------------------------------------------------------------- market

    private double firstPrice(int c, int k) {
        int i = c * TIER_COUNT + k;
        return cost[i] * (1 + markup[i]) + intensity[i] * (baseStep[c] - powerPrice[c]);
    }

    private void calibrate() {
        setPrices(0);
        scaled("market_share", at.marketShare, 0, volumes);
        for (int m = 0; m < MARKETS; m++) {
            volumes[m] *= p[at.baseTokens][0];
            baseAccess[m * ORIGINS + USA] = 1;
            baseAccess[m * ORIGINS + ROW] = 1;
            baseAccess[m * ORIGINS + CHN] = m == CHN ? 1 : Math.max(access(m, 0), leastAccess(m));
            for (int k = 0; k < TIER_COUNT; k++) {
                tierShares[m * TIER_COUNT + k] = tierShare[k];
                double chinese = p[at.chineseShare[m * TIER_COUNT + k]][0];
                originShares[market.index(m, k, USA)] = 1 - chinese;
                originShares[market.index(m, k, CHN)] = chinese;
                originShares[market.index(m, k, ROW)] = 0;
                for (int o = 0; o < ORIGINS; o++) {
                    int i = market.index(m, k, o);
                    double leak = market.leakage[m * ORIGINS + o];
                    basePrices[i] = (1 - leak) * market.price[i] + leak * market.hostPrice[i];
                }
            }
        }
        market.calibrate(volumes, tierShares, originShares, basePrices, baseAccess);
    }

    /** The least access that can give the shares of the base year: nobody buys more than all tokens from one origin. */
    private double leastAccess(int m) {
        double most = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            most = Math.max(most, p[at.chineseShare[m * TIER_COUNT + k]][0]);
        }
        return Math.min(1, most * 1.05);
    }

    private double access(int m, int t) {
        return m == USA ? p[at.accessUsa][t] : m == ROW ? p[at.accessRow][t] : 1;
    }

    private void setPrices(int t) {
        for (int o = 0; o < ORIGINS; o++) {
            for (int k = 0; k < TIER_COUNT; k++) {
                market.setPrice(o, k, firstPrice(o, k));
                market.energy[o * TIER_COUNT + k] = intensity[o * TIER_COUNT + k];
                market.unitCost[o * TIER_COUNT + k] = cost[o * TIER_COUNT + k];
            }
        }
        for (int m = 0; m < MARKETS; m++) {
            market.host[m] = m;
            market.leakage[m * ORIGINS + CHN] = m == CHN ? 0 : p[at.leakage][t];
            for (int k = 0; k < TIER_COUNT; k++) {
                int i = market.index(m, k, CHN);
                market.hostEnergy[i] = fleetIntensity(m, k, t) * p[at.modelEfficiency[k]][t];
                market.hostPrice[i] = (market.hostEnergy[i] * (provisioned[m] * capitalPerKwh[m] + baseStep[m])
                                + p[at.licence][t])
                        * (1 + p[at.hostingMarkup][t]);
            }
        }
    }

    private void solve(int t, int year) {
        double drift = Math.exp(p[at.tasteDrift][t] * t);
        market.setElasticities(p[at.demandElasticity][t], p[at.tierSubstitution][t], p[at.originSubstitution][t]);
        setPrices(t);
        double agents = agents(t, year) / agents(0, START);
        for (int m = 0; m < MARKETS; m++) {
            market.demandScale[m] = TokenDemand.scale(
                    gdp[m] / gdpStart[m], p[at.incomeElasticity][t], residualGrowth[t] * demand, agents);
            int pair = m * ORIGINS + CHN;
            market.access[pair] = m == CHN ? 1 : access(m, t);
            market.tariff[pair] = m == USA ? p[at.tariffUsa][t] : m == ROW ? p[at.tariffRow][t] : 0;
            market.premium[pair] = m == USA ? p[at.premiumUsa][t] : m == ROW ? p[at.premiumRow][t] : 0;
            market.fixedCost[pair] = m == USA ? p[at.complianceUsa][t] : 0;
            for (int k = 0; k < TIER_COUNT; k++) {
                market.taste[market.index(m, k, CHN)] = m == CHN ? 1 : drift;
            }
        }
        for (int o = 0; o < ORIGINS; o++) {
            market.capacity[o] = Math.max(computeKwh[o], 1);
            SupplyWorkspace curve = supply[o];
            int n = curve.steps();
            market.stepCount[o] = Math.max(1, n);
            for (int j = 0; j < n; j++) {
                market.stepPrice[o * STEPS + j] = curve.priceUsdPerKwh(j) - baseStep[o];
                market.stepQuantity[o * STEPS + j] = curve.twh(j) * 1e9;
            }
            if (n == 0) {
                market.stepPrice[o * STEPS] = 0;
                market.stepQuantity[o * STEPS] = 1;
            }
            market.energyPrice[o] = t == 0 ? 0 : expectedPrice(o);
        }
        try {
            market.solve(t > 0);
        } catch (NoEquilibriumException e) {
            throw new NoEquilibriumException("token market of " + year + ": " + e.getMessage());
        }
    }

    /** Where the search for the year's energy price starts: the line through the last two years, where energy was scarce in both. */
    private double expectedPrice(int o) {
        double last = market.energyPrice[o];
        double expected = priceBefore[o] > 0 && last > 0 ? Math.max(last / 2, 2 * last - priceBefore[o]) : last;
        priceBefore[o] = last;
        return expected;
    }

    private double agents(int t, int year) {
        return TokenDemand.agentic(
                p[at.agentMultiplier][t], TokenDemand.logisticShare(year, p[at.agentMidpoint][t], p[at.agentSpeed][t]));
    }

    private void respond(int o, int t) {
        double perKwh = provisioned[o] * capitalPerKwh[o] + powerPrice[o];
        double use = computeKwh[o] > 0 ? market.energyUsed(o) / computeKwh[o] : 1;
        double slack = Math.max(0, 1 - use / p[at.slackUse][t]);
        double wanted = 1 + p[at.scarcityResponse][t] * market.scarcityRent(o) / perKwh - slack;
        response[o] = Math.max(p[at.leastResponse][t], Math.min(p[at.mostResponse][t], wanted));
    }

    // ---------------------------------------------------------------- outcomes

    private void write(int t, int year, double trend, double referenceTrend, double population, double[] r, int row) {
        boolean maker = subject < ORIGINS;
        int c = maker ? subject : ORIGINS;
        double generationPerHead = trend * p[at.generationFactor][t];
        double generation = generationPerHead * population / 1e9;
        r[row + out.year] = year;
        r[row + out.isMaker] = maker ? 1 : 0;
        r[row + out.isChina] = subject == CHN ? 1 : 0;
        r[row + out.isUsa] = subject == USA ? 1 : 0;
        r[row + out.population] = population;
        r[row + out.trend] = trend;
        r[row + out.generationPerHead] = generationPerHead;
        r[row + out.referencePerHead] = referenceTrend;
        r[row + out.ratio] = generationPerHead > 0 ? referenceTrend / generationPerHead : Double.NaN;
        r[row + out.generation] = generation;
        r[row + out.gdpGrowth] = gdpGrowth(ORIGINS, t);
        r[row + out.gdp] = gdp[ORIGINS];
        r[row + out.goodsExports] = exportsUsd;
        r[row + out.software] = software;
        r[row + out.hardware] = hardware[c];
        r[row + out.domesticShare] = subject == CHN ? p[at.domesticChipShare][t] : 0;
        r[row + out.chipFactor] = subject == CHN ? chipPenalty : 1;
        r[row + out.pueFactor] = figures[c].pueFactor();
        r[row + out.provisionedPerMetered] = provisioned[c];
        double mixEnergy = 0;
        double mixFee = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            int i = c * TIER_COUNT + k;
            double share = tierShare[k];
            r[row + out.tierShare[k]] = share;
            r[row + out.baseEnergy[k]] = baseEnergy[k];
            r[row + out.energy[k]] = intensity[i];
            r[row + out.cost[k]] = cost[i];
            r[row + out.markup[k]] = markup[i];
            mixEnergy += share * intensity[i];
            double fee = cost[USA * TIER_COUNT + k] * (1 + p[at.hostingMarkup][t])
                    + intensity[USA * TIER_COUNT + k] * (market.energyPrice[USA] + baseStep[USA] - powerPrice[USA]);
            r[row + out.hostingFee[k]] = fee;
            mixFee += share * fee;
        }
        r[row + out.energyMix] = mixEnergy;
        r[row + out.joules] = 3.6 * mixEnergy;
        r[row + out.capex] = capex(c, t);
        double rate = wacc(c, t);
        r[row + out.wacc] = rate;
        r[row + out.basePower] = c == CHN ? p[at.powerPriceChnOther][t] : basePowerPrice(c, t);
        r[row + out.power] = powerPrice[c];
        r[row + out.crf] = LevelisedTokenCost.capitalRecoveryFactor(rate, p[at.hardwareLife][t]);
        r[row + out.capitalPerKwh] = capitalPerKwh[c];
        r[row + out.energyShareOfCost] = powerPrice[c] / (provisioned[c] * capitalPerKwh[c] + powerPrice[c]);
        r[row + out.stock] = Double.isNaN(gdp[c]) ? Double.NaN : stock[c].live(year);
        r[row + out.investment] = p[investment(c)][t];
        r[row + out.pathAdditions] = pathAdditions[c];
        r[row + out.capitalAdditions] = capitalAdditions[c];
        r[row + out.chipsAdditions] = chips(c, t);
        r[row + out.shellAdditions] = shellAdditions[c];
        r[row + out.additions] = additions[c];
        double compute = computeKwh[c] / 1e9;
        r[row + out.computeLimit] = compute;
        for (int j = 0; j < Outputs.TRANCHES; j++) {
            r[row + out.tranche[j]] = tranches[c * Outputs.TRANCHES + j];
        }
        r[row + out.flatLoad] = flatLoad[c];
        double energyLimit = Double.isNaN(trend) ? Double.NaN : supply[c].totalTwh();
        double potential = Math.min(compute, energyLimit);
        r[row + out.energyLimit] = energyLimit;
        r[row + out.exportableEnergy] = potential;
        r[row + out.physicalLimit] = Double.isNaN(potential)
                ? Double.NaN
                : compute <= energyLimit ? addedBy[c] : BindingConstraint.ENERGY.code();
        r[row + out.leakage] = subject == CHN ? p[at.leakage][t] : 0;
        r[row + out.rowTokens] = marketVolume(ROW);
        r[row + out.rowGdp] = gdp[ROW];
        if (maker) {
            makerOutcome(c, t, r, row);
        } else {
            takerOutcome(c, t, mixEnergy, mixFee, energyLimit, r, row);
        }
        r[row + out.exportableTokens] = potential * 1e15 / r[row + out.servedEnergy];
        r[row + out.energyOnlyTokens] = energyLimit * 1e15 / r[row + out.servedEnergy];
        outcome(c, t, generation, mixEnergy, r, row);
        world(t, r, row);
    }

    private void makerOutcome(int c, int t, double[] r, int row) {
        double scarcity = market.energyPrice[c] + baseStep[c];
        double shadow = market.scarcityRent(c);
        // Who can serve nothing is in the market with one kilowatt-hour, so that there is a price: it sells none of it.
        boolean able = Math.min(computeKwh[c], supply[c].totalTwh()) > 0;
        double used = able ? market.energyUsed(c) / 1e9 : 0;
        r[row + out.scarcityPrice] = scarcity;
        r[row + out.shadowPrice] = shadow;
        r[row + out.energyUsed] = used;
        r[row + out.affordable] = scarcity;
        r[row + out.supplyAtAffordable] = supply[c].supplyAtTwh(scarcity);
        double home = 0;
        double served = 0;
        double kept = 1 - (c == CHN ? p[at.leakage][t] : 0);
        for (int k = 0; k < TIER_COUNT; k++) {
            double abroad = 0;
            for (int m = 0; m < MARKETS; m++) {
                double q = able ? market.volume(m, k, c) : 0;
                r[row + out.tokens[k * MARKETS + m]] = q;
                if (m == c) {
                    home += q;
                } else {
                    abroad += q;
                }
                served += able ? market.leakedVolume(c, k, m) : 0;
            }
            served += kept * abroad;
            int i = c * TIER_COUNT + k;
            double price = cost[i] * (1 + markup[i]) + intensity[i] * (scarcity - powerPrice[c]);
            r[row + out.price[k]] = price;
            r[row + out.exported[k]] = kept * abroad;
            r[row + out.exportPrice[k]] = price;
        }
        served += home;
        r[row + out.homeDemand] = home;
        r[row + out.servedEnergy] = served > 0 ? used * 1e9 / served : r[row + out.energyMix];
        r[row + out.served] = used * 1e9 / r[row + out.servedEnergy];
        r[row + out.compliancePaid] = market.complianceCost(c);
        r[row + out.ownModels] = 1;
        boolean computeBinds = computeKwh[c] / 1e9 <= supply[c].totalTwh();
        r[row + out.binding] = !(shadow > 0)
                ? BindingConstraint.MARKET.code()
                : computeBinds ? addedBy[c] : BindingConstraint.ENERGY.code();
    }

    private void takerOutcome(int c, int t, double mixEnergy, double mixFee, double energyLimit, double[] r, int row) {
        double affordable = (mixFee - p[at.licence][t]) / mixEnergy - provisioned[c] * capitalPerKwh[c];
        double bought = Double.isNaN(energyLimit) ? Double.NaN : supply[c].supplyAtTwh(affordable);
        double compute = computeKwh[c] / 1e9;
        double energy = Math.min(compute, bought);
        double served = energy * 1e9 / mixEnergy;
        double rowTokens = r[row + out.rowTokens];
        double home = rowTokens * Math.min(1, gdp[c] / gdp[ROW]);
        double exported = Math.min(rowTokens, Math.max(0, served - home));
        r[row + out.scarcityPrice] = affordable;
        r[row + out.shadowPrice] =
                Double.isNaN(energy) ? Double.NaN : energy > 0 ? affordable - supply[c].priceAtUsdPerKwh(energy) : 0;
        r[row + out.energyUsed] = energy;
        r[row + out.affordable] = affordable;
        r[row + out.supplyAtAffordable] = bought;
        r[row + out.served] = served;
        r[row + out.servedEnergy] = mixEnergy;
        r[row + out.compliancePaid] = 0;
        r[row + out.homeDemand] = home;
        double own = p[at.ownModelShareOther][t];
        r[row + out.ownModels] = own;
        for (int k = 0; k < TIER_COUNT; k++) {
            for (int m = 0; m < MARKETS; m++) {
                r[row + out.tokens[k * MARKETS + m]] = 0;
            }
            int i = c * TIER_COUNT + k;
            double fee = r[row + out.hostingFee[k]];
            double price = cost[i] * (1 + markup[i]) + intensity[i] * (affordable - powerPrice[c]);
            r[row + out.price[k]] = price;
            r[row + out.exported[k]] = tierShare[k] * exported;
            r[row + out.exportPrice[k]] = fee + own * Math.max(0, price - fee);
        }
        BindingConstraint binding;
        if (bought == 0 && energyLimit > 0 || exported == rowTokens && served > 0) {
            binding = BindingConstraint.MARKET;
        } else if (served <= home) {
            binding = BindingConstraint.HOME_DEMAND;
        } else {
            binding = BindingConstraint.ENERGY;
        }
        r[row + out.binding] = Double.isNaN(served)
                ? Double.NaN
                : binding == BindingConstraint.ENERGY && compute <= bought ? addedBy[c] : binding.code();
    }

    /** Mean price of the energy in use; where none is, that of the first there would be. */
    private double energyCost(int c, double twh) {
        return twh > 0 ? supply[c].costBillionUsd(twh) / twh : Double.isNaN(twh) ? Double.NaN : baseStep[c];
    }

    /** Electricity of plant that runs for tokens beyond the generation of the country: curtailed, idle and built for them. */
    private double plantTwh(int c, int t, double twh) {
        if (!(twh > 0)) {
            return Double.isNaN(twh) ? Double.NaN : 0;
        }
        double keep = 1 - Math.min(figures[c].lossShare(), p[at.gridLossLimit][t]);
        return (supply[c].fromTwh(CURTAILED, twh) + supply[c].fromTwh(IDLE, twh) + supply[c].fromTwh(OVERBUILT, twh))
                / keep;
    }

    private void outcome(int c, int t, double generation, double mixEnergy, double[] r, int row) {
        double exported = 0;
        double energyKwh = 0;
        double revenue = 0;
        double modelRent = 0;
        double mixPrice = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            double q = r[row + out.exported[k]];
            double price = r[row + out.exportPrice[k]];
            exported += q;
            energyKwh += q * intensity[c * TIER_COUNT + k];
            revenue += q * price;
            modelRent += subject < ORIGINS
                    ? q * cost[c * TIER_COUNT + k] * markup[c * TIER_COUNT + k]
                    : q * r[row + out.ownModels] * Math.max(0, r[row + out.price[k]] - r[row + out.hostingFee[k]]);
            mixPrice += tierShare[k] * price;
        }
        double energy = energyKwh / 1e9;
        double price = exported > 0 ? revenue / exported : mixPrice;
        double used = r[row + out.energyUsed];
        double shadow = r[row + out.shadowPrice];
        double energyCost = energyCost(c, used);
        double energyRent = Math.max(0, energyKwh * (r[row + out.scarcityPrice] - shadow - energyCost));
        double computeRent = energyKwh * shadow;
        modelRent -= r[row + out.compliancePaid];
        double rent = energyRent + computeRent + modelRent;
        double plant = plantTwh(c, t, used);
        double income = gdp[ORIGINS];
        double dependence = revenue / (exportsUsd + revenue);
        r[row + out.exportedMtok] = exported;
        r[row + out.exportedTokens] = exported * 1e6;
        r[row + out.exportedEnergy] = energy;
        r[row + out.revenue] = revenue;
        r[row + out.meanPrice] = price;
        r[row + out.shareOfGoods] = revenue / exportsUsd;
        r[row + out.shareOfGdp] = revenue / income;
        r[row + out.dependence] = dependence;
        r[row + out.energyCost] = energyCost;
        r[row + out.exportCost] = energyKwh * (provisioned[c] * capitalPerKwh[c] + energyCost)
                + p[at.licence][t] * exported
                + r[row + out.compliancePaid];
        r[row + out.tokenPlant] = plant;
        double generated = Math.max(generation + plant, energy);
        r[row + out.exportedGenerationShare] = generated > 0 ? energy / generated : Double.NaN;
        r[row + out.energyRent] = energyRent;
        r[row + out.computeRent] = computeRent;
        r[row + out.modelRent] = modelRent;
        r[row + out.rent] = rent;
        // A country without figures of its exports or product has no index: it would be one of rent, or of exports,
        // alone.
        r[row + out.index] = Double.isNaN(dependence + rent / income)
                ? Double.NaN
                : TokenState.index(
                        dependence / p[at.tokenStateDependence][t],
                        rent / income / p[at.tokenStateRent][t],
                        Double.NaN);
        r[row + out.revenuePerMwh] = energy > 0 ? revenue / energy / 1e6 : 1e3 * price / mixEnergy;
        double carbon = figures[ORIGINS].carbonGramsPerKwh();
        r[row + out.carbon] = carbon;
        r[row + out.carbonPerMtok] = carbon * mixEnergy;
    }

    private double marketVolume(int m) {
        double sum = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            for (int o = 0; o < ORIGINS; o++) {
                sum += market.volume(m, k, o);
            }
        }
        return sum;
    }

    private void world(int t, double[] r, int row) {
        double tokens = 0;
        double spending = 0;
        for (int m = 0; m < MARKETS; m++) {
            tokens += marketVolume(m);
            spending += market.spending(m);
        }
        double imported = 0;
        double hosted = 0;
        double importedUsd = 0;
        for (int k = 0; k < TIER_COUNT; k++) {
            double leaked = market.leakedVolume(USA, k, CHN);
            double q = market.volume(USA, k, CHN) - leaked;
            imported += q;
            hosted += leaked;
            importedUsd += q * market.deliveredPrice(USA, k, CHN);
        }
        double usVolume = marketVolume(USA);
        double usSpending = market.spending(USA);
        if (t == 0) {
            usImportsStart = imported;
            usImportsUsdStart = importedUsd;
            usVolumeStart = usVolume;
            usSpendingStart = usSpending;
        }
        r[row + out.worldTokens] = tokens;
        r[row + out.worldSpending] = spending;
        double product = gdp[USA] + gdp[CHN] + gdp[ROW];
        r[row + out.worldGdp] = product;
        r[row + out.worldSpendingOfGdp] = spending / product;
        r[row + out.usShareValue] = ratio(importedUsd, usSpending);
        r[row + out.usShareVolume] = ratio(imported, usVolume);
        r[row + out.usHosted] = ratio(hosted, usVolume);
        // Acemoglu et al. (2016): the rise of imports over what the market absorbed in the base year.
        r[row + out.usPenetrationValue] = ratio(importedUsd - usImportsUsdStart, usSpendingStart);
        r[row + out.usPenetrationVolume] = ratio(imported - usImportsStart, usVolumeStart);
        double revenue = market.receipts(USA) + market.hostReceipts(USA);
        double kw = stock[USA].live(START + t) * 1e6;
        double capital = p[at.capexUsa][t]
                * (LevelisedTokenCost.capitalRecoveryFactor(p[at.waccUsa][t], p[at.hardwareLife][t])
                        + p[at.opexShare][t]);
        double power = 8760 * p[at.utilisation][t] * powerPrice[USA] / provisioned[USA];
        r[row + out.usBreakEven] = ratio(kw * (capital + power), revenue);
        r[row + out.usScarcity] = market.energyPrice[USA] + baseStep[USA];
        r[row + out.residual] = market.residual();
        r[row + out.sweeps] = market.sweeps();
        r[row + out.response] = subject < ORIGINS ? response[subject] : 1;
    }

    /** A ratio that is not defined where there is nothing to divide by. */
    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
