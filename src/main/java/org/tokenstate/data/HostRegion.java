package org.tokenstate.data;

import java.util.List;
import org.tokenstate.units.internal.Require;

/**
 * A region of the world's model: countries that buy and host together.
 *
 * @param code the code, such as {@code EUR}
 * @param name the name
 * @param members the codes of its countries, in order
 */
public record HostRegion(String code, String name, List<String> members) {
    /**
     * Validates the region.
     *
     * @throws IllegalArgumentException if there is no member
     */
    public HostRegion {
        Require.that(!members.isEmpty(), "region %s must have a member", code);
        members = List.copyOf(members);
    }
}
