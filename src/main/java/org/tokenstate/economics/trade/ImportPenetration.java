package org.tokenstate.economics.trade;

import org.tokenstate.economics.market.Equilibrium;

/**
 * Rise of import penetration of a market since a base year, ΔM/(Y₀ + M₀ − E₀) (Acemoglu, Autor, Dorn, Hanson and Price
 * 2016): imports over initial absorption. Foreign models on hosts at home are not imports and are counted apart. A measure
 * of exposure; no effect on employment is implied.
 *
 * @param byValue by money
 * @param byVolume by tokens
 * @param hostedByValue the same ratio for tokens of foreign weights served by home hosts, at prices paid
 * @param hostedByVolume the same by tokens
 */
public record ImportPenetration(double byValue, double byVolume, double hostedByValue, double hostedByVolume) {
    /**
     * The ratio itself.
     *
     * @param importsNow M
     * @param importsBefore M₀
     * @param outputBefore Y₀
     * @param exportsBefore E₀
     * @return (M − M₀)/(Y₀ + M₀ − E₀)
     * @throws ArithmeticException if initial absorption is not positive
     */
    public static double of(double importsNow, double importsBefore, double outputBefore, double exportsBefore) {
        double absorption = outputBefore + importsBefore - exportsBefore;
        if (!(absorption > 0)) {
            throw new ArithmeticException("initial absorption must be > 0 but is " + absorption);
        }
        return (importsNow - importsBefore) / absorption;
    }

    /**
     * Penetration of a market between two equilibria.
     *
     * @param base the base year
     * @param now the year asked for
     * @param market the market, whose own origin bears the same name
     * @param from the origin whose imports are counted
     * @return the four ratios
     * @throws ArithmeticException if initial absorption is not positive
     */
    public static ImportPenetration between(Equilibrium base, Equilibrium now, String market, String from) {
        Sums before = sums(base, market, from);
        Sums after = sums(now, market, from);
        return new ImportPenetration(
                of(after.imports, before.imports, before.absorbed - before.imports, 0),
                of(after.importsMtok, before.importsMtok, before.absorbedMtok - before.importsMtok, 0),
                of(after.hosted, before.hosted, before.absorbed - before.hosted, 0),
                of(after.hostedMtok, before.hostedMtok, before.absorbedMtok - before.hostedMtok, 0));
    }

    private record Sums(
            double imports,
            double importsMtok,
            double hosted,
            double hostedMtok,
            double absorbed,
            double absorbedMtok) {}

    /** Output plus imports less exports of a market is what its buyers take, tokens being used where they are bought. */
    private static Sums sums(Equilibrium e, String market, String from) {
        e.market(market);
        double imports = 0;
        double importsMtok = 0;
        double hosted = 0;
        double hostedMtok = 0;
        double absorbed = 0;
        double absorbedMtok = 0;
        for (Equilibrium.Flow flow : e.flows()) {
            if (!flow.market().equals(market)) {
                continue;
            }
            absorbed += flow.spendingUsd();
            absorbedMtok += flow.volumeMtok();
            if (flow.origin().equals(from)) {
                double away = flow.volumeMtok() - flow.hostedMtok();
                imports += away * flow.deliveredPriceUsdPerMtok();
                importsMtok += away;
                hosted += flow.hostedMtok() * flow.deliveredPriceUsdPerMtok();
                hostedMtok += flow.hostedMtok();
            }
        }
        return new Sums(imports, importsMtok, hosted, hostedMtok, absorbed, absorbedMtok);
    }
}
