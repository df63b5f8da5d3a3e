package examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the examples, or runs the one that is named. */
public final class Examples {
    /** Something that prints. */
    interface Example {
        void main(String[] args);
    }

    /** Every example by name, in the order in which they tell the story. */
    static final Map<String, Example> ALL = new LinkedHashMap<>();

    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        add("CrossingYear", CrossingYear::main, "Does China's generation per head cross that of the United States?");
        add("WhenTokenState", WhenTokenState::main, "When does China become a token-state?");
        add("WhichCountries", WhichCountries::main, "Which countries could be one?");
        add("EnergyPerToken", EnergyPerToken::main, "What does a token of today's models cost in energy on today's accelerators?");
        add("Agents", Agents::main, "What do agents do to energy and cost?");
        add("FourWorlds", FourWorlds::main, "How do four policy worlds differ, 2026 to 2040?");
        add("FundingGap", FundingGap::main, "Can the capital that builds the capacity earn its return?");
        add("EmbodiedIntelligence", EmbodiedIntelligence::main, "What does a megawatt-hour earn as goods, over a cable, and as tokens?");
        add("WhatDrives", WhatDrives::main, "What drives the answer, and how sure is it?");
        add("ClaimsOfThePress", ClaimsOfThePress::main, "How do published claims stand against the model?");
        add("OwnEquation", OwnEquation::main, "What would a digital services tax bring in? An equation of one's own.");
        add("OwnPolicy", OwnPolicy::main, "What does a safeguard tariff do? A policy of one's own.");
        add("Tabled", Tabled::main, "How do tariffs of several sizes compare? Projections as tables, pivoted.");
    }

    private Examples() {}

    private static void add(String name, Example example, String question) {
        ALL.put(name, example);
        QUESTIONS.put(name, question);
    }

    /** Runs the examples that are named; lists them all when none is. */
    public static void main(String[] args) {
        if (args.length == 0) {
            Print.line("Run one with  mvn -q -f examples compile exec:java -Dexample=NAME");
            QUESTIONS.forEach((name, question) -> Print.line("  %-22s%s", name, question));
        }
        for (String name : args) {
            Example example = ALL.get(name);
            if (example == null) {
                throw new IllegalArgumentException("example must be one of " + ALL.keySet() + " but is " + name);
            }
            example.main(new String[0]);
        }
    }
}
