package org.tokenstate.inference;

import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.internal.Require;

/**
 * The coefficients of the energy roofline, all fitted. Twelve are of the accelerators and of any engine; three, the streamed
 * sequence, the FP8 expert and the contended host, belong to the server of the ML.ENERGY benchmark and enter no what-if.
 *
 * @param memoryEfficiency share of peak memory bandwidth that is reached, η_m
 * @param computeEfficiency share of peak FLOP/s that matrix products reach, η_f
 * @param attentionEfficiency share of the 16-bit peak that attention reaches, η_a
 * @param layerMicroseconds overhead per layer and step, c_L
 * @param expertLayerMicroseconds further overhead per mixture-of-experts layer and step, c_M
 * @param collectiveMicroseconds latency of collectives per layer, step and doubling of tensor-parallel ranks, c_ar
 * @param dispatchMicroseconds latency and imbalance of the exchange between data-parallel replicas, per expert layer and step, c_dp
 * @param sequenceMicroseconds overhead per sequence of a replica and step, c_s
 * @param streamedSequenceMicroseconds the same of the benchmark's server, which streams tokens over HTTP
 * @param fp8ExpertBytes further bytes per FP8 expert held, unit of width, expert layer and step of the benchmark's server, c_8
 * @param contendedHostMicroseconds further time of a step whose host is contended, see {@link ServingStack}
 * @param eagerMicroseconds further time per layer, and again per expert layer, of a step without CUDA graphs, c_e
 * @param powerFloor power of an accelerator in a serving loop, as a share of thermal design power, p_0
 * @param bytePicojoules further energy of a byte moved, e_b
 * @param operationPicojoules further energy of a floating-point operation in 16 bits, e_f
 */
public record RooflineCoefficients(
        double memoryEfficiency,
        double computeEfficiency,
        double attentionEfficiency,
        double layerMicroseconds,
        double expertLayerMicroseconds,
        double collectiveMicroseconds,
        double dispatchMicroseconds,
        double sequenceMicroseconds,
        double streamedSequenceMicroseconds,
        double fp8ExpertBytes,
        double contendedHostMicroseconds,
        double eagerMicroseconds,
        double powerFloor,
        double bytePicojoules,
        double operationPicojoules) {
    /** Names in the order of the components, as in {@code roofline_coefficients.csv}. */
    static final String[] NAMES = {
        "memory_efficiency",
        "compute_efficiency",
        "attention_efficiency",
        "layer_us",
        "expert_layer_us",
        "collective_us",
        "dispatch_us",
        "sequence_us",
        "streamed_sequence_us",
        "fp8_expert_bytes",
        "contended_host_us",
        "eager_us",
        "power_floor",
        "byte_pj",
        "operation_pj"
    };

    /** Units in the same order. */
    static final String[] UNITS = {
        "fraction of peak",
        "fraction of peak",
        "fraction of 16-bit peak",
        "microseconds per layer and step",
        "microseconds per expert layer and step",
        "microseconds per layer, step and doubling of the tensor-parallel ranks",
        "microseconds per expert layer and step of data-parallel attention",
        "microseconds per sequence and step",
        "microseconds per sequence and step of the benchmark's server",
        "bytes per expert, unit of width, expert layer and step of the benchmark's server",
        "microseconds per step on a contended host",
        "microseconds per layer and expert layer of a step without graphs",
        "fraction of design power",
        "picojoules per byte",
        "picojoules per 16-bit operation"
    };

    // Places in the array that the fit moves.
    static final int MEMORY = 0;
    static final int COMPUTE = 1;
    static final int ATTENTION = 2;
    static final int LAYER = 3;
    static final int EXPERT_LAYER = 4;
    static final int COLLECTIVE = 5;
    static final int DISPATCH = 6;
    static final int SEQUENCE = 7;
    static final int STREAMED_SEQUENCE = 8;
    static final int FP8_EXPERT = 9;
    static final int CONTENDED_HOST = 10;
    static final int EAGER = 11;
    static final int FLOOR = 12;
    static final int BYTE = 13;
    static final int OPERATION = 14;

    /** Name of the row that holds the standard deviation of the logarithm of the energy's error on unseen families. */
    static final String LOG_SD = "log_standard_deviation_unseen_family";

    /**
     * Validates the coefficients.
     *
     * @throws IllegalArgumentException if an efficiency or the floor is not positive or another coefficient is negative
     */
    public RooflineCoefficients {
        Require.positive(memoryEfficiency, "memory efficiency");
        Require.positive(computeEfficiency, "compute efficiency");
        Require.positive(attentionEfficiency, "attention efficiency");
        Require.notNegative(layerMicroseconds, "overhead per layer");
        Require.notNegative(expertLayerMicroseconds, "overhead per expert layer");
        Require.notNegative(collectiveMicroseconds, "latency of collectives");
        Require.notNegative(dispatchMicroseconds, "latency between replicas");
        Require.notNegative(sequenceMicroseconds, "overhead per sequence");
        Require.notNegative(streamedSequenceMicroseconds, "overhead per streamed sequence");
        Require.notNegative(fp8ExpertBytes, "bytes per FP8 expert");
        Require.notNegative(contendedHostMicroseconds, "time of a contended host");
        Require.notNegative(eagerMicroseconds, "time of a layer without graphs");
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

    /** A shipped figure beside the coefficients. */
    static double bundled(String name) {
        return value(CsvTable.bundled("roofline_coefficients.csv"), name);
    }

    private static double value(CsvTable table, String name) {
        return table.rows().stream()
                .filter(r -> r.text("coefficient").equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(table.file() + ": coefficient '" + name + "' is missing"))
                .requiredNumber("value");
    }

    static RooflineCoefficients ofArray(double[] v) {
        return new RooflineCoefficients(
                v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14]);
    }

    double[] toArray() {
        return new double[] {
            memoryEfficiency,
            computeEfficiency,
            attentionEfficiency,
            layerMicroseconds,
            expertLayerMicroseconds,
            collectiveMicroseconds,
            dispatchMicroseconds,
            sequenceMicroseconds,
            streamedSequenceMicroseconds,
            fp8ExpertBytes,
            contendedHostMicroseconds,
            eagerMicroseconds,
            powerFloor,
            bytePicojoules,
            operationPicojoules
        };
    }
}
