package org.tokenstate.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws dots of an image, two a point; needs no screen, but a font. */
final class ImagePen implements Pen {
    private static final int DOTS = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    ImagePen(int width, int height) {
        image = new BufferedImage(width * DOTS, height * DOTS, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(DOTS, DOTS);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /** {@return the whole picture as PNG} */
    byte[] end() {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void series(String name) {
        // Dots have no names.
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        ink(colour, opacity);
        graphics.fill(path(x, y));
    }

    @Override
    public void line(double[] x, double[] y, String colour, double width, double[] dashes) {
        float[] pattern = null;
        if (dashes.length > 0) {
            pattern = new float[dashes.length];
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = (float) dashes[i];
            }
        }
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0));
        ink(colour, 1);
        graphics.draw(path(x, y));
    }

    @Override
    public void box(double x, double y, double width, double height, String colour, double opacity) {
        ink(colour, opacity);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void dot(double x, double y, double radius, String colour) {
        ink(colour, 1);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double y, double anchor, double size, boolean bold, String colour) {
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, (int) size).deriveFont((float) size));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        ink(colour, 1);
        graphics.drawString(text, (float) (x - anchor * width), (float) y);
    }

    private void ink(String colour, double opacity) {
        graphics.setColor(Color.decode(colour));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }
}
