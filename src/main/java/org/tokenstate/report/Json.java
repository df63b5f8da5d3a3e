package org.tokenstate.report;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes JSON that is safe inside a page: no NaN, no infinity, no {@code <}. */
final class Json {
    private static final MathContext DIGITS = new MathContext(6);

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value maps, collections, text, numbers, booleans, an empty Optional for {@code null}, records, which become
     *     objects (a chart with its {@code kind}), or arrays of numbers, in which NaN becomes {@code null}
     * @return JSON
     * @throws ArithmeticException if a number is NaN or infinite
     */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                text(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append('}');
        } else if (value instanceof Collection<?> items) {
            list(items, out);
        } else if (value instanceof double[] numbers) {
            list(
                    Arrays.stream(numbers)
                            .mapToObj(v -> Double.isNaN(v) ? Optional.<Double>empty() : Optional.of(v))
                            .toList(),
                    out);
        } else if (value instanceof boolean[] flags) {
            list(IntStream.range(0, flags.length).mapToObj(i -> flags[i]).toList(), out);
        } else if (value instanceof Record row) {
            write(fields(row), out);
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                write(optional.get(), out);
            } else {
                out.append("null");
            }
        } else if (value instanceof Double number) {
            number(number, out);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString(), out);
        }
    }

    private static void list(Collection<?> items, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static Map<String, Object> fields(Record row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (row instanceof Chart) {
            fields.put("kind", row.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        for (RecordComponent field : row.getClass().getRecordComponents()) {
            try {
                fields.put(field.getName(), field.getAccessor().invoke(row));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + field + " of " + row.getClass(), e);
            }
        }
        return fields;
    }

    private static void number(double value, StringBuilder out) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("a number of the page must be finite but is " + value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        out.append(rounded.signum() == 0 ? "0" : rounded.toString());
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
