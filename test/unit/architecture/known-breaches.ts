/** Imports that break the law of rooms and are to go; there is none, and nothing is ever added here. */
export const knownBreaches: ReadonlySet<string> = new Set<string>()
