package org.tokenstate.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;

class SparkEnsembleTest {
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[3]")
                .setAppName("ensemble")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "localhost")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** A model of two correlated inputs. */
    static final class Product implements Model {
        @Override
        public List<Input> inputs() {
            return List.of(
                    Input.of("price", Distribution.lognormal(4, 0.35)), Input.of("volume", Distribution.beta(2.5, 1.5)));
        }

        @Override
        public List<String> outputs() {
            return List.of("revenue", "volume");
        }

        @Override
        public Evaluator evaluator() {
            return (in, out) -> {
                out[0] = in[0] * in[1];
                out[1] = in[1];
            };
        }
    }

    private static EnsemblePlan plan(long exactValues) {
        return Ensemble.of(new Product())
                .draws(20_000)
                .seed(42)
                .exactValues(exactValues)
                .copula(Copula.independent().correlate("price", "volume", -0.4))
                .event("over three", "revenue", r -> r > 3);
    }

    /** China's projections, the market solved in each year of each draw. */
    @Test
    void projectionsOfACountryAreThoseOfOneMachine() {
        SparkEnsemble.Source source = () -> Ensemble.of(TokenStateModel.of("CHN").against("USA"))
                .draws(400)
                .seed(42)
                .variables(List.of("share_of_goods_exports", "binding_constraint"))
                .plan(2025, 2035);
        Ensemble here = source.plan().run();
        Ensemble there = SparkEnsemble.run(spark, source);
        assertThat(there.summaries()).isEqualTo(here.summaries());
        assertThat(there.bindingConstraint(2035)).isEqualTo(here.bindingConstraint(2035));
    }

    @Test
    void theAnswerIsThatOfOneMachineBitForBit() {
        for (long exactValues : new long[] {1 << 24, 0}) {
            Ensemble here = plan(exactValues).run();
            Ensemble there = SparkEnsemble.run(spark, () -> plan(exactValues));
            assertThat(there.summaries()).isEqualTo(here.summaries());
            assertThat(there.probability("over three")).isEqualTo(here.probability("over three"));
            assertThat(there.exact()).isEqualTo(exactValues > 0);
        }
    }
}
