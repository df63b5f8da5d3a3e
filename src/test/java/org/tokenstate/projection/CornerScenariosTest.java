package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.YearPath;

/**
 * Scenarios in which some parameters lie at one of their bounds, for all years or from a year on: each gives finite numbers,
 * results that are not defined with the cause, or an error that names parameters.
 */
class CornerScenariosTest {
    private static final List<String> COUNTRIES = List.of(
            "CHN", "USA", "NOR", "PRY", "ARE", "IND", "DEU", "FRA", "JPN", "BRA", "SAU", "CAN", "ISL", "LAO", "BTN",
            "KAZ", "NGA", "LBN", "AUS", "ETH");
    private static final int TO = 2050;
    private static final List<Parameter> NUMBERS =
            ParameterTable.bundled().all().stream().filter(p -> !p.isChoice()).toList();

    @Test
    void aFewCornersOfEveryCountry() {
        assertThat(faults(1, 400)).isEmpty();
    }

    @Test
    @Tag("slow")
    void tenThousandCorners() {
        assertThat(faults(20261128, 10_000)).isEmpty();
    }

    private static List<String> faults(long seed, int scenarios) {
        Map<String, TokenStateModel> models = new LinkedHashMap<>();
        Map<String, Projection> baselines = new LinkedHashMap<>();
        for (String code : COUNTRIES) {
            TokenStateModel model = TokenStateModel.of(code).against(code.equals("USA") ? "CHN" : "USA");
            models.put(code, model);
            baselines.put(code, model.project(2025, TO));
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < scenarios; i++) {
            String code = COUNTRIES.get(i % COUNTRIES.size());
            Scenario scenario = corner(random);
            String fault = fault(models.get(code).under(scenario), baselines.get(code));
            if (!fault.isEmpty()) {
                faults.add(code + " under " + scenario.values() + ": " + fault);
            }
        }
        return faults;
    }

    private static Scenario corner(SplittableRandom random) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        int changed = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 8);
        for (int n = 0; n < changed; n++) {
            Parameter p = NUMBERS.get(random.nextInt(NUMBERS.size()));
            double bound = random.nextBoolean() ? p.lower() : p.upper();
            boolean always = p.timing() == Timing.BASE_YEAR || random.nextBoolean();
            int from = 2026 + random.nextInt(20);
            YearPath path = always ? YearPath.constant(bound) : p.defaultValue().between(from, 2060, v -> bound);
            values.put(p.name(), ParameterValue.of(path));
        }
        return new Scenario("corner", "", values);
    }

    private static String fault(TokenStateModel model, Projection baseline) {
        Projection projection;
        try {
            projection = model.project(2025, TO);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            boolean named = NUMBERS.stream()
                    .map(Parameter::name)
                    .anyMatch(name -> name.matches(".*[_.].*")
                            ? message.contains(name.replaceAll("\\..*", ".")) || message.contains(name)
                            : message.contains("parameter " + name));
            return named ? "" : e.getClass().getSimpleName() + " names no parameter: " + message;
        }
        for (Variable variable : TokenStateModel.catalogue().all()) {
            double[] series = projection.series(variable.name());
            double[] usual = baseline.series(variable.name());
            for (int t = 0; t < series.length; t++) {
                if (Double.isInfinite(series[t])) {
                    return variable.name() + " of " + (2025 + t) + " is " + series[t];
                }
                if (Double.isNaN(series[t]) && !Double.isNaN(usual[t])) {
                    String cause = projection.missing(variable.name()).orElse("");
                    if (cause.isEmpty() || cause.contains("has no value")) {
                        return variable.name() + " of " + (2025 + t) + " has no value and no cause";
                    }
                }
            }
        }
        return "";
    }
}
