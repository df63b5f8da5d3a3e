package org.tokenstate.catalogue.internal;

/** Numbers as files write them: decimal digits with a sign, a point and an exponent as wanted, and nothing else. */
public final class DecimalText {
    private DecimalText() {}

    /**
     * Reads a number.
     *
     * @param text the text; blanks around it do not matter
     * @return the number, or NaN for what is no finite decimal number: {@code NaN}, {@code Infinity}, {@code 1e400}, and the
     *     spellings of program text such as {@code 0x1p3} and {@code 1d}
     */
    public static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && (c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
