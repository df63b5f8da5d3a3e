package org.tokenstate.economics.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.units.Require;

/**
 * A market of tokens in one year, by name: origins with prices, energy per token and energy supply; markets with their
 * base year, demand level and policy towards each origin. Immutable; {@link #solve()} gives its {@link Equilibrium}.
 *
 * <p>This is the readable face of {@link MarketSolver}, whose documentation states the equations. Units: volumes Mtok
 * (million billed tokens) a year, prices USD per Mtok, energy kWh.
 */
public final class TokenMarket {
    private static final int MOST_FLOWS = 200_000;

    /** How producer prices come about. */
    public enum Markup {
        /** The given producer prices hold. */
        GIVEN,
        /**
         * Bertrand–Nash: each origin sets the price of each tier in each market, price = unit cost × (1 + μ) with
         * μ = 1/(ε_own − 1), ε_own = σ_O (1−e) + σ_T e (1−E) + |ε| e E, e and E the expenditure shares in the tier and of
         * the tier. Scarcity is added without mark-up.
         */
        BERTRAND_NASH
    }

    /**
     * A step of an energy supply curve.
     *
     * @param priceUsdPerKwh price above what the producer prices contain, USD/kWh
     * @param quantityKwh quantity, kWh a year, ≥ 0
     */
    public record EnergyStep(double priceUsdPerKwh, double quantityKwh) {
        /** Validates. */
        public EnergyStep {
            Require.finite(priceUsdPerKwh, "price of an energy step in USD/kWh");
            Require.notNegative(quantityKwh, "quantity of an energy step in kWh");
        }
    }

    /**
     * An origin of tokens.
     *
     * @param priceUsdPerMtok producer price of each tier before scarcity, USD per Mtok, &gt; 0
     * @param energyKwhPerMtok metered energy of each tier, kWh per Mtok, ≥ 0
     * @param unitCostUsdPerMtok marginal cost of each tier, USD per Mtok; may be empty unless a fixed compliance cost or
     *     Bertrand–Nash asks for it
     * @param capacityKwh energy that the equipment can turn into sold tokens, kWh; infinity for no limit
     * @param supply steps of energy, sorted by price; empty for no curve
     */
    public record Origin(
            Map<String, Double> priceUsdPerMtok,
            Map<String, Double> energyKwhPerMtok,
            Map<String, Double> unitCostUsdPerMtok,
            double capacityKwh,
            List<EnergyStep> supply) {
        /** Validates, copies, and sorts the steps by price. */
        public Origin {
            priceUsdPerMtok = ordered(priceUsdPerMtok);
            energyKwhPerMtok = ordered(energyKwhPerMtok);
            unitCostUsdPerMtok = ordered(unitCostUsdPerMtok);
            priceUsdPerMtok.forEach((tier, v) -> Require.positive(v, "producer price of tier '" + tier + "'"));
            energyKwhPerMtok.forEach((tier, v) -> Require.notNegative(v, "energy per Mtok of tier '" + tier + "'"));
            unitCostUsdPerMtok.forEach((tier, v) -> Require.notNegative(v, "unit cost of tier '" + tier + "'"));
            Require.that(capacityKwh >= 0, "capacity in kWh must be >= 0 but is %s", capacityKwh);
            List<EnergyStep> sorted = new ArrayList<>(supply);
            sorted.sort((a, b) -> Double.compare(a.priceUsdPerKwh(), b.priceUsdPerKwh()));
            supply = List.copyOf(sorted);
        }

        /**
         * An origin without limits on energy.
         *
         * @param priceUsdPerMtok producer price of each tier, USD per Mtok
         * @param energyKwhPerMtok metered energy of each tier, kWh per Mtok
         * @return the origin
         */
        public static Origin of(Map<String, Double> priceUsdPerMtok, Map<String, Double> energyKwhPerMtok) {
            return new Origin(priceUsdPerMtok, energyKwhPerMtok, Map.of(), Double.POSITIVE_INFINITY, List.of());
        }

        /**
         * The same origin with another capacity.
         *
         * @param kwh kWh a year; infinity for no limit
         * @return the origin
         */
        public Origin withCapacityKwh(double kwh) {
            return new Origin(priceUsdPerMtok, energyKwhPerMtok, unitCostUsdPerMtok, kwh, supply);
        }

        /**
         * The same origin with an energy supply curve.
         *
         * @param steps the steps in any order
         * @return the origin
         */
        public Origin withSupply(List<EnergyStep> steps) {
            return new Origin(priceUsdPerMtok, energyKwhPerMtok, unitCostUsdPerMtok, capacityKwh, steps);
        }

        /**
         * The same origin with all producer prices times a factor.
         *
         * @param factor the factor, &gt; 0
         * @return the origin
         */
        public Origin withPricesTimes(double factor) {
            Map<String, Double> scaled = new LinkedHashMap<>();
            priceUsdPerMtok.forEach((tier, v) -> scaled.put(tier, v * factor));
            return new Origin(scaled, energyKwhPerMtok, unitCostUsdPerMtok, capacityKwh, supply);
        }
    }

