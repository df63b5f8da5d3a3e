package org.tokenstate.equations.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number, unit or sign; {@code from} and {@code to} are its ends in the definition without comments and line ends. */
record Token(Kind kind, String text, String unit, int from, int to, Place place) {
    enum Kind {
        WORD,
        NUMBER,
        UNIT,
        SIGN,
        END
    }

    /** The most tokens of a definition: its expression is a tree that is walked by calls. */
    static final int MOST = 2_000;

    private static final Pattern TOKEN = Pattern.compile(
            "(?<number>\\d+(?:\\.\\d*)?(?:e-?\\d+)?)(?: *\\[(?<of>[^\\]]*)\\])?"
                    + "|(?<word>[\\p{L}_][\\p{L}\\d_.]*)|\"(?<unit>[^\"]*)\"|(?<sign><=|>=|==|[()\\[\\],=+*/^<>-])|\\S");

    /** Appends the tokens of a line, its text to {@code plain} and what stands behind {@code #} to {@code description}. */
    static void read(Chapter chapter, int index, List<Token> tokens, StringBuilder plain, StringBuilder description) {
        String full = chapter.lines().get(index);
        int comment = full.indexOf('#');
        String line = comment < 0 ? full : full.substring(0, comment);
        if (comment >= 0) {
            description
                    .append(description.isEmpty() ? "" : " ")
                    .append(full.substring(comment + 1).strip());
        }
        plain.append(plain.isEmpty() || line.isBlank() ? "" : " ");
        int shift = plain.length() - (line.length() - line.stripLeading().length());
        plain.append(line.strip());
        Matcher at = TOKEN.matcher(line);
        while (at.find()) {
            Place place = chapter.place(index, at.start());
            Kind kind = at.group("number") != null
                    ? Kind.NUMBER
                    : at.group("word") != null
                            ? Kind.WORD
                            : at.group("unit") != null ? Kind.UNIT : at.group("sign") != null ? Kind.SIGN : Kind.END;
            if (kind == Kind.END) {
                throw place.fault("'" + at.group() + "' has no meaning here");
            }
            if (tokens.size() == MOST) {
                throw place.fault("a definition must have at most " + MOST + " words and signs");
            }
            String of = at.group("of") == null ? "" : at.group("of").strip();
            String text = kind == Kind.NUMBER
                    ? at.group("number")
                    : kind == Kind.UNIT ? at.group("unit").strip() : at.group();
            tokens.add(new Token(kind, text, of, shift + at.start(), shift + at.end(), place));
        }
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    String shown() {
        return kind == Kind.END ? text : "'" + text + "'";
    }
}
