/** How lists and quotes stand in one another where a line or a block is. */
export interface Nesting {
  /** How many quotes and callouts there are. */
  readonly quotes: number
  /** How many items of lists there are. */
  readonly items: number
  /** How many of these items hold the outermost quote: its edge stands behind their bullets. */
  readonly outside: number
  /** How many of them stand between the outermost quote and the innermost. */
  readonly between: number
}

/** Classes for what stands in lists, and in quotes in lists. */
export function nestingClasses({ quotes, items, outside, between }: Nesting): readonly string[] {
  const inside = quotes > 0 ? items - outside : items
  return [
    ...(inside > 0 ? [`cm-live-items-${Math.min(inside, 8)}`] : []),
    ...(quotes > 0 && outside > 0 ? [`cm-live-outside-${Math.min(outside, 4)}`] : []),
    ...(quotes > 1 && between > 0 ? [`cm-live-between-${Math.min(between, 2)}`] : []),
  ]
}
