package org.tokenstate.surplus;

import java.util.function.ToDoubleFunction;
import org.tokenstate.data.SiteStatus;

/**
 * What an announced site is worth by its stage.
 *
 * @param odds the probability that it is built
 * @param delayYears how much later than announced it comes, in years
 */
public record SiteOdds(ToDoubleFunction<SiteStatus> odds, ToDoubleFunction<SiteStatus> delayYears) {
    /**
     * What is expected of announced additions of a year by the end of {@value HostPipeline#LAST_YEAR}: {@code odds min(1, max(0,
     * LAST_YEAR + 1 - year - delay))} of them.
     */
    double expected(SiteStatus stage, int year) {
        double spared = HostPipeline.LAST_YEAR + 1 - year - delayYears.applyAsDouble(stage);
        return odds.applyAsDouble(stage) * Math.min(1, Math.max(0, spared));
    }
}
