/** Where a note's text begins behind its properties; 0 where it has none. */
export function bodyStart(text: string): number {
  return /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0
}
