package org.tokenstate.data;

import java.util.TreeMap;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.Money;

/**
 * The price index of the United States, 2025 = 1: turns dollars of one year into dollars of another.
 *
 * <p>Implicit price deflator of the product of the United States (Bureau of Economic Analysis), from memory and so marked;
 * 2000 to 2026.
 */
public final class Deflator {
    private static final int BASE_YEAR = Money.MODEL_PRICE_YEAR;

    private final TreeMap<Integer, Double> index = new TreeMap<>();

    private Deflator() {}

    static Deflator read() {
        Deflator deflator = new Deflator();
        for (CsvTable.Row r : CsvTable.bundled("deflator.csv").rows()) {
            deflator.index.put(r.requiredInteger("year"), r.requiredNumber("index_2025"));
        }
        return deflator;
    }

    /**
     * The price level of a year.
     *
     * @param year the year, 2000 to 2026
     * @return the index, 1 in 2025
     * @throws InputException outside those years
     */
    public double index(int year) {
        Double value = index.get(year);
        if (value == null) {
            throw new InputException("year of the deflator must be in [" + index.firstKey() + ", " + index.lastKey()
                    + "] but is " + year);
        }
        return value;
    }

    /**
     * What a dollar of one year is in dollars of another: {@code index(toYear) / index(fromYear)}.
     *
     * @param fromYear the year of the dollar
     * @param toYear the year of the prices wanted
     * @return the factor
     * @throws InputException outside the years of the table
     */
    public double factor(int fromYear, int toYear) {
        return index(toYear) / index(fromYear);
    }

    /**
     * An amount in dollars of 2025.
     *
     * @param usd the amount in USD of the year
     * @param year the year
     * @return the amount in USD of 2025
     * @throws InputException outside the years of the table
     */
    public double to2025(double usd, int year) {
        return usd * factor(year, BASE_YEAR);
    }

    /**
     * An amount of US dollars in the prices of 2025.
     *
     * @param money the amount, in USD of any year of the table
     * @return the same amount in prices of 2025
     * @throws InputException if it is another currency or its year is outside the table
     */
    public Money in2025(Money money) {
        if (!money.currency().equals("USD")) {
            throw new InputException("currency deflated must be USD but is " + money.currency());
        }
        return money.inPricesOf(index(money.priceYear()), BASE_YEAR, index(BASE_YEAR));
    }
}
