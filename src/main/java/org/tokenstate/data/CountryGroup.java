package org.tokenstate.data;

import java.util.List;
import org.tokenstate.units.internal.Require;

/**
 * A group of countries whose figures are the sums over its members.
 *
 * @param code the code, such as {@code EU27}
 * @param name the name
 * @param members the codes of its members, in order
 */
public record CountryGroup(String code, String name, List<String> members) {
    /**
     * Validates the group.
     *
     * @throws IllegalArgumentException if there is no member
     */
    public CountryGroup {
        Require.notBlank(code, "code of a country group");
        Require.that(!members.isEmpty(), "country group %s must have a member", code);
        members = List.copyOf(members);
    }
}
