package examples;

import java.util.Locale;
import java.util.OptionalInt;

/** Prints the same on every machine. */
final class Print {
    private Print() {}

    static void line(String format, Object... values) {
        System.out.print(text(format, values) + "\n");
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String year(OptionalInt year) {
        return year.isPresent() ? Integer.toString(year.getAsInt()) : "never";
    }
}
