package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesTest {
    @Test
    void rowsComeBackAsTheyWent() {
        List<Map<String, Object>> rows = List.of(
                new TreeMap<>(Map.of("iso3", "CHN", "twh", 10583.36)), new TreeMap<>(Map.of("iso3", "NIU", "twh", "")));
        Table table = Tables.of("generation", rows);
        assertThat(table.column("twh").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(Tables.rows(table)).isEqualTo(rows);
        assertThat(Tables.of("none", List.of()).columnCount()).isZero();
    }

    @Test
    void aDatasetBecomesATableOfTheTypesOfItsRecord() {
        Table table = Tables.of(Datasets.bundled().dataset("capacity"));
        assertThat(table.rowCount())
                .isEqualTo(Datasets.bundled().dataset("capacity").rows().size());
        assertThat(table.column("capacity_gw").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.column("iso3").type()).isEqualTo(ColumnType.STRING);
    }

    @Test
    void rowsOfOtherColumnsAreRefused() {
        assertThatThrownBy(() -> Tables.of("bad", List.of(Map.of("a", 1), Map.of("b", 2))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("must have the columns [a] but has [b]");
    }
}
