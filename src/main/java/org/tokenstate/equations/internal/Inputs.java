package org.tokenstate.equations.internal;

/**
 * The values that a program reads, in the order of {@link EquationSystem#parameters()}, {@link EquationSystem#figures()} and
 * {@link EquationSystem#data()}. The arrays are not copied.
 *
 * @param firstYear the base year
 * @param years how many years, the base year included; at least 1
 * @param parameters values of each parameter by year; one value where it does not change
 * @param figures the figures
 * @param data values of each series by year, and behind them those of the variables that are given to the program
 */
public record Inputs(int firstYear, int years, double[][] parameters, double[] figures, double[][] data) {}
