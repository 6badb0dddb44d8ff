/** Shapes by kind of node: disc, diamond, hexagon, square, dashed ring, triangle. */
export const markShapes = { note: 0, topic: 1, series: 2, reference: 3, wanted: 4, tag: 5 } as const
