package org.tokenstate.testkit;

import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractAssert;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Comparison;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;

/** Assertions on a projection, made by {@link TokenStateAssertions#assertThat}. */
public final class ProjectionAssert extends AbstractAssert<ProjectionAssert, Projection> {
    private static final double ROUNDING = 1e-9;

    ProjectionAssert(Projection actual) {
        super(actual, ProjectionAssert.class);
    }

    /**
     * No year exports more tokens than the same year of another projection.
     *
     * @param other the other projection
     * @return this
     */
    public ProjectionAssert exportsAtMost(Projection other) {
        return hasAtMost("exported_tokens", other);
    }

    /**
     * No year has more of a result than the same year of another projection.
     *
     * @param variable the name of the result variable
     * @param other the other projection
     * @return this
     */
    public ProjectionAssert hasAtMost(String variable, Projection other) {
        isNotNull();
        for (int year = actual.from(); year <= actual.to(); year++) {
            double mine = actual.in(year).value(variable).orElse(0);
            double theirs = other.in(year).value(variable).orElse(0);
            if (mine > theirs + ROUNDING * Math.abs(theirs)) {
                failWithMessage("%s in %d must be at most %s but is %s", variable, year, theirs, mine);
            }
        }
        return this;
    }

    /**
     * Every result before a year is that of another projection, bit for bit.
     *
     * @param other the other projection
     * @param year the first year that may differ
     * @return this
     */
    public ProjectionAssert hasThePastOf(Projection other, int year) {
        isNotNull();
        for (Comparison.Difference d : other.compareWith(actual).differences()) {
            if (d.firstYear() < year) {
                failWithMessage("nothing before %d must differ but %s does in %d", year, d.variable(), d.firstYear());
            }
        }
        return this;
    }

    /**
     * Every result is that of another projection, bit for bit.
     *
     * @param other the other projection
     * @return this
     */
    public ProjectionAssert isIdenticalTo(Projection other) {
        return hasThePastOf(other, Integer.MAX_VALUE);
    }

    /**
     * A constraint binds in a year.
     *
     * @param year the year
     * @param constraint the constraint
     * @return this
     */
    public ProjectionAssert isBoundIn(int year, BindingConstraint constraint) {
        isNotNull();
        if (!actual.in(year).bindingConstraint().filter(constraint::equals).isPresent()) {
            failWithMessage(
                    "%s must bind in %d but it is %s",
                    constraint, year, actual.in(year).bindingConstraint());
        }
        return this;
    }

    /**
     * A criterion holds in some year up to one.
     *
     * @param criterion the criterion
     * @param year the year
     * @return this
     */
    public ProjectionAssert meetsBy(Criterion criterion, int year) {
        isNotNull();
        OptionalInt first = actual.firstYear(criterion);
        if (first.isEmpty() || first.getAsInt() > year) {
            failWithMessage("%s must hold by %d but first does in %s", criterion.label(), year, first);
        }
        return this;
    }

    /**
     * A criterion holds in no year.
     *
     * @param criterion the criterion
     * @return this
     */
    public ProjectionAssert neverMeets(Criterion criterion) {
        isNotNull();
        OptionalInt first = actual.firstYear(criterion);
        Optional<String> missing = actual.missing(criterion);
        if (first.isEmpty() && missing.isPresent()) {
            failWithMessage("%s must never hold but is not known: %s", criterion.label(), missing.get());
        }
        if (first.isPresent()) {
            failWithMessage("%s must never hold but does in %d", criterion.label(), first.getAsInt());
        }
        return this;
    }

    /**
     * Every result is finite or missing, shares lie in [0, 1], and the accounts hold; see {@link Invariants}.
     *
     * @return this
     */
    public ProjectionAssert isSound() {
        isNotNull();
        Invariants.sound(actual);
        Invariants.accounts(actual);
        return this;
    }
}
