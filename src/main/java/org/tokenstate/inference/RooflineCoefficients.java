package org.tokenstate.inference;

import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Require;

/**
 * The coefficients of the energy roofline: two efficiencies that are set, seven coefficients that are fitted.
 *
 * @param memoryEfficiency share of peak memory bandwidth that is reached, η_m; set
 * @param computeEfficiency share of peak FLOP/s that is reached, η_f; set
 * @param layerMicroseconds overhead per layer and step, c_L
 * @param expertLayerMicroseconds further overhead per mixture-of-experts layer and step, c_M
 * @param fp8ExpertMicroseconds further time per FP8 expert that an accelerator holds, expert layer and step, c_8
 * @param sequenceMicroseconds overhead per sequence of a replica and step, c_s
 * @param powerFloor power of an accelerator in a serving loop, as a share of thermal design power, p_0
 * @param powerBusy further power while kernels run, as a share, p_b
 * @param powerCompute further power at full use of the FLOP peak, as a share, p_f
 */
public record RooflineCoefficients(
        double memoryEfficiency,
        double computeEfficiency,
        double layerMicroseconds,
        double expertLayerMicroseconds,
        double fp8ExpertMicroseconds,
        double sequenceMicroseconds,
        double powerFloor,
        double powerBusy,
        double powerCompute) {
    /** Names in the order of the components, as in {@code roofline_coefficients.csv}. */
    static final String[] NAMES = {
        "memory_efficiency",
        "compute_efficiency",
        "layer_us",
        "expert_layer_us",
        "fp8_local_expert_us",
        "sequence_us",
        "power_floor",
        "power_busy",
        "power_compute"
    };

    /** Units in the same order. */
    static final String[] UNITS = {
        "fraction of peak",
        "fraction of peak",
        "microseconds per layer and step",
        "microseconds per expert layer and step",
        "microseconds per local expert, expert layer and step",
        "microseconds per sequence and step",
        "fraction of design power",
        "fraction of design power",
        "fraction of design power"
    };

    /** Components that are set, not fitted, at the head of the list. */
    static final int SET = 2;

    /** Name of the row that holds the standard deviation of the logarithm of the error on unseen families. */
    static final String LOG_SD = "log_standard_deviation_unseen_family";

    /**
     * Validates the coefficients.
     *
     * @throws IllegalArgumentException if an efficiency or the floor is not positive or another coefficient is negative
     */
    public RooflineCoefficients {
        Require.positive(memoryEfficiency, "memory efficiency");
        Require.positive(computeEfficiency, "compute efficiency");
        Require.notNegative(layerMicroseconds, "overhead per layer");
        Require.notNegative(expertLayerMicroseconds, "overhead per expert layer");
        Require.notNegative(fp8ExpertMicroseconds, "time per FP8 expert");
        Require.notNegative(sequenceMicroseconds, "overhead per sequence");
        Require.positive(powerFloor, "power floor");
        Require.notNegative(powerBusy, "power while busy");
        Require.notNegative(powerCompute, "compute power");
    }

    /**
     * Reads the shipped coefficients, those that {@code calibrate} prints.
     *
     * @return the coefficients
     */
    public static RooflineCoefficients bundled() {
        CsvTable table = CsvTable.bundled("roofline_coefficients.csv");
        double[] values = new double[NAMES.length];
        for (int i = 0; i < NAMES.length; i++) {
            values[i] = value(table, NAMES[i]);
        }
        return ofArray(values);
    }

    /** The shipped standard deviation of the logarithm of the error on unseen families. */
    static double bundledLogStandardDeviation() {
        return value(CsvTable.bundled("roofline_coefficients.csv"), LOG_SD);
    }

    private static double value(CsvTable table, String name) {
        return table.rows().stream()
                .filter(r -> r.text("coefficient").equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(table.file() + ": coefficient '" + name + "' is missing"))
                .requiredNumber("value");
    }

    static RooflineCoefficients ofArray(double[] v) {
        return new RooflineCoefficients(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    }

    double[] toArray() {
        return new double[] {
            memoryEfficiency,
            computeEfficiency,
            layerMicroseconds,
            expertLayerMicroseconds,
            fp8ExpertMicroseconds,
            sequenceMicroseconds,
            powerFloor,
            powerBusy,
            powerCompute
        };
    }
}
