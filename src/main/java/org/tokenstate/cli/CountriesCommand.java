package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.data.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists countries and groups: their names, and how far the data of each reach. */
@Command(
        name = "countries",
        addMethodSubcommands = false,
        description =
                "Lists countries and groups: codes, names that may be typed, and the last year of each one's data.")
final class CountriesCommand extends ReportCommand {
    @Mixin
    final SearchOption search = new SearchOption();

    @Override
    Answer answer() {
        Datasets data = Datasets.bundled();
        List<Country> countries = data.countries().stream()
                .filter(c -> search.matches(
                        Stream.concat(Stream.of(c.iso3(), c.name(), c.region()), data.otherNames(c.iso3()).stream())))
                .toList();
        List<CountryGroup> groups = data.groups().stream()
                .filter(g -> search.matches(
                        Stream.concat(Stream.of(g.code(), g.name()), data.otherNames(g.code()).stream())))
                .toList();
        if (countries.isEmpty() && groups.isEmpty()) {
            List<String> names = new ArrayList<>();
            data.countries().forEach(c -> names.add(c.name()));
            throw new InputException(search.nothing("country", names));
        }
        long whole = countries.stream()
                .filter(c -> c.lastGenerationYear().isPresent()
                        && c.lastGdpYear().isPresent()
                        && c.lastGoodsExportsYear().isPresent())
                .count();
        Answer answer = Answer.titled("Countries and groups" + search.said())
                .finding(Numbers.counted(countries.size(), "country", "countries") + " and "
                        + Numbers.counted(groups.size(), "group", "groups") + search.said() + "; " + whole
                        + " of the countries have generation, GDP and goods exports.");
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("code", "code").whole(),
                Column.text("name", "name"),
                Column.text("other_names", "may be typed as").wrap(48),
                Column.text("region", "region").minor(),
                Column.year("last_population_year", "population").minor(),
                Column.year("last_generation_year", "electricity"),
                Column.year("last_gdp_year", "GDP"),
                Column.year("last_goods_exports_year", "goods exports"),
                Column.text("groups", "groups").minor(),
                Column.text("generation_note", "note on electricity").wrap(40).notOnTerminal());
        answer.note("case, accents and dots do not matter; years are the last of each one's data");
        for (Country c : countries) {
            table.row(
                    c.iso3(),
                    c.name(),
                    String.join("; ", data.otherNames(c.iso3())),
                    c.region(),
                    c.lastPopulationYear(),
                    c.lastGenerationYear(),
                    c.lastGdpYear(),
                    c.lastGoodsExportsYear(),
                    String.join(" ", c.groups()),
                    c.generationNote());
        }
        if (groups.isEmpty()) {
            return answer;
        }
        Answer.Table sums = answer.table(
                "groups",
                "Groups, sums of their members",
                Column.text("code", "code").whole(),
                Column.text("name", "name"),
                Column.text("other_names", "may be typed as").wrap(48),
                Column.number("members", "members", ""));
        for (CountryGroup g : groups) {
            sums.row(
                    g.code(),
                    g.name(),
                    String.join("; ", data.otherNames(g.code())),
                    g.members().size());
        }
        return answer;
    }
}