    /**
     * What a market's base year knows of an origin in a tier.
     *
     * @param share share of the tier's volume, in [0, 1]
     * @param priceUsdPerMtok delivered price, USD per Mtok, &gt; 0
     */
    public record Base(double share, double priceUsdPerMtok) {
        /** Validates. */
        public Base {
            Require.inRange(share, 0, 1 + 1e-9, "base share");
            Require.positive(priceUsdPerMtok, "base price in USD per Mtok");
        }
    }

    /**
     * A tier of a market in the base year.
     *
     * @param share share of the market's volume, in [0, 1]
     * @param origins its origins by name
     */
    public record Tier(double share, Map<String, Base> origins) {
        /** Validates and copies. */
        public Tier {
            Require.inRange(share, 0, 1 + 1e-9, "base share of a tier");
            origins = ordered(origins);
        }
    }

    /**
     * On what terms an origin may sell in a market.
     *
     * @param tariff ad-valorem tariff τ as a fraction, &gt; −1
     * @param access share of the market that may buy from the origin, in [0, 1]
     * @param premium liability premium z as a fraction, &gt; −1
     * @param fixedCostUsd fixed compliance cost F, USD a year, ≥ 0
     * @param leakage share ψ of the origin's tokens that the market's host serves on open weights, in [0, 1]
     * @param baseAccess access in the base year, in [0, 1]; 1 makes access a change from a fully open base
     */
    public record Terms(
            double tariff, double access, double premium, double fixedCostUsd, double leakage, double baseAccess) {
        /** No tariff, no premium, no cost, full access now and in the base year. */
        public static final Terms FREE = new Terms(0, 1, 0, 0, 0, 1);

        /** Validates. */
        public Terms {
            Require.finite(tariff, "tariff");
            Require.that(tariff > -1, "tariff must be > -1 but is %s", tariff);
            Require.inRange(access, 0, 1, "access");
            Require.finite(premium, "liability premium");
            Require.that(premium > -1, "liability premium must be > -1 but is %s", premium);
            Require.notNegative(fixedCostUsd, "fixed compliance cost in USD");
            Require.inRange(leakage, 0, 1, "leakage");
            Require.inRange(baseAccess, 0, 1, "base-year access");
        }

        /**
         * The same terms with another tariff.
         *
         * @param value τ as a fraction
         * @return the terms
         */
        public Terms withTariff(double value) {
            return new Terms(value, access, premium, fixedCostUsd, leakage, baseAccess);
        }

        /**
         * The same terms with another access.
         *
         * @param value share in [0, 1]
         * @return the terms
         */
        public Terms withAccess(double value) {
            return new Terms(tariff, value, premium, fixedCostUsd, leakage, baseAccess);
        }

        /**
         * The same terms with another liability premium.
         *
         * @param value z as a fraction
         * @return the terms
         */
        public Terms withPremium(double value) {
            return new Terms(tariff, access, value, fixedCostUsd, leakage, baseAccess);
        }

        /**
         * The same terms with another fixed compliance cost.
         *
         * @param usd USD a year
         * @return the terms
         */
        public Terms withFixedCostUsd(double usd) {
            return new Terms(tariff, access, premium, usd, leakage, baseAccess);
        }

        /**
         * The same terms with another leakage.
         *
         * @param value ψ in [0, 1]
         * @return the terms
         */
        public Terms withLeakage(double value) {
            return new Terms(tariff, access, premium, fixedCostUsd, value, baseAccess);
        }

        /**
         * The same terms with another access in the base year.
         *
         * @param value share in [0, 1]
         * @return the terms
         */
        public Terms withBaseAccess(double value) {
            return new Terms(tariff, access, premium, fixedCostUsd, leakage, value);
        }
    }

