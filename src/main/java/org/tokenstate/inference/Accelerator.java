package org.tokenstate.inference;

import org.tokenstate.units.internal.Require;

/**
 * A kind of accelerator: what it computes, remembers, moves and draws. Dense figures, no sparsity.
 *
 * @param id identifier, as in {@code accelerators.csv}
 * @param name full name
 * @param country where it is designed; may be blank
 * @param releaseYear first year of delivery
 * @param flops16 peak of 16-bit products, FLOP/s
 * @param flops8 peak of 8-bit products, FLOP/s; {@link #flops16} where it has none
 * @param flops4 peak of 4-bit products, FLOP/s; {@link #flops8} where it has none
 * @param memoryBytes memory
 * @param bandwidthBytesPerSecond memory bandwidth
 * @param thermalDesignWatts thermal design power
 * @param idleWatts power when idle
 * @param linkBytesPerSecond bandwidth to the other accelerators of the node, one direction
 * @param scaleUpSize accelerators that this bandwidth joins: 8 of a server, 72 of an NVL72 rack; beyond them
 *     {@link #SCALE_OUT_BYTES_PER_SECOND}
 * @param provisionedKilowatts utility power to be provided per accelerator, all in; 0 where not published
 * @param ownKnowledgeCells names of the cells that rest on general knowledge; may be blank
 */
public record Accelerator(
        String id,
        String name,
        String country,
        int releaseYear,
        double flops16,
        double flops8,
        double flops4,
        double memoryBytes,
        double bandwidthBytesPerSecond,
        double thermalDesignWatts,
        double idleWatts,
        double linkBytesPerSecond,
        int scaleUpSize,
        double provisionedKilowatts,
        String ownKnowledgeCells) {
    /** Bandwidth of an accelerator beyond its server or rack, one direction: a 400 Gbit/s port each (DGX H100). */
    public static final double SCALE_OUT_BYTES_PER_SECOND = 50e9;

    /** Accelerators that the fast link joins where nothing else is known: those of one server. */
    public static final int SERVER = 8;

    /** Idle power as a share of thermal design power where none is published: H200 80.3 W of 700 W (Serial Alice, 2026). */
    public static final double IDLE_SHARE = 0.11;

    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException if a figure is not positive (idle and provisioned power: negative)
     */
    public Accelerator {
        Require.notBlank(id, "id of an accelerator");
        String whose = " of accelerator '" + id + "'";
        Require.positive(flops16, "16-bit FLOP/s" + whose);
        Require.positive(flops8, "8-bit FLOP/s" + whose);
        Require.positive(flops4, "4-bit FLOP/s" + whose);
        Require.positive(memoryBytes, "memory" + whose);
        Require.positive(bandwidthBytesPerSecond, "memory bandwidth" + whose);
        Require.positive(thermalDesignWatts, "thermal design power" + whose);
        Require.inRange(idleWatts, 0, thermalDesignWatts, "idle power" + whose);
        Require.positive(linkBytesPerSecond, "link bandwidth" + whose);
        Require.atLeast(scaleUpSize, 1, "accelerators of a scale-up domain" + whose);
        Require.notNegative(provisionedKilowatts, "provisioned power" + whose);
    }

    /**
     * An accelerator of a server of eight.
     *
     * @param id identifier
     * @param name full name
     * @param country where it is designed; may be blank
     * @param releaseYear first year of delivery
     * @param flops16 peak of 16-bit products, FLOP/s
     * @param flops8 peak of 8-bit products, FLOP/s
     * @param flops4 peak of 4-bit products, FLOP/s
     * @param memoryBytes memory
     * @param bandwidthBytesPerSecond memory bandwidth
     * @param thermalDesignWatts thermal design power
     * @param idleWatts power when idle
     * @param linkBytesPerSecond bandwidth to the other accelerators of the server, one direction
     * @param provisionedKilowatts utility power to be provided per accelerator; 0 where not published
     * @param ownKnowledgeCells names of the cells that rest on general knowledge; may be blank
     */
    public Accelerator(
            String id,
            String name,
            String country,
            int releaseYear,
            double flops16,
            double flops8,
            double flops4,
            double memoryBytes,
            double bandwidthBytesPerSecond,
            double thermalDesignWatts,
            double idleWatts,
            double linkBytesPerSecond,
            double provisionedKilowatts,
            String ownKnowledgeCells) {
        this(
                id,
                name,
                country,
                releaseYear,
                flops16,
                flops8,
                flops4,
                memoryBytes,
                bandwidthBytesPerSecond,
                thermalDesignWatts,
                idleWatts,
                linkBytesPerSecond,
                SERVER,
                provisionedKilowatts,
                ownKnowledgeCells);
    }

    /**
     * This with other speeds at the same power: a what-if.
     *
     * @param flops factor on every FLOP peak; positive
     * @param bandwidth factor on memory and link bandwidth; positive
     * @return the accelerator
     */
    public Accelerator scaled(double flops, double bandwidth) {
        return new Accelerator(
                id,
                name,
                country,
                releaseYear,
                flops16 * flops,
                flops8 * flops,
                flops4 * flops,
                memoryBytes,
                bandwidthBytesPerSecond * bandwidth,
                thermalDesignWatts,
                idleWatts,
                linkBytesPerSecond * bandwidth,
                scaleUpSize,
                provisionedKilowatts,
                ownKnowledgeCells);
    }

    /** Peak of the unit in which products of a precision run. */
    double flops(WeightPrecision precision) {
        return switch (precision.arithmetic()) {
            case BITS_16 -> flops16;
            case BITS_8 -> flops8;
            case BITS_4 -> flops4;
            case BITS_16_OR_8 -> hasFourBitUnits() ? flops8 : flops16;
        };
    }

    /** Whether it multiplies in four bits. */
    private boolean hasFourBitUnits() {
        return flops4 > flops8;
    }
}
