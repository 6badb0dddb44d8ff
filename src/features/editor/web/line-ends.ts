/** Part of an edited text: a stretch of the text it was made from, or new text. Offsets count every line end as one. */
export type Piece =
  | { readonly kind: 'kept'; readonly from: number; readonly to: number }
  | { readonly kind: 'new'; readonly text: string }

/** A text whose line ends an editor has made one character each, and the way back. */
export interface LineEnds {
  /** With `\n` for every line end. */
  readonly text: string
  /** The edited text as the file would have it: kept lines end as they did, new ones as most lines of the file do. */
  restore(pieces: readonly Piece[]): string
}

/**
 * Editors know one kind of line end, files have three (`\n`, `\r\n`, `\r`), and some have them mixed. This keeps them:
 * what was not edited goes back into the file byte for byte.
 */
export function readLineEnds(original: string): LineEnds {
  // Where `\r\n` became one character: offsets into the text, each one further back in the original.
  const pairs: number[] = []
  let dominant = '\n'
  if (original.includes('\r')) {
    let windows = 0
    let others = 0
    for (const match of original.matchAll(/\r\n?|\n/g)) {
      if (match[0] === '\r\n') {
        pairs.push(match.index - windows)
        windows++
      } else if (match[0] === '\n') others++
    }
    if (windows > others) dominant = '\r\n'
    else if (windows === 0 && others === 0) dominant = '\r'
  }
  const toOriginal = (offset: number): number => offset + countBelow(pairs, offset)
  return {
    text: original.includes('\r') ? original.replace(/\r\n?/g, '\n') : original,
    restore: (pieces) =>
      pieces
        .map((piece) =>
          piece.kind === 'kept'
            ? original.slice(toOriginal(piece.from), toOriginal(piece.to))
            : dominant === '\n'
              ? piece.text
              : piece.text.replaceAll('\n', dominant),
        )
        .join(''),
  }
}

/** Where an offset of a file's text is in the editor, which counts every line end as one character. */
export function toEditorOffset(original: string, offset: number): number {
  if (!original.includes('\r\n')) return offset
  let pairs = 0
  for (let at = original.indexOf('\r\n'); at >= 0 && at + 1 < offset; at = original.indexOf('\r\n', at + 2))
    pairs++
  return offset - pairs
}

/** The other way: where a place of the editor is in the file's text. */
export function toFileOffset(original: string, offset: number): number {
  if (!original.includes('\r\n')) return offset
  let at = offset
  for (let pair = original.indexOf('\r\n'); pair >= 0 && pair < at; pair = original.indexOf('\r\n', pair + 2))
    at++
  return at
}

/** How many of the sorted numbers are smaller, by binary search. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
