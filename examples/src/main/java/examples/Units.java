package examples;

import org.tokenstate.units.Energy;

/** How much is a terawatt-hour? The smallest program that uses the library. */
public final class Units {
    private Units() {}

    /** Prints one quantity in three units. */
    public static void main(String[] args) {
        Energy energy = Energy.ofTerawattHours(1);
        System.out.printf("1 TWh is %,.0f kWh or %.1e J.%n", energy.kilowattHours(), energy.joules());
    }
}
