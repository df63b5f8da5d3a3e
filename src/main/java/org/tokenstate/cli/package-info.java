/**
 * The command line.
 *
 * <p>{@link org.tokenstate.cli.TokenstateCli} is the entry. Each command is one class that extends {@code ReportCommand},
 * takes its options from the shared mixins and fills one {@code Answer}; the answer knows how to render itself as a
 * readable table, as Markdown, as JSON and as CSV. Everything is rendered before the first byte is written, so a command either
 * answers whole or fails in one line a fault. This is the only package that writes to the console.
 */
@NullMarked
package org.tokenstate.cli;

import org.jspecify.annotations.NullMarked;
