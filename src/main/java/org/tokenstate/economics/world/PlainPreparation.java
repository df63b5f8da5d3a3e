package org.tokenstate.economics.world;

import java.util.Map;
import org.tokenstate.numeric.LaneMath;

/** Preparation of one draw: the loops of {@link Preparation} that run often, on plain numbers. */
final class PlainPreparation extends Preparation {
    private final double[] now;

    PlainPreparation(MarketShape s, Map<MarketInput, double[][]> in, Coefficients c, MarketFault[] fault) {
        super(s, 1, in, c, fault);
        now = new double[s.marketOfOffer.length];
    }

    @Override
    void requireNumbers(int n) {
        for (MarketInput input : INPUTS) {
            double least = input.range().least();
            double most = input.range().most();
            double[][] rows = in(input);
            for (int j = 0; j < rows.length && input != MarketInput.START_USD_PER_KWH; j++) {
                double value = rows[j][0];
                if (!(value >= least && value <= most) && input.isRead(s, j)) {
                    fault(0, MarketFault.INPUT);
                }
            }
        }
    }

    @Override
    void tier(int n, MarketShape.MarketPlan plan, MarketShape.Group group, MarketShape.TierNest tier, double[] base) {
        double volume = 0;
        double value = 0;
        double[][] shares = group.kind() == MarketShape.Kind.CLOSED ? closedShare : openShare;
        double[][] isClosed = in(MarketInput.CLOSED);
        double[][] price = in(MarketInput.BASE_PRICE_USD_PER_MTOK);
        int firstClosed = plan.market * s.origins.size();
        for (MarketShape.FamilyNest family : tier.families()) {
            int[] places = family.places();
            double ofFamily = 0;
            for (int place : places) {
                int offer = plan.offers[place];
                int origin = s.originOfOffer[offer];
                double open = isClosed[firstClosed + origin][0] > CLOSED ? 0 : alive[s.poolOfOffer[offer]][0];
                double q = shares[place][0] * taste[s.familyOf[origin]][0] * open;
                double v = q * price[offer][0];
                now[place] = v;
                volume += q;
                ofFamily += v;
            }
            for (int j = 0; j < places.length; j++) {
                c.offerWeight[family.firstOfferWeight() + j][0] = Lanes.weight(now[places[j]], ofFamily);
            }
            c.offerWeight[family.firstOfferWeight()][0] += Lanes.missing(ofFamily);
            c.familyWeight[family.weight()][0] = ofFamily;
            value += ofFamily;
        }
        for (MarketShape.FamilyNest family : tier.families()) {
            double[] weight = c.familyWeight[family.weight()];
            weight[0] = Lanes.weight(weight[0], value);
        }
        c.familyWeight[tier.families()[0].weight()][0] += Lanes.missing(value);
        double shift = volume > 0 && base[0] > 0 ? value / (volume * base[0]) : 1;
        c.tierWeight[tier.weight()][0] = Lanes.positive(volume);
        c.tierShift[tier.weight()][0] = LaneMath.log(shift);
    }

    @Override
    void asked(int n, MarketShape.MarketPlan plan, MarketShape.Group group) {
        double level = c.level[group.index()][0];
        for (MarketShape.TierNest tier : group.tiers()) {
            double tierWeight = c.tierWeight[tier.weight()][0];
            for (MarketShape.FamilyNest family : tier.families()) {
                double familyWeight = c.familyWeight[family.weight()][0];
                for (int j = 0; j < family.places().length; j++) {
                    int offer = plan.offers[family.places()[j]];
                    double[] asked = c.asked[s.poolOfOffer[offer]];
                    asked[0] = Lanes.mark(
                            level,
                            tierWeight,
                            familyWeight,
                            c.offerWeight[family.firstOfferWeight() + j][0],
                            c.workPerUsd[offer][0],
                            asked[0]);
                }
            }
        }
    }
}