    /**
     * A market.
     *
     * @param baseVolumeMtok volume of the base year, Mtok, ≥ 0
     * @param demandScale demand relative to the base year at base prices, ≥ 0
     * @param tiers its tiers by name; shares sum to 1
     * @param terms terms by origin; those not named are {@link Terms#FREE}
     * @param host name of the origin that serves leaked tokens here and is at home; empty for the origin of the market's
     *     own name, if there is one
     */
    public record Market(
            double baseVolumeMtok,
            double demandScale,
            Map<String, Tier> tiers,
            Map<String, Terms> terms,
            Optional<String> host) {
        /** Validates and copies. */
        public Market {
            Require.notNegative(baseVolumeMtok, "base volume in Mtok");
            Require.notNegative(demandScale, "demand scale");
            tiers = ordered(tiers);
            terms = ordered(terms);
        }

        /**
         * A market without policy at the demand level of the base year.
         *
         * @param baseVolumeMtok volume of the base year, Mtok
         * @param tiers its tiers by name
         * @return the market
         */
        public static Market of(double baseVolumeMtok, Map<String, Tier> tiers) {
            return new Market(baseVolumeMtok, 1, tiers, Map.of(), Optional.empty());
        }

        /**
         * The same market with other terms for an origin.
         *
         * @param origin the origin's name
         * @param value its terms
         * @return the market
         */
        public Market withTerms(String origin, Terms value) {
            Map<String, Terms> changed = new LinkedHashMap<>(terms);
            changed.put(origin, value);
            return new Market(baseVolumeMtok, demandScale, tiers, changed, host);
        }

        /**
         * The same market at another level of demand.
         *
         * @param value demand relative to the base year
         * @return the market
         */
        public Market withDemandScale(double value) {
            return new Market(baseVolumeMtok, value, tiers, terms, host);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private final String name;
    private final double demandElasticity;
    private final Substitution substitution;
    private final Markup markup;
    private final SortedMap<String, Origin> origins;
    private final SortedMap<String, Market> markets;
    private final List<String> tiers;

    private TokenMarket(Builder builder) {
        name = builder.name;
        demandElasticity = builder.demandElasticity;
        substitution = builder.substitution;
        markup = builder.markup;
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(builder.origins));
        markets = Collections.unmodifiableSortedMap(new TreeMap<>(builder.markets));
        Set<String> names = new TreeSet<>();
        markets.values().forEach(market -> names.addAll(market.tiers().keySet()));
        tiers = List.copyOf(names);
        check();
    }

    private void check() {
        Require.that(!origins.isEmpty(), "market '%s' must have at least one origin but has none", name);
        Require.that(!markets.isEmpty(), "market '%s' must have at least one market but has none", name);
        Require.that(!tiers.isEmpty(), "market '%s' must have at least one tier but has none", name);
        long flows = (long) origins.size() * markets.size() * tiers.size();
        Require.that(
                flows <= MOST_FLOWS,
                "origins x markets x tiers of market '%s' must be <= %d but are %d",
                name,
                MOST_FLOWS,
                flows);
        Require.that(
                demandElasticity < 0 && Double.isFinite(demandElasticity),
                "price elasticity of demand must be finite and < 0 but is %s",
                demandElasticity);
        markets.forEach((m, market) -> {
            double sum = 0;
            for (Map.Entry<String, Tier> tier : market.tiers().entrySet()) {
                checkTier(m, tier.getKey(), tier.getValue());
                sum += tier.getValue().share();
            }
            Require.that(MarketInputs.sumToOne(sum), "tier shares of market '%s' must sum to 1 but sum to %s", m, sum);
            market.terms().keySet().forEach(o -> known("origin", o, "terms of market '" + m + "'"));
            market.host().ifPresent(o -> known("origin", o, "host of market '" + m + "'"));
            market.terms().forEach((o, terms) -> {
                Require.that(
                        terms.leakage() == 0 || hostOf(m) >= 0,
                        "leakage of origin '%s' in market '%s' must be 0 without a host there but is %s",
                        o,
                        m,
                        terms.leakage());
                Require.that(
                        terms.fixedCostUsd() == 0 || !lacksUnitCosts(o, market),
                        "origin '%s' must have unit costs because market '%s' has a fixed compliance cost",
                        o,
                        m);
            });
        });
        if (markup == Markup.BERTRAND_NASH) {
            markets.forEach((m, market) -> origins.keySet()
                    .forEach(o -> Require.that(
                            !lacksUnitCosts(o, market),
                            "origin '%s' must have unit costs > 0 for Bertrand-Nash mark-ups",
                            o)));
        }
    }

    private boolean lacksUnitCosts(String origin, Market market) {
        Origin o = origin(origin);
        for (Map.Entry<String, Tier> tier : market.tiers().entrySet()) {
            Base base = tier.getValue().origins().get(origin);
            if (base != null && base.share() > 0 && !(o.unitCostUsdPerMtok().getOrDefault(tier.getKey(), 0.0) > 0)) {
                return true;
            }
        }
        return false;
    }

    private void checkTier(String m, String tierName, Tier tier) {
        double sum = 0;
        for (Map.Entry<String, Base> entry : tier.origins().entrySet()) {
            known("origin", entry.getKey(), "tier '" + tierName + "' of market '" + m + "'");
            double share = entry.getValue().share();
            sum += share;
            Origin origin = origin(entry.getKey());
            Require.that(
                    share == 0
                            || (origin.priceUsdPerMtok().containsKey(tierName)
                                    && origin.energyKwhPerMtok().containsKey(tierName)),
                    "origin '%s' must have a price and an energy per Mtok of tier '%s' because market '%s' has it",
                    entry.getKey(),
                    tierName,
                    m);
        }
        Require.that(
                MarketInputs.sumToOne(sum),
                "origin shares of tier '%s' of market '%s' must sum to 1 but sum to %s",
                tierName,
                m,
                sum);
    }

    private void known(String kind, String wanted, String where) {
        if (!origins.containsKey(wanted)) {
            throw new IllegalArgumentException(where + ": " + Nearest.unknown(kind, wanted, origins.keySet()));
        }
    }

    private Origin origin(String wanted) {
        Origin found = origins.get(wanted);
        if (found == null) {
            throw new IllegalArgumentException(Nearest.unknown("origin", wanted, origins.keySet()));
        }
        return found;
    }

    private int hostOf(String m) {
        Market market = markets.get(m);
        String host = market == null ? m : market.host().orElse(m);
        return new ArrayList<>(origins.keySet()).indexOf(host);
    }

    /**
     * Reads a market case: JSON (read as YAML 1.2) in the form documented with the {@code market} command.
     *
     * @param file the file
     * @return the market
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of the first fault
     */
    public static TokenMarket read(Path file) {
        return MarketFile.read(file);
    }

    /**
     * {@return a builder without origins and markets, at ε = −1.3, σ_T = 1.5, σ_O = 4 and given prices}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with all of this market's content} */
    public Builder toBuilder() {
        Builder builder = new Builder()
                .name(name)
                .demandElasticity(demandElasticity)
                .substitution(substitution)
                .markup(markup);
        origins.forEach(builder::origin);
        markets.forEach(builder::market);
        return builder;
    }

    /** {@return the name of the case} */
    public String name() {
        return name;
    }

    /** {@return the price elasticity of a market's volume} */
    public double demandElasticity() {
        return demandElasticity;
    }

    /** {@return how buyers substitute} */
    public Substitution substitution() {
        return substitution;
    }

    /** {@return origins by name} */
    public SortedMap<String, Origin> origins() {
        return origins;
    }

    /** {@return markets by name} */
    public SortedMap<String, Market> markets() {
        return markets;
    }

    /** {@return names of all tiers} */
    public List<String> tiers() {
        return tiers;
    }

    /**
     * Solves the market.
     *
     * @return its equilibrium
     * @throws NoEquilibriumException if no prices clear it
     */
    public Equilibrium solve() {
        MarketSolver solver = toSolver();
        try {
            if (markup == Markup.BERTRAND_NASH) {
                BertrandNash.solve(solver, demandElasticity, substitution);
            } else {
                solver.solve();
            }
        } catch (NoEquilibriumException e) {
            throw new NoEquilibriumException(named(String.valueOf(e.getMessage())));
        }
        return Equilibrium.of(this, solver);
    }

    /** Puts names in place of "origin 1" and the like. */
    private String named(String message) {
        String result = message;
        int i = 0;
        for (String o : origins.keySet()) {
            result = result.replaceAll("\\borigin " + i++ + "\\b", Matcher.quoteReplacement("origin '" + o + "'"));
        }
        return "market '" + name + "': " + result;
    }

    /**
     * A filled workspace, calibrated and not yet solved; indices follow the alphabetical order of names.
     *
     * @return the workspace, the caller's own
     */
    public MarketSolver toSolver() {
        List<String> originNames = List.copyOf(origins.keySet());
        int nO = originNames.size();
        int nK = tiers.size();
        int nM = markets.size();
        int steps =
                origins.values().stream().mapToInt(o -> o.supply().size()).max().orElse(0);
        MarketSolver solver = new MarketSolver(nM, nK, nO, steps);
        solver.setElasticities(demandElasticity, substitution.betweenTiers(), substitution.betweenOrigins());
        for (int o = 0; o < nO; o++) {
            Origin origin = origin(originNames.get(o));
            solver.capacity[o] = origin.capacityKwh();
            solver.stepCount[o] = origin.supply().size();
            for (int j = 0; j < origin.supply().size(); j++) {
                solver.stepPrice[o * steps + j] = origin.supply().get(j).priceUsdPerKwh();
                solver.stepQuantity[o * steps + j] = origin.supply().get(j).quantityKwh();
            }
            for (int k = 0; k < nK; k++) {
                solver.setPrice(o, k, origin.priceUsdPerMtok().getOrDefault(tiers.get(k), 0.0));
                solver.energy[o * nK + k] = origin.energyKwhPerMtok().getOrDefault(tiers.get(k), 0.0);
                solver.unitCost[o * nK + k] = origin.unitCostUsdPerMtok().getOrDefault(tiers.get(k), 0.0);
            }
        }
        double[] volume = new double[nM];
        double[] tierShare = new double[nM * nK];
        double[] originShare = new double[nM * nK * nO];
        double[] basePrice = new double[nM * nK * nO];
        double[] baseAccess = new double[nM * nO];
        int m = 0;
        for (Map.Entry<String, Market> entry : markets.entrySet()) {
            Market market = entry.getValue();
            volume[m] = market.baseVolumeMtok();
            solver.demandScale[m] = market.demandScale();
            solver.host[m] = hostOf(entry.getKey());
            for (int o = 0; o < nO; o++) {
                Terms terms = market.terms().getOrDefault(originNames.get(o), Terms.FREE);
                int mo = m * nO + o;
                solver.tariff[mo] = terms.tariff();
                solver.access[mo] = terms.access();
                solver.premium[mo] = terms.premium();
                solver.fixedCost[mo] = terms.fixedCostUsd();
                solver.leakage[mo] = terms.leakage();
                baseAccess[mo] = terms.baseAccess();
            }
            for (int k = 0; k < nK; k++) {
                Tier tier = market.tiers().get(tiers.get(k));
                if (tier == null) {
                    continue;
                }
                tierShare[m * nK + k] = tier.share();
                for (int o = 0; o < nO; o++) {
                    Base base = tier.origins().get(originNames.get(o));
                    int i = solver.index(m, k, o);
                    if (base != null) {
                        originShare[i] = base.share();
                        basePrice[i] = base.priceUsdPerMtok();
                    }
                    int h = solver.host[m];
                    // A host sells the same model at the origin's price and runs it on its own hardware.
                    solver.hostPrice[i] = solver.price[i];
                    solver.hostEnergy[i] = h < 0 ? 0 : solver.energy[h * nK + k];
                }
            }
            m++;
        }
        solver.calibrate(volume, tierShare, originShare, basePrice, baseAccess);
        return solver;
    }

    /** Collects the parts of a market. */
    public static final class Builder {
        private String name = "market";
        private double demandElasticity = -1.3;
        private Substitution substitution = new Substitution.NestedCes(1.5, 4);
        private Markup markup = Markup.GIVEN;
        private final Map<String, Origin> origins = new LinkedHashMap<>();
        private final Map<String, Market> markets = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Names the case.
         *
         * @param value the name
         * @return this
         */
        public Builder name(String value) {
            name = Require.notBlank(value, "name of the market case");
            return this;
        }

        /**
         * Sets the price elasticity of a market's volume.
         *
         * @param value ε &lt; 0
         * @return this
         */
        public Builder demandElasticity(double value) {
            demandElasticity = value;
            return this;
        }

        /**
         * Sets how buyers substitute.
         *
         * @param value nested CES or nested logit
         * @return this
         */
        public Builder substitution(Substitution value) {
            substitution = value;
            return this;
        }

        /**
         * Sets how producer prices come about.
         *
         * @param value given, or Bertrand–Nash
         * @return this
         */
        public Builder markup(Markup value) {
            markup = value;
            return this;
        }

        /**
         * Adds or replaces an origin.
         *
         * @param originName its name
         * @param origin its content
         * @return this
         */
        public Builder origin(String originName, Origin origin) {
            origins.put(Require.notBlank(originName, "name of an origin"), origin);
            return this;
        }

        /**
         * Adds or replaces a market.
         *
         * @param marketName its name
         * @param market its content
         * @return this
         */
        public Builder market(String marketName, Market market) {
            markets.put(Require.notBlank(marketName, "name of a market"), market);
            return this;
        }

        /**
         * Makes the market.
         *
         * @return the market
         * @throws IllegalArgumentException naming the first inconsistency
         */
        public TokenMarket build() {
            return new TokenMarket(this);
        }
    }
}
