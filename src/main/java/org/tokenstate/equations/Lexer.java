package org.tokenstate.equations;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.InputException;

/** Cuts the lines of one definition into tokens; what stands behind {@code #} is its description. */
final class Lexer {
    /** The most tokens of a definition: its expression is a tree that is walked by calls. */
    private static final int MOST_TOKENS = 2_000;

    private static final String SIGNS = "()[],=+-*/^<>";

    final List<Token> tokens = new ArrayList<>();
    final StringBuilder description = new StringBuilder();
    final StringBuilder plain = new StringBuilder();
    private final Chapter chapter;
    private String line = "";
    private int lineIndex;
    private int at;

    Lexer(Chapter chapter) {
        this.chapter = chapter;
    }

    void line(int index) {
        String full = chapter.lines().get(index);
        int comment = full.indexOf('#');
        line = comment < 0 ? full : full.substring(0, comment);
        if (comment >= 0) {
            description
                    .append(description.length() == 0 ? "" : " ")
                    .append(full.substring(comment + 1).strip());
        }
        lineIndex = index;
        int indent = line.length() - line.stripLeading().length();
        plain.append(plain.length() == 0 || line.isBlank() ? "" : " ");
        int shift = plain.length() - indent;
        plain.append(line.strip());
        for (at = indent; at < line.length(); ) {
            char c = line.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c >= '0' && c <= '9') {
                number(shift);
            } else if (isWordStart(c)) {
                int start = at;
                at = wordEnd(at);
                add(Token.Kind.WORD, line.substring(start, at), "", start, shift);
            } else if (c == '"') {
                int start = at;
                String unit = upTo('"');
                add(Token.Kind.UNIT, unit, unit, start, shift);
            } else {
                sign(c, shift);
            }
        }
    }

    void end() {
        tokens.add(new Token(
                Token.Kind.END,
                "the end",
                "",
                plain.length(),
                plain.length(),
                chapter.place(lineIndex, line.length())));
    }

    private void number(int shift) {
        int start = at;
        at = digits(at);
        if (at < line.length() && line.charAt(at) == '.') {
            at = digits(at + 1);
        }
        if (at < line.length() && line.charAt(at) == 'e') {
            boolean signed = at + 1 < line.length() && line.charAt(at + 1) == '-';
            int exponent = digits(signed ? at + 2 : at + 1);
            if (exponent == (signed ? at + 2 : at + 1)) {
                throw fault(start, "a number must have digits behind its 'e'");
            }
            at = exponent;
        }
        String text = line.substring(start, at);
        int next = at;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        String unit = "";
        if (next < line.length() && line.charAt(next) == '[') {
            at = next;
            unit = upTo(']');
            if (unit.isBlank()) {
                throw fault(next, "the unit of a number must not be empty");
            }
        }
        add(Token.Kind.NUMBER, text, unit, start, shift);
    }

    private void sign(char c, int shift) {
        int start = at;
        boolean two = "<>=".indexOf(c) >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '=';
        if (SIGNS.indexOf(c) < 0) {
            throw fault(start, "'" + InputException.shown(String.valueOf(c)) + "' has no meaning here");
        }
        at += two ? 2 : 1;
        add(Token.Kind.SIGN, line.substring(start, at), "", start, shift);
    }

    private String upTo(char end) {
        int start = at;
        int close = line.indexOf(end, at + 1);
        if (close < 0) {
            throw fault(start, "a unit must end with '" + end + "'");
        }
        at = close + 1;
        return line.substring(start + 1, close).strip();
    }

    private void add(Token.Kind kind, String text, String unit, int start, int shift) {
        if (tokens.size() == MOST_TOKENS) {
            throw fault(start, "a definition must have at most " + MOST_TOKENS + " words and signs");
        }
        tokens.add(new Token(kind, text, unit, start + shift, at + shift, chapter.place(lineIndex, start)));
    }

    private InputException fault(int column, String what) {
        return chapter.place(lineIndex, column).fault(what);
    }

    private int digits(int from) {
        int to = from;
        while (to < line.length() && line.charAt(to) >= '0' && line.charAt(to) <= '9') {
            to++;
        }
        return to;
    }

    private int wordEnd(int from) {
        int to = from;
        while (to < line.length()
                && (Character.isLetterOrDigit(line.charAt(to)) || "_.".indexOf(line.charAt(to)) >= 0)) {
            to++;
        }
        return to;
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
