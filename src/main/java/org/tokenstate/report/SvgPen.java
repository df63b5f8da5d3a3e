package org.tokenstate.report;

import java.util.Locale;

/** Draws as SVG 1.1: text alone, without a font or a screen. */
final class SvgPen implements Pen {
    private final StringBuilder out = new StringBuilder(20_000);
    private boolean open;

    SvgPen(int width, int height, String title, String description) {
        out.append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                                + " role=\"img\" aria-labelledby=\"title description\" font-family=\"system-ui, 'Segoe UI',"
                                + " Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif\">%n",
                        width,
                        height))
                .append("<title id=\"title\">")
                .append(Page.text(title))
                .append("</title>\n<desc id=\"description\">")
                .append(Page.text(description))
                .append("</desc>\n");
    }

    /** {@return the whole picture} */
    String end() {
        return out + (open ? "</g>\n" : "") + "</svg>\n";
    }

    @Override
    public void series(String name) {
        out.append(open ? "</g>\n" : "")
                .append("<g aria-label=\"")
                .append(Page.text(name))
                .append("\">\n");
        open = true;
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        out.append("<polygon points=\"").append(points(x, y)).append("\" ");
        fill(colour, opacity);
    }

    @Override
    public void line(double[] x, double[] y, String colour, double width, double[] dashes) {
        out.append("<polyline points=\"")
                .append(points(x, y))
                .append("\" fill=\"none\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(number(width))
                .append('"');
        if (dashes.length > 0) {
            StringBuilder list = new StringBuilder();
            for (double dash : dashes) {
                list.append(list.isEmpty() ? "" : " ").append(number(dash));
            }
            out.append(" stroke-dasharray=\"").append(list).append('"');
        }
        out.append("/>\n");
    }

    @Override
    public void box(double x, double y, double width, double height, String colour, double opacity) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" ",
                number(x),
                number(y),
                number(width),
                number(height)));
        fill(colour, opacity);
    }

    @Override
    public void dot(double x, double y, double radius, String colour) {
        out.append(String.format(
                Locale.ROOT, "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" ", number(x), number(y), number(radius)));
        fill(colour, 1);
    }

    @Override
    public void text(String text, double x, double y, double anchor, double size, boolean bold, String colour) {
        out.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\"%s fill=\"%s\">",
                        number(x),
                        number(y),
                        anchor == START ? "start" : anchor == END ? "end" : "middle",
                        number(size),
                        bold ? " font-weight=\"bold\"" : "",
                        colour))
                .append(Page.text(text))
                .append("</text>\n");
    }

    private void fill(String colour, double opacity) {
        out.append("fill=\"").append(colour).append('"');
        if (opacity < 1) {
            out.append(" fill-opacity=\"").append(number(opacity)).append('"');
        }
        out.append("/>\n");
    }

    private static String points(double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        return points.toString();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
