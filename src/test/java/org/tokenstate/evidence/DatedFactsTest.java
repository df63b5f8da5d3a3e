package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Datasets;

class DatedFactsTest {
    private static final DatedFacts FACTS = DatedFacts.bundled();
    private static final String HEADER =
            "id,quantity,expression,unit,year,date,value,scale,sd,used_for,evidence,source,note\n";

    private static DatedFacts read(String row) {
        return DatedFacts.of(CsvTable.read("facts.csv", new StringReader(HEADER + row)));
    }

    @Test
    void everyRowThatAFactRestsOnExists() {
        Datasets data = Datasets.bundled();
        for (DatedFact fact : FACTS.all()) {
            for (String id : fact.source().citation().split(", ")) {
                if (id.matches("[VRSE]\\d{3}")) {
                    assertThat(data.tokenHistory(id).from())
                            .as(fact.id() + " rests on " + id)
                            .isBeforeOrEqualTo(fact.date());
                } else if (id.startsWith("DC")) {
                    assertThat(data.dataCentreFacts().get(id).id()).isEqualTo(id);
                } else if (id.startsWith("TR")) {
                    assertThat(data.tradeFacts().get(id).id()).isEqualTo(id);
                } else {
                    assertThat(id).isIn("token_prices", "OA", "OL", "-");
                }
            }
        }
    }

    @Test
    void aFactIsKnownFromItsDateOn() {
        DatedFacts then = FACTS.knownOn(LocalDate.of(2025, 12, 31));
        assertThat(then.all())
                .extracting(DatedFact::id)
                .contains("S25", "API25")
                .doesNotContain("GWC25", "S26");
        assertThatThrownBy(() -> then.get("S26"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("S25");
        assertThat(FACTS.same(FACTS.get("S26"), 2024)).contains(FACTS.get("S24"));
        assertThat(FACTS.same(FACTS.get("CNAPP26"), 2025)).isEmpty();
    }

    @Test
    void residualsAreOnTheScaleOfTheError() {
        assertThat(FACTS.get("S25").residual(35e9 * Math.exp(0.3))).isCloseTo(2, within(1e-12));
        assertThat(FACTS.get("MAR25").residual(0.45)).isCloseTo(-0.5, within(1e-12));
        double odds = 0.06 / 0.94 * Math.exp(0.6);
        assertThat(FACTS.get("CN25").residual(odds / (1 + odds))).isCloseTo(1, within(1e-12));
    }

    @Test
    void faultsNameTheirPlace() {
        assertThatThrownBy(() -> read("A25,a,world_tokens,Mtok/yr,2025,2025-13-01,1,log,0.1,check,assumed,-,\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("facts.csv:2:");
        assertThatThrownBy(() -> read("A25,a,world_tokens,Mtok/yr,2025,2025-12-01,-1,log,0.1,check,assumed,-,\n"))
                .hasMessageContaining("A25");
        assertThatThrownBy(() -> read("A25,a,world_tokens,Mtok/yr,2025,2025-12-01,1,lug,0.1,check,assumed,-,\n"))
                .hasMessageContaining("log");
        DatedFacts wrong = read("A25,a,world_tokenz,Mtok/yr,2025,2025-12-01,1,log,0.1,check,assumed,-,\n");
        assertThatThrownBy(() -> Residual.ofDefaults(wrong))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("world_tokens");
    }

    /** In the model a fact is a variable of its year. */
    @Test
    void aFactIsAVariableOfTheModel() {
        DatedFact fact = DatedFacts.bundled().get("GWC25");
        assertThat(fact.variable()).isEqualTo("fact_gwc25");
        assertThat(fact.output()).isEqualTo("fact_gwc25[2025]");
        assertThat(fact.series()).isEqualTo("GWC");
        assertThat(fact.observation().output()).isEqualTo("fact_gwc25[2025]");
        assertThat(DatedFact.Use.HINDCAST.label()).isEqualTo("hindcast");
    }

    /** The later of two facts of one name stands; the order is that of the first, then of the second. */
    @Test
    void factsCanBeJoined() {
        DatedFacts two = FACTS.only(f -> f.id().equals("S25") || f.id().equals("S26"));
        DatedFacts other = read("S25,a,world_tokens,Mtok/yr,2025,2025-12-01,1,log,0.1,check,assumed,-,\n");
        assertThat(two.and(other).all()).extracting(DatedFact::id).containsExactly("S25", "S26");
        assertThat(two.and(other).get("S25").value()).isEqualTo(1);
        assertThat(other.and(two).all()).hasSize(2);
        assertThat(two.get("S25").value()).isEqualTo(35e9);
    }

    /** The place is named once, with the column, whoever finds the fault. */
    @Test
    void everyFaultHasOnePlace() {
        String cells = ",a,world_tokens,Mtok/yr,2025,2025-12-01,1,log,0.1,check,assumed,-,\n";
        for (String row : new String[] {
            cells, // no identifier
            "A25" + cells.replace(",log,", ",lug,"),
            "A25" + cells.replace(",check,", ",chuck,"),
            "A25" + cells.replace("assumed", "assured"),
            "A25" + cells.replace(",0.1,", ",0,")
        }) {
            assertThatThrownBy(() -> read(row))
                    .isInstanceOf(InputException.class)
                    .asString()
                    .containsOnlyOnce("facts.csv:2:");
        }
        assertThatThrownBy(() -> read("A25" + cells + "A25" + cells))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("facts.csv:3:")
                .hasMessageContaining("fact 'A25' is there twice");
    }
}
