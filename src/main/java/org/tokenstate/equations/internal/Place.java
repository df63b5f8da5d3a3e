package org.tokenstate.equations.internal;

import org.tokenstate.catalogue.InputException;

/** Where something stands in a file; lines and columns count from 1. */
record Place(String file, int line, int column) {
    InputException fault(String what) {
        return new InputException(at(what));
    }

    String at(String what) {
        return InputException.place(file, line, column, what);
    }
}
