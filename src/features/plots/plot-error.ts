/** Where in a plot's block something is: by the keys and numbers that lead to it, or in characters from its start. */
export type PlotPlace = { readonly path: readonly (string | number)[]; readonly isKey?: true } | number

/** Why a plot cannot be drawn, in words that name what was found and what was expected, and where that is known. */
export class PlotError extends Error {
  readonly place: PlotPlace | undefined

  constructor(message: string, place?: PlotPlace) {
    super(message)
    this.place = place
  }
}
