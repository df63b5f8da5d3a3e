package org.tokenstate.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.units.internal.Require;

/**
 * A figure as a static picture for documents, as SVG or PNG, in the look of the report's page: the same numbers, colours and
 * units. Drawn without a screen; PNG needs a font on the machine, SVG does not.
 *
 * <pre>{@code
 * Picture.fan(Ensemble.of(china).run(2025, 2050), "share_of_goods_exports").write(Path.of("exports.svg"));
 * }</pre>
 */
public final class Picture {
    private final String id;
    private final String title;
    private final String description;
    private final Plot plot;

    private Picture(String id, String title, String description, String provenance, Chart chart) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.plot = new Plot(title, description, provenance, chart);
    }

    static Picture of(Figure figure, Chart chart, String provenance) {
        return new Picture(figure.id(), figure.title(), figure.saying(), provenance, chart);
    }

    /**
     * The spread of a result variable through the years.
     *
     * @param ensemble an ensemble of projections that collects the variable
     * @param variable its name
     * @return the picture: median, half and nine tenths of the draws
     * @throws org.tokenstate.catalogue.InputException if the ensemble does not collect the variable
     * @throws IllegalStateException if it is not an ensemble of projections
     */
    public static Picture fan(Ensemble ensemble, String variable) {
        Fan fan = ensemble.fan(variable);
        Variable known = ensemble.variable(variable);
        double greatest = fan.summaries().stream()
                .mapToDouble(s -> Math.max(Math.abs(s.p05()), Math.abs(s.p95())))
                .max()
                .orElse(0);
        boolean share = Shares.isShare(variable, known.unit());
        double scale = share ? 100 : 1 / Words.scale(greatest);
        String unit = share ? "%" : (Words.scaleName(greatest) + " " + known.unit()).strip();
        return new Picture(
                variable,
                Words.sentence(known.description()),
                "Median and bands (half and nine tenths of the draws).",
                provenance(ensemble),
                SpreadFigures.chart(variable, fan, scale, unit, false, new double[0], List.of()));
    }

    static String provenance(Ensemble ensemble) {
        return String.format(
                Locale.ROOT,
                "%,d draws, seed %d; money in real 2025 US dollars; tokenstate %s. Data: %s.",
                ensemble.draws(),
                ensemble.plan().seed(),
                Page.version(),
                Page.DATA);
    }

    /**
     * {@return a short name of the figure, fit for a file name}
     */
    public String id() {
        return id;
    }

    /**
     * {@return the title}
     */
    public String title() {
        return title;
    }

    /**
     * {@return what is seen, in a few sentences: the text alternative}
     */
    public String description() {
        return description;
    }

    /**
     * {@return the picture as SVG 1.1, with title and description for screen readers}
     */
    public String svg() {
        SvgPen pen = new SvgPen(Plot.WIDTH, plot.height(), title, description);
        plot.draw(pen);
        return pen.end();
    }

    /**
     * {@return the picture as PNG of 1920 dots across}
     */
    public byte[] png() {
        ImagePen pen = new ImagePen(Plot.WIDTH, plot.height());
        plot.draw(pen);
        return pen.end();
    }

    /**
     * Writes the picture to a file.
     *
     * @param file where; its name ends in {@code .svg} or {@code .png}
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name ends otherwise
     */
    public void write(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        Require.that(
                name.endsWith(".svg") || name.endsWith(".png"),
                "file of picture '%s' must end in .svg or .png but is %s",
                id,
                file);
        Files.write(file, name.endsWith(".svg") ? svg().getBytes(StandardCharsets.UTF_8) : png());
    }
}
