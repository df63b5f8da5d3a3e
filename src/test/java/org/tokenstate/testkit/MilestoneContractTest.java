package org.tokenstate.testkit;

import org.tokenstate.projection.Criterion;
import org.tokenstate.units.Ratio;

/** A milestone keeps the contract that users' criteria are held to. */
class MilestoneContractTest extends CriterionContract {
    @Override
    protected Criterion criterion() {
        return Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1))
                .and(Criterion.generationPerHeadAboveReference());
    }
}
