package org.tokenstate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.inputoutput.Leontief;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Solves an input–output table. */
@Command(
        name = "input-output",
        addMethodSubcommands = false,
        description = {
            "Solves an input-output table: output for a final demand, and what it embodies.",
            "CSV files may have a header and a first column of sector labels; rows are matched by label."
        })
final class InputOutputCommand extends ReportCommand {
    @Option(names = "--transactions", required = true, paramLabel = "Z.csv", description = "Transactions, n by n.")
    Path transactions = Path.of("");

    @Option(
            names = "--final-demand",
            required = true,
            paramLabel = "f.csv",
            description = "Final demand, one row a sector; several columns are summed.")
    Path finalDemand = Path.of("");

    @Option(
            names = "--intensity",
            paramLabel = "e.csv",
            description =
                    "Content per unit of output, such as electricity: gives the embodied intensity e L. Default: none.")
    @Nullable
    Path intensity;

    @Option(
            names = "--new-final-demand",
            paramLabel = "g.csv",
            description = "Another final demand: output is then that for g. Default: that of the table.")
    @Nullable
    Path newFinalDemand;

    @Option(
            names = "--inverse",
            description = "Print the Leontief inverse and the coefficients of a table of more than 50 sectors too.")
    boolean inverse;

    @Override
    Answer answer() {
        InputOutputTable table = InputOutputTable.read(transactions, finalDemand);
        try {
            return answer(table);
        } catch (ArithmeticException e) {
            throw new InputException(transactions + ": " + e.getMessage());
        }
    }

    private Answer answer(InputOutputTable table) {
        int n = table.size();
        Leontief leontief = Leontief.of(table);
        double[] demand =
                newFinalDemand == null ? table.finalDemand() : table.readVector(newFinalDemand, "new final demand");
        double[] output = leontief.output(demand);
        double[] embodied =
                intensity == null ? null : leontief.multipliers(table.readNotNegative(intensity, "intensity"));
        Answer answer = Answer.titled("Input-output table of " + n + (n == 1 ? " sector" : " sectors"))
                .data("sectors", table.sectors())
                .field(
                        Column.number("balance", "largest imbalance of a row, of the largest output", ""),
                        leontief.balance(output, demand));
        if (inverse || n <= Leontief.MOST_INVERTED) {
            List<double[]> a = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double[] row = new double[n];
                for (int j = 0; j < n; j++) {
                    row[j] = leontief.coefficient(i, j);
                }
                a.add(row);
            }
            answer.data("technical_coefficients", a).data("leontief_inverse", Arrays.asList(leontief.largeInverse()));
        }
        answer.data("output", output).data("base_output", table.output()).data("final_demand", demand);
        if (embodied != null) {
            answer.data("embodied_intensity", embodied);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += embodied[i] * demand[i];
            }
            answer.field(Column.number("embodied_in_final_demand", "embodied in final demand", ""), sum);
        }
        double all = Arrays.stream(output).sum();
        double wanted = Arrays.stream(demand).sum();
        answer.finding(
                "A final demand of " + Numbers.readable(wanted, -1) + " takes an output of " + Numbers.readable(all, -1)
                        + (wanted > 0 ? ", " + Numbers.readable(all / wanted, 2) + " times as much." : "."));
        rows(answer, table, demand, output, embodied);
        if (table.transactionsLookLikeCoefficients()) {
            answer.fault(transactions
                    + ":1:1: transactions look like coefficients: all lie in [0, 1), no column adds up to 1,"
                    + " and together they are less than a hundredth of final demand; a transaction is the coefficient times"
                    + " the output of the sector of its column");
        }
        List<String> negative = table.sectorsWithNegativeValueAdded();
        if (!negative.isEmpty()) {
            answer.note("Inputs cost more than output in: " + String.join(", ", negative) + ".");
        }
        return answer;
    }

    private static void rows(
            Answer answer, InputOutputTable table, double[] demand, double[] output, double @Nullable [] embodied) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("sector", "sector"),
                Column.number("final_demand", "final demand", ""),
                Column.number("output", "output", "")));
        if (embodied != null) {
            columns.add(Column.number("embodied_intensity", "embodied intensity", ""));
        }
        Answer.Table rows = answer.table("rows", "Sectors", columns.toArray(new Column[0]));
        for (int i = 0; i < output.length; i++) {
            if (embodied == null) {
                rows.row(table.sectors().get(i), demand[i], output[i]);
            } else {
                rows.row(table.sectors().get(i), demand[i], output[i], embodied[i]);
            }
        }
    }
}
