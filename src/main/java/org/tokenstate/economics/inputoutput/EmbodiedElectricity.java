package org.tokenstate.economics.inputoutput;

import org.tokenstate.units.internal.Require;

/**
 * Electricity embodied in final uses: e L y, direct and indirect.
 */
public final class EmbodiedElectricity {
    private final InputOutputTable table;
    private final Leontief leontief;
    private final double[] intensity;
    private final double[] total;

    private EmbodiedElectricity(InputOutputTable table, Leontief leontief, double[] intensity) {
        this.table = table;
        this.leontief = leontief;
        this.intensity = intensity;
        this.total = leontief.multipliers(intensity);
    }

    /**
     * Electricity of a table.
     *
     * @param table the table
     * @param electricityPerOutput e: electricity per unit of output by sector, ≥ 0, such as kWh per dollar. Copied.
     * @return the account
     */
    public static EmbodiedElectricity of(InputOutputTable table, double[] electricityPerOutput) {
        Require.that(
                electricityPerOutput.length == table.size(),
                "electricity per output must have %d values but has %d",
                table.size(),
                electricityPerOutput.length);
        for (int i = 0; i < electricityPerOutput.length; i++) {
            Require.notNegative(
                    electricityPerOutput[i],
                    "electricity per output of sector '" + table.sectors().get(i) + "'");
        }
        return new EmbodiedElectricity(table, Leontief.of(table), electricityPerOutput.clone());
    }

    /** {@return embodied intensity e L by sector: electricity per unit of final use} */
    public double[] intensity() {
        return total.clone();
    }

    /**
     * Electricity embodied in a use of each sector's product.
     *
     * @param use y by sector, such as exports. Not modified.
     * @return (e L)_i y_i by sector of the product
     */
    public double[] byProduct(double[] use) {
        Require.that(use.length == total.length, "use must have %d values but has %d", total.length, use.length);
        double[] result = new double[use.length];
        for (int i = 0; i < use.length; i++) {
            result[i] = total[i] * use[i];
        }
        return result;
    }

    /**
     * Electricity for a use, by the sector that consumes it.
     *
     * @param use y by sector. Not modified.
     * @return e_i (L y)_i by sector of origin; its sum equals that of {@link #byProduct}
     */
    public double[] bySector(double[] use) {
        double[] x = leontief.output(use);
        for (int i = 0; i < x.length; i++) {
            x[i] *= intensity[i];
        }
        return x;
    }

    /**
     * Electricity for a use, by the region in which it is consumed.
     *
     * @param use y by sector. Not modified.
     * @return one value for each of {@link InputOutputTable#regions()}
     */
    public double[] byRegion(double[] use) {
        double[] sectors = bySector(use);
        double[] result = new double[table.regions().size()];
        for (int i = 0; i < sectors.length; i++) {
            result[table.regionOf(i)] += sectors[i];
        }
        return result;
    }
}
