/** A number of a drawing as SVG has it: to a tenth, which nobody sees. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return Object.is(rounded, -0) ? '0' : String(rounded)
}
