package org.tokenstate.inference;

import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Require;

/**
 * The coefficients of the energy roofline: two efficiencies that are set, eight coefficients that are fitted.
 *
 * @param memoryEfficiency share of peak memory bandwidth that is reached, η_m; set
 * @param computeEfficiency share of peak FLOP/s that is reached, η_f; set
 * @param layerMicroseconds overhead per layer and step, c_L
 * @param expertLayerMicroseconds further overhead per mixture-of-experts layer and step, c_M
 * @param fp8ExpertBytes further bytes per FP8 expert held, unit of width, expert layer and step, c_8
 * @param sequenceMicroseconds overhead per sequence of a replica and step, c_s
 * @param contendedHostMicroseconds further time of a step whose host is contended, see {@link ServingStack}
 * @param powerFloor power of an accelerator in a serving loop, as a share of thermal design power, p_0
 * @param bytePicojoules further energy of a byte moved, e_b
 * @param operationPicojoules further energy of a floating-point operation in 16 bits, e_f
 */
public record RooflineCoefficients(
        double memoryEfficiency,
        double computeEfficiency,
        double layerMicroseconds,
        double expertLayerMicroseconds,
        double fp8ExpertBytes,
        double sequenceMicroseconds,
        double contendedHostMicroseconds,
        double powerFloor,
        double bytePicojoules,
        double operationPicojoules) {
    /** Names in the order of the components, as in {@code roofline_coefficients.csv}. */
    static final String[] NAMES = {
        "memory_efficiency",
        "compute_efficiency",
        "layer_us",
        "expert_layer_us",
        "fp8_expert_bytes",
        "sequence_us",
        "contended_host_us",
        "power_floor",
        "byte_pj",
        "operation_pj"
    };

    /** Units in the same order. */
    static final String[] UNITS = {
        "fraction of peak",
        "fraction of peak",
        "microseconds per layer and step",
        "microseconds per expert layer and step",
        "bytes per expert, unit of width, expert layer and step",
        "microseconds per sequence and step",
        "microseconds per step on a contended host",
        "fraction of design power",
        "picojoules per byte",
        "picojoules per 16-bit operation"
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
        Require.notNegative(fp8ExpertBytes, "bytes per FP8 expert");
        Require.notNegative(sequenceMicroseconds, "overhead per sequence");
        Require.notNegative(contendedHostMicroseconds, "time of a contended host");
        Require.positive(powerFloor, "power floor");
        Require.notNegative(bytePicojoules, "energy per byte");
        Require.notNegative(operationPicojoules, "energy per operation");
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
        return new RooflineCoefficients(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    }

    double[] toArray() {
        return new double[] {
            memoryEfficiency,
            computeEfficiency,
            layerMicroseconds,
            expertLayerMicroseconds,
            fp8ExpertBytes,
            sequenceMicroseconds,
            contendedHostMicroseconds,
            powerFloor,
            bytePicojoules,
            operationPicojoules
        };
    }
}
