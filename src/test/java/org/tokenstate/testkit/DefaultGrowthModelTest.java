package org.tokenstate.testkit;

import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;

/** The model of the projection keeps the contract that users' models are held to. */
class DefaultGrowthModelTest extends GrowthModelContract {
    @Override
    protected GrowthModel model() {
        return GrowthModels.named("default");
    }
}
