/**
 * The language of the model: text in, checked equations out, run over lanes. Knows no word of the domain.
 *
 * <p>A chapter is Markdown; its lines indented by four blanks are definitions, which go on in lines that are indented further.
 * What stands behind {@code #} describes what is defined.
 *
 * <pre>{@code
 *     unit USD                                             # a base unit; unit Mtok = 1e6 [tok] is another in terms of known ones
 *     set p in place                                       # elements from a table; set k in tier = low, high has its own
 *     figure gdp[p] "USD/yr"                               # from the data, read as figure.gdp[p]
 *     data population "person"                             # from the data, by year
 *     parameter growth "1/yr"                              # the unit of a parameter where its table says none
 *     gdp[p] "USD/yr" = previous(gdp[p]) * (1 + growth[p]) from figure.gdp[p]    # real product
 *     share[p] "1" = gdp[p] / sum(i in place, gdp[i])      # share of the world
 *     premium[p] "1" = 0 for p is USA
 *         base(share[p]) otherwise
 *     solve market by TokenMarket
 *         in  offer = price[o, k], demand[m]               # port = expression; a port may have the name of what it is given
 *         out volume[m, k, o] "Mtok/yr", cleared = price[q] "USD/kWh"
 * }</pre>
 *
 * <p>How to use:
 *
 * <pre>{@code
 * Equations text = Equations.of(List.of(Chapter.markdown("energy.md", energy), Chapter.markdown("market.md", market)));
 * Equations mine = text.with(Chapter.plain("dry.yaml", 12, 3, "replace markup[p, k] = 0.1\ntax \"USD/yr\" = 0.03 * revenue"));
 * Vocabulary vocabulary = Vocabulary.builder()
 *         .set("place", List.of("USA", "CHN")).alias("self", "CHN")
 *         .parameter(new Vocabulary.Parameter("growth.USA", "1/yr", true, false))
 *         .solver("TokenMarket", new TokenMarketSolver()).build();
 * List<String> findings = mine.check(vocabulary);          // units, scale included
 * EquationSystem system = mine.compile(vocabulary);        // names, indices, circles, ports
 * system.inputs("gdp[CHN]", false);                        // what explain shows, with system.equation("gdp[CHN]", false)
 *
 * Program program = system.program(List.of("gdp[CHN]", "share[CHN]"), Rates.SINGLE);
 * double[][] results = new double[26][2];
 * program.plain().run(new Inputs(2025, 26, parameters, figures, data), results);
 *
 * Program many = system.program(outputs, new Rates(drawn::contains, varying::contains, name -> false));
 * LaneRun lanes = many.bind(inputs).lanes(256);            // one a thread
 * lanes.run(draws, drawnLanes, drawnData, laneResults);
 *
 * system.write(stream);                                    // EquationSystem.read(stream, solvers) parses nothing
 * }</pre>
 *
 * <p>Every fault is an {@link org.tokenstate.catalogue.InputException}, one line a fault, {@code file:line:column: what}.
 */
@NullMarked
package org.tokenstate.equations;

import org.jspecify.annotations.NullMarked;
