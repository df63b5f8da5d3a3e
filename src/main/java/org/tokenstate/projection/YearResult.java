package org.tokenstate.projection;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.VariableTable;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.Money;
import org.tokenstate.units.Ratio;
import org.tokenstate.units.Tokens;

/** The results of one year of a projection. A result that depends on a missing figure has no value. */
public final class YearResult {
    private final int year;
    private final VariableTable variables;
    private final double[] results;

    YearResult(int year, VariableTable variables, double[] results) {
        this.year = year;
        this.variables = variables;
        this.results = results;
    }

    /**
     * {@return the year}
     */
    public int year() {
        return year;
    }

    /**
     * The value of any result variable.
     *
     * @param variable its name
     * @return the value, or empty where it depends on a figure that is missing
     * @throws org.tokenstate.catalogue.InputException if there is no such variable
     */
    public OptionalDouble value(String variable) {
        double value = results[variables.indexOf(variable)];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Optional<Double> boxed(String variable) {
        OptionalDouble value = value(variable);
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /**
     * {@return electricity generation per head in kWh}
     */
    public OptionalDouble generationKwhPerCapita() {
        return value("generation_kwh_per_capita");
    }

    /**
     * {@return tokens that could be sold by the physical limits alone}
     */
    public Optional<Tokens> exportableTokens() {
        return boxed("exportable_tokens").map(Tokens::ofCount);
    }

    /**
     * {@return tokens exported in the market}
     */
    public Optional<Tokens> exportedTokens() {
        return boxed("exported_tokens").map(Tokens::ofCount);
    }

    /**
     * {@return metered energy that could serve sold tokens}
     */
    public Optional<Energy> exportableEnergy() {
        return boxed("exportable_energy_twh").map(Energy::ofTerawattHours);
    }

    /**
     * {@return energy per billed token at the meter}
     */
    public Optional<EnergyPerToken> energyPerToken() {
        return boxed("energy_per_token_joules").map(EnergyPerToken::ofJoulesPerToken);
    }

    /**
     * {@return revenue of token exports, real 2025 dollars}
     */
    public Optional<Money> exportRevenue() {
        return boxed("export_revenue_usd").map(Money::ofUsd2025);
    }

    /**
     * {@return gross exports of tokens, hosting and margins of models, real 2025 dollars; the same as {@link #exportRevenue}}
     */
    public Optional<Money> tokenExports() {
        return exportRevenue();
    }

    /**
     * {@return gross imports of tokens, compute and margins of models, real 2025 dollars}
     */
    public Optional<Money> tokenImports() {
        return boxed("token_imports_usd").map(Money::ofUsd2025);
    }

    /**
     * {@return exports of tokens less imports, real 2025 dollars}
     */
    public Optional<Money> balance() {
        return boxed("token_balance_usd").map(Money::ofUsd2025);
    }

    /**
     * {@return electricity of tokens hosted for buyers elsewhere}
     */
    public Optional<Energy> hostedEnergy() {
        return boxed("hosted_energy_twh").map(Energy::ofTerawattHours);
    }

    /**
     * {@return token exports over goods exports}
     */
    public Optional<Ratio> shareOfGoodsExports() {
        return boxed("share_of_goods_exports").map(Ratio::ofFraction);
    }

    /**
     * {@return token exports over GDP}
     */
    public Optional<Ratio> shareOfGdp() {
        return boxed("share_of_gdp").map(Ratio::ofFraction);
    }

    /**
     * {@return token exports over goods and token exports together}
     */
    public Optional<Ratio> dependence() {
        return boxed("dependence").map(Ratio::ofFraction);
    }

    /**
     * {@return what binds}
     */
    public Optional<BindingConstraint> bindingConstraint() {
        return boxed("binding_constraint").map(BindingConstraint::ofCode);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(year).append(": ");
        tokenExports().ifPresent(m -> text.append("exports ").append(m).append(", "));
        shareOfGoodsExports().ifPresent(r -> text.append(r).append(" of goods exports, "));
        tokenImports().ifPresent(m -> text.append("imports ").append(m).append(", "));
        energyPerToken().ifPresent(e -> text.append(e).append(", "));
        bindingConstraint()
                .ifPresent(c -> text.append("limited by ").append(c.label()).append(", "));
        return text.substring(0, text.length() - 2);
    }
}
