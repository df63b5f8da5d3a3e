package org.tokenstate.projection;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.VariableTable;

/** Why results of a projection have no value: the figures of the country that are missing, found down their formulas. */
final class Gaps {
    private static final String BEFORE = "[t-1]";

    /** When a ratio is not defined though no figure is missing. */
    private static final Map<String, String> UNDEFINED = Map.of(
            "reference_to_own_generation_per_capita", "not defined: the country generates nothing",
            "exported_generation_share", "not defined: the country generates nothing",
            "us_import_share_value", "not defined: the United States buy no tokens",
            "us_import_share_volume", "not defined: the United States buy no tokens",
            "us_foreign_weights_at_home_volume", "not defined: the United States buy no tokens",
            "us_import_penetration_value", "not defined: the United States bought no tokens, from the base year on,",
            "us_import_penetration_volume", "not defined: the United States bought no tokens, from the base year on,",
            "us_break_even_price_ratio", "not defined: the United States earn nothing with tokens");

    private final Projection projection;
    private final Set<String> seen = new HashSet<>();
    private final Set<Figure> figures = EnumSet.noneOf(Figure.class);

    private Gaps(Projection projection) {
        this.projection = projection;
    }

    /** The figures that a projection starts from. */
    private enum Figure {
        REFERENCE("reference_generation_kwh_per_capita"),
        GENERATION("trend_generation_kwh_per_capita"),
        POPULATION("population"),
        GDP("gdp_usd"),
        GOODS_EXPORTS("goods_exports_usd");

        private final String variable;

        Figure(String variable) {
            this.variable = variable;
        }

        String cause(TokenStateModel model) {
            return switch (this) {
                case REFERENCE ->
                    model.reference()
                            .map(r -> "generation per head of the reference, " + r + ", is missing")
                            .orElse("no reference country is named");
                case GENERATION -> "generation per head is missing";
                case POPULATION -> "population is missing";
                case GDP -> "gross domestic product is missing";
                case GOODS_EXPORTS -> "goods exports are missing";
            };
        }
    }

    /**
     * Why some of the variables have no value in some year of a projection.
     *
     * @param variables names of result variables
     * @return the cause; empty where all have a value in all years
     */
    static Optional<String> cause(Projection projection, List<String> variables) {
        Gaps gaps = new Gaps(projection);
        Set<String> without = new HashSet<>();
        for (String variable : variables) {
            for (int year = projection.from(); year <= projection.to(); year++) {
                if (gaps.lacks(variable, year)) {
                    String undefined = UNDEFINED.get(variable);
                    without.add(
                            undefined == null
                                    ? VariableTable.bundled().get(variable).description() + " has no value in " + year
                                    : undefined + " in " + year);
                    gaps.follow(variable, year);
                    break;
                }
            }
        }
        if (without.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                gaps.figures.isEmpty()
                        ? without.stream().sorted().collect(Collectors.joining("; "))
                        : gaps.figures.stream()
                                .map(figure -> figure.cause(projection.model()))
                                .collect(Collectors.joining("; ")));
    }

    private boolean lacks(String variable, int year) {
        return projection.at(year).value(variable).isEmpty();
    }

    private void follow(String name, int year) {
        if (!lacks(name, year) || !seen.add(name + year)) {
            return;
        }
        for (Figure figure : Figure.values()) {
            if (figure.variable.equals(name)) {
                add(figure);
                return;
            }
        }
        Variable variable = VariableTable.bundled().get(name);
        switch (variable.kind()) {
            case FORMULA, STATE -> {
                boolean taker = !projection.model().prepared().isMaker()
                        && !variable.takerFormula().isEmpty();
                for (String input : ExplanationBuilder.names(taker ? variable.takerFormula() : variable.formula())) {
                    boolean before = input.endsWith(BEFORE);
                    String plain = before ? input.substring(0, input.length() - BEFORE.length()) : input;
                    if (VariableTable.bundled().has(plain) && (!before || year > YearLoop.START)) {
                        follow(plain, before ? year - 1 : year);
                    }
                }
            }
            case SOLVED -> {
                // The market, the stock and the supply curve rest on generation and GDP.
                for (Figure figure : List.of(Figure.GENERATION, Figure.POPULATION, Figure.GDP)) {
                    if (lacks(figure.variable, year)) {
                        add(figure);
                    }
                }
            }
            case DATA, FORECAST -> {}
        }
    }

    private void add(Figure figure) {
        TokenStateModel model = projection.model();
        boolean ownIsMissing = figure == Figure.REFERENCE
                && model.reference().isPresent()
                && !Prepared.perHead(model.data(), model.reference().get()).isEmpty();
        figures.add(ownIsMissing ? Figure.GENERATION : figure);
    }
}
