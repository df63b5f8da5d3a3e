package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * Energy looked up in measurements instead of modelled: rows of the same model, accelerators and precision, nearest in context,
 * interpolated in the logarithm of the batch. Its parts are those of the roofline, scaled to what was measured.
 */
public final class MeasuredEnergy implements EnergyPerTokenModel {
    private final List<MeasurementFile.Row> rows;

    private MeasuredEnergy(List<MeasurementFile.Row> rows) {
        this.rows = rows;
    }

    /**
     * A look-up in measurements.
     *
     * @param file the measurements; rows without energy or throughput are left out
     * @return the look-up
     */
    public static MeasuredEnergy of(MeasurementFile file) {
        return new MeasuredEnergy(file.rows().stream()
                .filter(r -> r.point().isPresent()
                        && r.joulesPerOutputToken().isPresent()
                        && r.tokensPerSecond().isPresent())
                .toList());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the configuration was not measured, or the batch lies outside the measured ones
     */
    @Override
    public InferenceEnergy predict(ServingPoint point) {
        List<MeasurementFile.Row> same =
                rows.stream().filter(r -> sameConfiguration(r, point)).toList();
        if (same.isEmpty()) {
            throw new InputException("serving point '" + point.name() + "' was not measured: "
                    + Nearest.unknown(
                            "configuration",
                            configuration(point),
                            rows.stream()
                                    .map(r -> configuration(r.point().orElseThrow()))
                                    .distinct()
                                    .toList()));
        }
        String task = same.stream()
                .min(Comparator.comparingDouble(
                        r -> Math.abs(Math.log(r.point().orElseThrow().context() / point.context()))))
                .orElseThrow()
                .task();
        List<MeasurementFile.Row> curve =
                new ArrayList<>(same.stream().filter(r -> r.task().equals(task)).toList());
        curve.sort(Comparator.comparingDouble(r -> r.point().orElseThrow().batch()));
        double least = batch(curve.get(0));
        double most = batch(curve.get(curve.size() - 1));
        double wanted = point.batch();
        if (wanted < least * (1 - EDGE) || wanted > most * (1 + EDGE)) {
            throw new InputException("batch of serving point '" + point.name() + "' must lie in the measured " + least
                    + " to " + most + " but is " + wanted);
        }
        int above = 0;
        while (above < curve.size() - 1 && batch(curve.get(above)) < wanted) {
            above++;
        }
        MeasurementFile.Row high = curve.get(above);
        MeasurementFile.Row low = curve.get(Math.max(0, above - 1));
        double span = Math.log(batch(high) / batch(low));
        double share = span == 0 ? 0 : Math.max(0, Math.min(1, Math.log(wanted / batch(low)) / span));
        double joules =
                Math.exp((1 - share) * Math.log(low.joulesPerOutputToken().orElseThrow())
                        + share * Math.log(high.joulesPerOutputToken().orElseThrow()));
        double throughput =
                Math.exp((1 - share) * Math.log(low.tokensPerSecond().orElseThrow())
                        + share * Math.log(high.tokensPerSecond().orElseThrow()));
        return scaled(EnergyRoofline.bundled().predictCapped(point), joules, throughput, wanted);
    }

    /** Averages of full batches fall a little short of the nominal batch. */
    private static final double EDGE = 0.02;

    private static double batch(MeasurementFile.Row row) {
        return row.point().orElseThrow().batch();
    }

    private static InferenceEnergy scaled(InferenceEnergy parts, double joules, double throughput, double batch) {
        double f = joules / parts.joulesPerOutputToken();
        return new InferenceEnergy(
                parts.weightsJoulesPerOutputToken() * f,
                parts.cacheJoulesPerOutputToken() * f,
                parts.computeJoulesPerOutputToken() * f,
                parts.prefillJoulesPerOutputToken() * f,
                parts.overheadJoulesPerOutputToken() * f,
                parts.communicationJoulesPerOutputToken() * f,
                batch / throughput,
                throughput,
                joules * throughput,
                batch,
                parts.bindingRoof(),
                InferenceEnergy.Spread.NONE,
                false);
    }

    private static boolean sameConfiguration(MeasurementFile.Row row, ServingPoint p) {
        ServingPoint r = row.point().orElseThrow();
        return r.model().id().equals(p.model().id())
                && r.accelerator().id().equals(p.accelerator().id())
                && r.accelerators() == p.accelerators()
                && r.dataParallel() == p.dataParallel()
                && r.precision() == p.precision();
    }

    private static String configuration(ServingPoint p) {
        return p.model().id() + " on " + p.accelerators() + " "
                + p.accelerator().id() + " in " + p.precision();
    }
}
