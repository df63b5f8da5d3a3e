package org.tokenstate.testkit.internal;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.tokenstate.projection.Scenario;
import org.tokenstate.testkit.Drawn;
import org.tokenstate.testkit.TokenStates;

/** Provides what {@code @ForAll @Drawn Scenario} asks for. jqwik finds it by itself. */
public class DrawnProvider implements ArbitraryProvider {
    private static final int ABOVE_THE_DOMAIN = 100;

    /** For jqwik. */
    public DrawnProvider() {}

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Scenario.class) && type.isAnnotated(Drawn.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(TokenStates.draws());
    }

    @Override
    public int priority() {
        return ABOVE_THE_DOMAIN;
    }
}
