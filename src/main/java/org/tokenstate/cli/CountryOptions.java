package org.tokenstate.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A country by its ISO 3166-1 alpha-3 code, with what is assumed for it. */
final class CountryOptions {
    @Parameters(index = "0", paramLabel = "ISO3", description = "The country's three-letter code, such as CHN.")
    String country = "";

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    /** The country's code in capitals. */
    String country() {
        return country.strip().toUpperCase(Locale.ROOT);
    }

    /** See {@link ScenarioOptions#reference()}. */
    Optional<String> reference() {
        return assumed.reference();
    }

    /** See {@link ScenarioOptions#from()}. */
    OptionalInt from() {
        return assumed.from();
    }

    /** See {@link ScenarioOptions#to()}. */
    OptionalInt to() {
        return assumed.to();
    }

    /** See {@link ScenarioOptions#scenario()}. */
    Optional<String> scenario() {
        return assumed.scenario();
    }

    /** See {@link ScenarioOptions#set()}. */
    Map<String, String> set() {
        return assumed.set();
    }
}
