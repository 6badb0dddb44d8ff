/** A simulation that cannot be shown; the message says why. */
export class SimulationError extends Error {}
