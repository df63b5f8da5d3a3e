package org.tokenstate.surplus;

/** Where energy for tokens can come from. */
public enum EnergyKind {
    /** What data centres are already supplied with, at the tariff. */
    EXISTING,
    /** Wind and solar output that is shed for want of grid or demand; available in few hours. */
    CURTAILED,
    /** Electricity now sold abroad, at the border price. */
    NET_EXPORTS,
    /** Dispatchable plant that stands idle, at fuel and carbon price. */
    IDLE_PLANT,
    /** Plant built beyond domestic growth, at its levelised cost. */
    OVERBUILD,
    /** Electricity now embodied in exported goods, at what the goods earn on it. */
    DISPLACED_EXPORTS
}
