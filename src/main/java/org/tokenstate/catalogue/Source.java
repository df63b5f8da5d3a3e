package org.tokenstate.catalogue;

/**
 * Where a number comes from.
 *
 * @param citation institution, title and year, or why it is assumed
 * @param evidence how well it is founded
 */
public record Source(String citation, Evidence evidence) {

    /**
     * {@return the citation, with a mark when the number is assumed or own knowledge}
     */
    public String marked() {
        return switch (evidence) {
            case ASSUMED -> citation + " [assumed]";
            case OWN_KNOWLEDGE -> citation + " [own knowledge]";
            default -> citation;
        };
    }
}
