import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { NoteInput } from '../model/page.ts'

/** A note's text with the parts that stand in it (every second piece is one), and those that stand below it. */
export function placeInText(
  text: string,
  { slots }: Pick<NoteInput, 'slots'>,
  features: FeatureSet,
  context: PartContext,
): { readonly pieces: readonly string[]; readonly below: readonly string[] } {
  const parts = features.partsOf('note.topic')
  const pieces: string[] = []
  const below: string[] = []
  let rest = text
  for (const entry of slots['note.topic']) {
    const [name, own] = entry
    for (const html of context.renderSlot('note.topic', [entry])) {
      const placed = parts.get(name)?.place?.(own, rest, context)
      if (placed === undefined) below.push(html)
      else {
        pieces.push(placed.before, placed.html)
        rest = placed.after
      }
    }
  }
  return { pieces: rest.trim() === '' && pieces.length > 0 ? pieces : [...pieces, rest], below }
}
