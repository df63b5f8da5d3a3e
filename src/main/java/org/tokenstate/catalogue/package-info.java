/**
 * What may change and what comes out, by name: parameters, result variables, sources; and the reading of named columns.
 *
 * <p>A {@link org.tokenstate.catalogue.Parameter} is a number or a word that a what-if may change: unit, bounds, default as a
 * {@link org.tokenstate.catalogue.YearPath} by year, distribution, {@link org.tokenstate.catalogue.Source}.
 * {@link org.tokenstate.catalogue.ParameterTable} holds all of them, {@link org.tokenstate.catalogue.VariableTable} every
 * {@link org.tokenstate.catalogue.Variable} that a projection computes, with its formula. Scenario files, the command line, the
 * ensemble, sensitivity, the test kit and the documentation read these two tables, and nothing keeps a list of its own.
 *
 * <p>{@link org.tokenstate.catalogue.CsvTable} is the one reader of tables: typed cells, and every fault with file, line and
 * column. What is wrong with input from outside is an {@link org.tokenstate.catalogue.InputException}, which names the nearest
 * names where one is unknown.
 */
@NullMarked
package org.tokenstate.catalogue;

import org.jspecify.annotations.NullMarked;
