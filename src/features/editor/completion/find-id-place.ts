import type { Completion } from './completion.ts'

/**
 * Where the id of a block goes in its note's text as that is now: the place that was offered, if the paragraph still ends
 * there, else where the same words end a line, if they do so once. Undefined where the text has become another: then nothing
 * may be written.
 */
export function findIdPlace(
  text: string,
  { offset, behind }: Pick<NonNullable<Completion['also']>, 'offset' | 'behind'>,
): number | undefined {
  if (endsLine(text, offset) && text.slice(0, offset).endsWith(behind)) return offset
  const places: number[] = []
  for (let at = text.indexOf(behind); at >= 0 && places.length < 2; at = text.indexOf(behind, at + 1)) {
    if (endsLine(text, at + behind.length)) places.push(at + behind.length)
  }
  return places.length === 1 ? places[0] : undefined
}

function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 80))
}
