package org.tokenstate.report.claims;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.ListPrice;
import org.tokenstate.inference.Anchors;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.WorldProjection;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

/** What the answers stand on: the data, the projections of the world, China and the United States, the claims and the published figures of inference. */
final class Ground {
    static final List<String> TIERS = List.of("frontier", "near_frontier", "commodity");
    static final double DAYS = 365;

    private final Datasets data;
    private final WorldProjection world;
    private final Projection china;
    private final Projection states;
    private final Map<String, Claim> claims;
    private final Map<String, Anchors.Anchor> anchors =
            Anchors.all().stream().collect(Collectors.toMap(Anchors.Anchor::id, Function.identity()));
    private final Map<String, Double> published = CsvTable.bundled("anchors.csv").rows().stream()
            .filter(r -> r.number("value").isPresent())
            .collect(Collectors.toMap(r -> r.requiredText("id"), r -> r.requiredNumber("value")));

    Ground(Datasets data, WorldProjection world, Projection china, Projection states, List<Claim> claims) {
        this.data = data;
        this.world = world;
        this.china = china;
        this.states = states;
        this.claims = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
    }

    Datasets data() {
        return data;
    }

    Projection china() {
        return china;
    }

    Projection states() {
        return states;
    }

    double china(String variable, int year) {
        return value(china, variable, year);
    }

    double states(String variable, int year) {
        return value(states, variable, year);
    }

    WorldProjection world() {
        return world;
    }

    /** A result of the world. */
    double world(int year, String result, String... elements) {
        return world.value(year, result, elements).orElseThrow();
    }

    /** The sum of a result over all regions. */
    double allRegions(int year, String result) {
        return world.elements("region").stream()
                .mapToDouble(region -> world(year, result, region))
                .sum();
    }

    /** The regions other than one. */
    List<String> regionsBut(String region) {
        return world.elements("region").stream().filter(r -> !r.equals(region)).toList();
    }

    /** The value of a parameter in a year. */
    double parameter(String name, int year) {
        return parameter(china, name, year);
    }

    static double value(Projection projection, String variable, int year) {
        return projection.in(year).value(variable).orElseThrow();
    }

    static double parameter(Projection projection, String name, int year) {
        return projection.model().scenario().path(name).at(year);
    }

    /** The figure of another claim. */
    double claimed(String claim) {
        return Objects.requireNonNull(claims.get(claim), claim).published().orElseThrow();
    }

    /** A figure outside the fit of the energy model, with the model's own. */
    Anchors.Anchor anchor(String id) {
        return Objects.requireNonNull(anchors.get(id), id);
    }

    /** A published figure of inference. */
    double published(String anchor) {
        return Objects.requireNonNull(published.get(anchor), anchor);
    }

    /** The list price abroad in the bundled snapshot. */
    ListPrice listPrice(String modelId) {
        return data.tokenPrices().stream()
                .filter(p -> p.modelId().equals(modelId) && p.kind().equals("route_snapshot"))
                .findFirst()
                .orElseThrow();
    }

    /** A cache that has no price of its own costs as much as fresh input. */
    static TokenPrice blended(ListPrice price, TrafficMix mix) {
        double input = price.inputUsdPerMtok().orElseThrow();
        return TokenPrice.blend(
                input,
                price.cachedInputUsdPerMtok().orElse(input),
                price.outputUsdPerMtok().orElseThrow(),
                mix);
    }
}
