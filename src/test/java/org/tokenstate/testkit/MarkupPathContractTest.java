package org.tokenstate.testkit;

import org.tokenstate.economics.PricePath;

/** The default price path keeps the contract that users' paths are held to. */
class MarkupPathContractTest extends PricePathContract {
    @Override
    protected PricePath path() {
        return PricePath.entry(0.05, 0.2);
    }
}
