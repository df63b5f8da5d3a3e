package org.tokenstate.projection;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Input;

/** Why results of a projection have no value: the figures of the country that are missing, found down their formulas. */
final class Gaps {
    /** When a ratio is not defined though no figure is missing. */
    private static final Map<String, String> UNDEFINED = Map.of(
            "reference_to_own_generation_per_capita", "not defined: the country generates nothing",
            "exported_generation_share", "not defined: the country generates nothing",
            "energy_cost_usd_per_kwh", "not defined: no energy could serve tokens");

    private final Projection projection;
    private final YearModel model;
    private final Set<String> seen = new HashSet<>();
    private final Set<Figure> figures = EnumSet.noneOf(Figure.class);

    private Gaps(Projection projection) {
        this.projection = projection;
        model = projection.model().year();
    }

    /** The figures that a projection starts from. */
    private enum Figure {
        REFERENCE(Prepared.REFERENCE_SERIES),
        GENERATION(Prepared.OWN_SERIES),
        POPULATION(Prepared.POPULATION_SERIES),
        GDP("gdp_usd"),
        GOODS_EXPORTS("goods_exports_usd"),
        HOST("host_demand_share");

        private final String leaf;

        Figure(String leaf) {
            this.leaf = leaf;
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
                case HOST ->
                    model.prepared().notes.stream()
                            .filter(note -> note.kind() == Note.Kind.MISSING
                                    && note.subject().equals(leaf))
                            .map(Note::text)
                            .findFirst()
                            .orElse("what it could host is not known");
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
                                    ? gaps.model.results().get(variable).description() + " has no value in " + year
                                    : undefined + " in " + year);
                    gaps.follow(gaps.model.instance(variable), year);
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

    /** Goes down the equations of a year to the figures and series without a value. */
    private void follow(String instance, int year) {
        if (!seen.add(instance + year)) {
            return;
        }
        boolean base = year == TokenStateModel.FIRST_YEAR;
        for (Input input : model.system().inputs(instance, base)) {
            int when =
                    switch (input.when()) {
                        case SAME -> year;
                        case PREVIOUS, EARLIER -> year - 1;
                        case BASE -> TokenStateModel.FIRST_YEAR;
                    };
            switch (input.kind()) {
                case VARIABLE -> {
                    if (Double.isNaN(projection.value(input.name(), when))) {
                        follow(input.name(), when);
                    }
                }
                case SOLVER -> follow(input.name(), when);
                case FIGURE -> leaf(input.name(), projection.model().prepared().figure(input.name()));
                case DATA -> leaf(input.name(), projection.series(input.name(), when));
                case PARAMETER -> {}
            }
        }
    }

    private void leaf(String name, double value) {
        for (Figure figure : Figure.values()) {
            if (Double.isNaN(value) && figure.leaf.equals(EquationSystem.family(name))) {
                add(figure);
            }
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
