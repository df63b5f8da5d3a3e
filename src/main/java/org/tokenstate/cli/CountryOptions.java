package org.tokenstate.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A country or group under any of its names, with what is assumed for it. */
final class CountryOptions {
    @Parameters(
            index = "0",
            paramLabel = "COUNTRY",
            description = "A country or group by code or name, such as CHN, us, \"South Korea\" or EU.")
    String country = "";

    @Mixin
    final ScenarioOptions assumed = new ScenarioOptions();

    /** The country as the user named it. */
    String country() {
        return country.strip();
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
