package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A path of generation outside all current outlooks is said by the projection. */
class OutlookNotesTest {
    private static List<Note> notes(TokenStateModel model) {
        return model.project(2025, 2050).notes().stream()
                .filter(note -> note.text().contains("every current outlook"))
                .toList();
    }

    @Test
    void eachSideSaysFromWhenAndWhyItLeavesTheOutlooks() {
        List<Note> notes = notes(TokenStateModel.of("CHN").against("USA"));
        assertThat(notes).extracting(Note::kind).containsOnly(Note.Kind.BASIS);
        assertThat(notes).extracting(Note::subject).containsExactly("generation_kwh_per_capita", "reference");
        assertThat(notes.get(1).text())
                .startsWith("from 2033 on 'blend' generates less than every current outlook of USA (")
                .contains("outlooks weigh 0.29 in it there");
        assertThat(notes(TokenStateModel.of("NOR"))).isEmpty();
    }

    @Test
    void aGrowthModelWithoutOutlooksSaysThatItHasNone() {
        List<Note> notes = notes(TokenStateModel.of("CHN")
                .against("USA")
                .under(Scenario.BASELINE.with("growth_model", ParameterValue.of("default"))));
        assertThat(notes.get(1).text()).endsWith("outlooks weigh nothing in it");
    }
}
