package org.tokenstate.economics.world;

/** Why a lane has no answer. */
public enum MarketFault {
    /** It has one. */
    NONE("solved"),
    /** An input is not a number or outside its range, or shares leave nothing of a price. */
    INPUT("an input is not a number or out of range"),
    /** The base share of restricted origins exceeds the access of the base year. */
    ACCESS("the base share of restricted origins exceeds the access of the base year"),
    /** Base spending reaches the ceiling. */
    CEILING("base spending reaches the ceiling"),
    /** No prices were found at which all pools clear. */
    NO_PRICES("no prices were found at which all pools clear");

    private final String words;

    MarketFault(String words) {
        this.words = words;
    }

    /**
     * What it means.
     *
     * @return a clause
     */
    public String words() {
        return words;
    }
}
