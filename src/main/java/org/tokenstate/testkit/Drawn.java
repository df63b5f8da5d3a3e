package org.tokenstate.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scenarios as an ensemble draws them, with the ends of the parameters that lead the result among them; see
 * {@link TokenStates#draws}.
 *
 * <pre>{@code
 * @Property(tries = 100)
 * void chinaNeverExportsATenthOfItsGoods(@ForAll @Drawn Scenario draw) {
 *     assertThat(china.under(draw).project(2025, 2040).in(2040).value("share_of_goods_exports").orElseThrow()).isLessThan(0.1);
 * }
 * }</pre>
 *
 * <p>When the property fails, its message begins with how often it is broken in plain draws and with the fewest parameters that
 * break it: {@code broken in 12 % of draws (12 of 100); smallest cause: drift_half_life 2.6 (default 2)}. A draw whose
 * market does not clear is no try, as in an ensemble.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Drawn {
    /**
     * {@return how many plain draws are tried after a failure, to say how often the property is broken}
     */
    int counted() default 100;
}
