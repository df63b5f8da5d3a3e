package org.tokenstate.inference;

import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Require;

/**
 * The fitted coefficients of the energy roofline.
 *
 * @param memoryEfficiency share of peak memory bandwidth that is reached, η_m
 * @param decodeEfficiency share of peak FLOP/s that is reached while decoding, η_f
 * @param prefillEfficiency share of peak FLOP/s that is reached in prefill, η_p
 * @param layerMicroseconds overhead per layer and step, c_L
 * @param fp8ExpertMicroseconds further overhead per FP8 mixture-of-experts layer and step, c_8
 * @param sequenceMicroseconds overhead per sequence of a replica and step, c_s
 * @param collectiveMicroseconds overhead per layer, step and doubling of accelerators, c_ar
 * @param powerFloor power of an accelerator in a serving loop, as a share of thermal design power, p_0
 * @param powerCompute further power at full use of the FLOP peak, as a share, p_f
 * @param powerMemory further power at full use of the memory bandwidth, as a share, p_m
 */
public record RooflineCoefficients(
        double memoryEfficiency,
        double decodeEfficiency,
        double prefillEfficiency,
        double layerMicroseconds,
        double fp8ExpertMicroseconds,
        double sequenceMicroseconds,
        double collectiveMicroseconds,
        double powerFloor,
        double powerCompute,
        double powerMemory) {
    /** Names in the order of the components, as in {@code roofline_coefficients.csv}. */
    static final String[] NAMES = {
        "memory_efficiency",
        "decode_efficiency",
        "prefill_efficiency",
        "layer_us",
        "fp8_expert_layer_us",
        "sequence_us",
        "collective_us",
        "power_floor",
        "power_compute",
        "power_memory"
    };

    /**
     * Validates the coefficients.
     *
     * @throws IllegalArgumentException if an efficiency is not positive or another coefficient is negative
     */
    public RooflineCoefficients {
        Require.positive(memoryEfficiency, "memory efficiency");
        Require.positive(decodeEfficiency, "decode efficiency");
        Require.positive(prefillEfficiency, "prefill efficiency");
        Require.notNegative(layerMicroseconds, "overhead per layer");
        Require.notNegative(fp8ExpertMicroseconds, "overhead per FP8 expert layer");
        Require.notNegative(sequenceMicroseconds, "overhead per sequence");
        Require.notNegative(collectiveMicroseconds, "collective overhead");
        Require.positive(powerFloor, "power floor");
        Require.notNegative(powerCompute, "compute power");
        Require.notNegative(powerMemory, "memory power");
    }

    /**
     * Reads the shipped coefficients, those that {@code calibrate} prints.
     *
     * @return the coefficients
     */
    public static RooflineCoefficients bundled() {
        return read(CsvTable.bundled("roofline_coefficients.csv"));
    }

    static RooflineCoefficients read(CsvTable table) {
        table.require("coefficient", "value");
        double[] values = new double[NAMES.length];
        for (int i = 0; i < NAMES.length; i++) {
            String name = NAMES[i];
            values[i] = table.rows().stream()
                    .filter(r -> r.text("coefficient").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InputException(table.file() + ": coefficient '" + name + "' is missing"))
                    .requiredNumber("value");
        }
        return ofArray(values);
    }

    static RooflineCoefficients ofArray(double[] v) {
        return new RooflineCoefficients(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    }

    double[] toArray() {
        return new double[] {
            memoryEfficiency,
            decodeEfficiency,
            prefillEfficiency,
            layerMicroseconds,
            fp8ExpertMicroseconds,
            sequenceMicroseconds,
            collectiveMicroseconds,
            powerFloor,
            powerCompute,
            powerMemory
        };
    }
}
