package examples;

import java.util.List;
import java.util.OptionalDouble;
import org.tokenstate.report.claims.Assessment;
import org.tokenstate.report.claims.Claims;
import org.tokenstate.report.claims.Verdict;

/** (10) How do published claims stand against the model? */
public final class ClaimsOfThePress {
    private ClaimsOfThePress() {}

    /** Prints the ledger, then what was furthest off. */
    public static void main(String[] args) {
        List<Assessment> all = Claims.assess();
        Print.line("%-32s %12s %12s %8s  %s", "claim", "published", "model", "ratio", "verdict");
        for (Assessment a : all) {
            Print.line(
                    "%-32s %12s %12s %8s  %s",
                    a.claim().id(),
                    number(a.published()), number(a.model()), number(a.ratio()),
                    a.verdict().label());
        }
        for (Verdict verdict : Verdict.values()) {
            Print.line("%-20s %d", verdict.label(), all.stream().filter(a -> a.verdict() == verdict).count());
        }
        Print.line("Where they disagree:");
        all.stream()
                .filter(a -> a.verdict() == Verdict.DISAGREES)
                .forEach(a -> Print.line("- %s (%s): %s", a.claim().text(), a.claim().source(), a.explanation()));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Print.text("%.4g", value.getAsDouble()) : "-";
    }
}
