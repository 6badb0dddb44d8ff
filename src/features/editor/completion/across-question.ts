import type { NotePath } from '../../../model/path.ts'
import type { CompletionPlace, LinkRange } from './completion-place.ts'

/** A heading or a block of some note of the garden. */
export type AcrossTarget =
  | { readonly kind: 'heading'; readonly path: NotePath; readonly text: string; readonly depth: number }
  | {
      readonly kind: 'block'
      readonly path: NotePath
      readonly text: string
      readonly id: string
      /** Where the id goes that the block does not have yet, and the words before it; absent where it has one. */
      readonly place?: { readonly offset: number; readonly behind: string }
    }

/**
 * What fits a question among all notes, as a part of the edit API (`edit-api.ts`): `GET across`, `?kind=heading` or `block` and
 * `&query=`. The best come first, and only so many.
 */
export interface AcrossAnswer {
  readonly targets: readonly AcrossTarget[]
}

/** What is asked of the whole garden inside a link. */
export interface AcrossQuestion {
  readonly kind: AcrossTarget['kind']
  readonly query: string
  /** The link, and where in it what an entry replaces starts. */
  readonly range: LinkRange
}

/** Most headings or blocks that are told. */
export const maxAcross = 60

/** `[[##` asks for headings of all notes and `[[^^` for their blocks; undefined elsewhere. `signs` are others that ask for blocks. */
export function acrossQuestion(place: CompletionPlace, signs = /^\^\^/): AcrossQuestion | undefined {
  if (place.kind === 'heading' && place.target === '' && place.above.length === 1 && place.above[0] === '') {
    const from = place.asMarkdown ? place.from : place.from - '##'.length
    return { kind: 'heading', query: place.query, range: { ...place, from } }
  }
  const sign = place.kind === 'note' ? signs.exec(place.query)?.[0] : undefined
  if (place.kind !== 'note' || sign === undefined) return undefined
  return { kind: 'block', query: place.query.slice(sign.length).trimStart(), range: place }
}
