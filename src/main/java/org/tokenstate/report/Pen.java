package org.tokenstate.report;

/** The few marks that pictures are made of, in points of the picture; y runs downwards, colours are {@code #rrggbb}. */
interface Pen {
    /** A text begins at its point. */
    double START = 0;

    /** A text lies about its point. */
    double MIDDLE = 0.5;

    /** A text ends at its point. */
    double END = 1;

    /** Begins the marks of one series; the next one ends it. */
    void series(String name);

    /** A filled area within a closed line. */
    void area(double[] x, double[] y, String colour, double opacity);

    /** A line through points; solid without dashes. */
    void line(double[] x, double[] y, String colour, double width, double[] dashes);

    /** A filled rectangle. */
    void box(double x, double y, double width, double height, String colour, double opacity);

    /** A filled circle. */
    void dot(double x, double y, double radius, String colour);

    /** A line of text on a base line. */
    void text(String text, double x, double y, double anchor, double size, boolean bold, String colour);
}
