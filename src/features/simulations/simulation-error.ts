/** Where in a module something is: a line and a column from 1, and the file where it is another, or what a name stands for that it gives. */
export type SimulationPlace =
  | { readonly line: number; readonly column?: number; readonly file?: string }
  | { readonly key: string }

/** A simulation that cannot be shown; the message says why, and `place` where that is known. */
export class SimulationError extends Error {
  readonly place: SimulationPlace | undefined

  constructor(message: string, place?: SimulationPlace) {
    super(message)
    this.place = place
  }
}
