/**
 * The language of the model: text in, checked equations out, run on plain numbers or over lanes. Knows no word of the domain.
 * The language itself stands in the documentation, page "The language of the model".
 *
 * <pre>{@code
 * Equations text = Equations.of(List.of(Chapter.markdown("energy.md", energy), Chapter.markdown("market.md", market)))
 *         .with(Chapter.plain("dry.yaml", 12, 3, "replace markup[p, k] = 0.1\ntax \"USD/yr\" = 0.03 * revenue"));
 * Vocabulary vocabulary = Vocabulary.builder()
 *         .set("place", List.of("USA", "CHN")).alias("self", "CHN")
 *         .parameter(new Vocabulary.Parameter("growth.USA", "1/yr", true, false))
 *         .solver("TokenMarket", new TokenMarketSolver()).build();
 * List<String> findings = text.check(vocabulary);          // units, scale included
 * EquationSystem system = text.compile(vocabulary);        // names, indices, circles, ports
 * system.inputs("gdp[CHN]", false);                        // what explain shows, with system.equation("gdp[CHN]", false)
 * system.write(stream);                                    // EquationSystem.read(stream, solvers) parses nothing
 *
 * Inputs inputs = new Inputs(2025, 26, parameters, figures, data);
 * Program one = system.program(List.of("gdp[CHN]", "tax"), Rates.SINGLE);
 * one.plain().run(inputs, results);                        // results[year][output]
 *
 * Program many = system.program(outputs, new Rates(drawn::contains, varying::contains, name -> false));
 * LaneRun lanes = many.bind(inputs).lanes(256);            // one a thread
 * lanes.run(draws, drawn, drawnData, results);             // results[output][year][draw]
 * }</pre>
 *
 * <p>Every fault is an {@link org.tokenstate.catalogue.InputException}, one line a fault, {@code file:line:column: what}.
 */
@NullMarked
package org.tokenstate.equations.internal;

import org.jspecify.annotations.NullMarked;
