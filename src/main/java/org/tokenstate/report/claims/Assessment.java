package org.tokenstate.report.claims;

import java.util.OptionalDouble;

/**
 * A claim with what the model says to it.
 *
 * @param claim the claim
 * @param published the figure that is compared: the claim's, or the middle of its range; empty for a formula
 * @param model the model's figure in the claim's unit; empty if the model cannot say
 * @param ratio the model's figure over the published one (of years: the model's wait over the published one, both from the date of
 *     the claim); empty if the model cannot say
 * @param verdict the verdict
 * @param explanation how the model's figure comes about, and what the two count differently
 * @param ownInput whether an input of the model was set by this figure or its like, so that agreement is consistency and no
 *     confirmation
 */
public record Assessment(
        Claim claim,
        OptionalDouble published,
        OptionalDouble model,
        OptionalDouble ratio,
        Verdict verdict,
        String explanation,
        boolean ownInput) {}
