package org.tokenstate.testkit;

import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.EnergyRoofline;

/** The roofline keeps the contract that users' models are held to. */
class EnergyRooflineContractTest extends EnergyPerTokenModelContract {
    @Override
    protected EnergyPerTokenModel model() {
        return EnergyRoofline.bundled();
    }
}
