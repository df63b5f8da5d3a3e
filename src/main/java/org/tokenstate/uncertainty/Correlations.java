package org.tokenstate.uncertainty;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Model;

/** The rank correlations of the catalogue's parameters: assumed, stated here, left out where an input is not uncertain. */
final class Correlations {
    /** Assumptions of the authors of this library, 2026; each with its reason. */
    private static final List<Copula.Pair> STANDARD = List.of(
            // a country that taxes Chinese tokens also shuts them out
            new Copula.Pair("tariff.USA.CHN", "access_left.USA", -0.5),
            // more domestic accelerators come with better ones
            new Copula.Pair("additions_factor.CHN", "chip_penalty", -0.4),
            // rebound: cheaper tokens, more use
            new Copula.Pair("spending_saturation", "progress_scale", 0.4),
            // power is cheap where much is curtailed
            new Copula.Pair("power_price_usd_per_kwh.CHN", "curtailment_rate", -0.5),
            // fast progress makes accelerators old
            new Copula.Pair("cost_life", "progress_scale", -0.5));

    private Correlations() {}

    static Copula of(Model model) {
        Set<String> uncertain = new HashSet<>();
        for (Model.Input input : model.inputs()) {
            if (input.distribution().lower() < input.distribution().upper()) {
                uncertain.add(input.name());
            }
        }
        Copula copula = Copula.independent();
        for (Copula.Pair pair : STANDARD) {
            if (uncertain.contains(pair.first()) && uncertain.contains(pair.second())) {
                copula = copula.correlate(pair.first(), pair.second(), pair.rankCorrelation());
            }
        }
        return copula;
    }
}
