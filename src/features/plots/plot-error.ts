/** Why a plot cannot be drawn, in words that name what was found and what was expected. */
export class PlotError extends Error {}
