package org.tokenstate.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/** What electricity is made from, in the classes of the generation and capacity tables. */
public enum EnergySource {
    /** Hard coal and lignite. */
    COAL(Indicator.COAL_TWH),
    /** Natural gas. */
    GAS(Indicator.GAS_TWH),
    /** Oil and the other fossil fuels that Ember counts with it. */
    OIL(Indicator.OIL_TWH),
    /** Nuclear fission. */
    NUCLEAR(Indicator.NUCLEAR_TWH),
    /** Hydropower without pure pumped storage. */
    HYDRO(Indicator.HYDRO_TWH),
    /** Pure pumped storage: capacity without generation of its own. */
    PUMPED_STORAGE(null),
    /** Wind, onshore and offshore. */
    WIND(Indicator.WIND_TWH),
    /** Photovoltaic and concentrated solar. */
    SOLAR(Indicator.SOLAR_TWH),
    /** Biomass and biogenic waste. */
    BIOENERGY(Indicator.BIOENERGY_TWH),
    /** Geothermal, tidal and wave energy. */
    OTHER_RENEWABLES(Indicator.OTHER_RENEWABLES_TWH);

    private final Optional<Indicator> generation;

    EnergySource(@Nullable Indicator generation) {
        this.generation = Optional.ofNullable(generation);
    }

    /**
     * {@return the indicator of the generation from this source; empty for pumped storage}
     */
    public Optional<Indicator> generation() {
        return generation;
    }

    /**
     * {@return whether the fuel is fossil}
     */
    public boolean fossil() {
        return this == COAL || this == GAS || this == OIL;
    }

    /**
     * {@return the lower-case name that the tables use, such as {@code pumped_storage}}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant of a label.
     *
     * @param label the lower-case name
     * @return the constant
     * @throws InputException if there is none, with the nearest labels
     */
    public static EnergySource of(String label) {
        for (EnergySource s : values()) {
            if (s.label().equals(label)) {
                return s;
            }
        }
        throw new InputException(Nearest.unknown(
                "energy source",
                label,
                Arrays.stream(values()).map(EnergySource::label).toList()));
    }
}
