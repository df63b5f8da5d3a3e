package org.tokenstate.equations;

/**
 * A word, number, unit or sign of a definition.
 *
 * @param text what it says
 * @param unit the unit behind a number; empty where none is written
 * @param from where it begins in the definition without comments and line ends
 * @param to where it ends there
 */
record Token(Kind kind, String text, String unit, int from, int to, Place place) {
    enum Kind {
        WORD,
        NUMBER,
        UNIT,
        SIGN,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    String shown() {
        return kind == Kind.END ? text : "'" + text + "'";
    }
}
