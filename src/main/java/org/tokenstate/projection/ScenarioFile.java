package org.tokenstate.projection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Importers;

/**
 * What a scenario file says: a scenario, and optionally a country, a reference, years and users' data to run it with.
 *
 * @param scenario the scenario, with everything that it extends
 * @param country code of the country, if one is named
 * @param reference code of the reference country, if one is named
 * @param from first year, if one is named
 * @param to last year, if one is named
 * @param data files in the publishers' formats, or in the layout of the bundled tables, to lay over the bundled data, in order
 */
public record ScenarioFile(
        Scenario scenario,
        Optional<String> country,
        Optional<String> reference,
        OptionalInt from,
        OptionalInt to,
        List<Path> data) {
    /** Copies the list. */
    public ScenarioFile {
        data = List.copyOf(data);
    }

    /**
     * A file of a scenario alone.
     *
     * @param scenario the scenario
     * @return the file
     */
    public static ScenarioFile of(Scenario scenario) {
        return new ScenarioFile(
                scenario, Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), List.of());
    }

    /**
     * The bundled data with the users' files laid over.
     *
     * @return the data
     * @throws InputException if files have faults; those of all files are named
     */
    public Datasets datasets() {
        Datasets merged = Datasets.bundled();
        List<String> faults = new ArrayList<>();
        for (Path file : data) {
            try {
                merged = merged.with(Importers.read(file));
            } catch (InputException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return merged;
    }

    /**
     * The model that the file describes.
     *
     * @return the model of its country, against its reference, under its scenario, on its data
     * @throws InputException if it names no country, or its data have faults
     */
    public TokenStateModel model() {
        return model(country.orElseThrow(
                () -> new InputException("scenario '" + scenario.name() + "' names no country; give one")));
    }

    /**
     * The model of a country under the file's scenario, against its reference and on its data.
     *
     * @param of code or name of the country
     * @return the model
     * @throws InputException if there is no such country, or the data have faults
     */
    public TokenStateModel model(String of) {
        return against(TokenStateModel.of(of, datasets())).under(scenario);
    }

    /**
     * A model against the file's reference.
     *
     * @param model a model of a country, which need not be the file's
     * @return the model against the reference; as it is where the file names none, or compares another country with this one
     * @throws InputException if there is no such reference, or the file compares its country with itself
     */
    public TokenStateModel against(TokenStateModel model) {
        if (reference.isEmpty()) {
            return model;
        }
        String code = TokenStateModel.of(reference.get(), model.data()).country();
        boolean itself = code.equals(model.country());
        boolean own = country.filter(
                        c -> TokenStateModel.of(c, model.data()).country().equals(code))
                .isPresent();
        return itself && !own ? model : model.against(code);
    }

    /**
     * Projects the country that the file names through the years that it names.
     *
     * @return the projection; from 2025 and to 2050 where the file names no years
     * @throws InputException if it names no country, or its data have faults
     */
    public Projection project() {
        int first = from.orElse(TokenStateModel.FIRST_YEAR);
        return model().project(first, to.orElse(Math.max(2050, first)));
    }
}
