/** Stands for the package `canvas`, by which Vega draws pixels where it is installed: here it draws text alone. */
export const createCanvas = undefined
