import type { TextEdit } from '../../model/change.ts'
import type { Block } from '../../model/note.ts'
import type { Range } from '../../model/range.ts'

/** Where the id of a block stands in a note's text, without its `^`; undefined where it cannot be found. */
export function findBlockId(source: string, { id, range }: Block): Range | undefined {
  const at = (start: number): Range => ({ start, end: start + id.length })
  // Nothing but blanks and the marks of quotes stands between a block and its marker.
  const behind = new RegExp(`^[\\s>|]*\\^(?=${id}(?![a-z0-9-]))`, 'i').exec(source.slice(range.end))
  if (behind) return at(range.end + behind[0].length)
  // That of an item with others below it stands behind the item's own text.
  const within = new RegExp(`\\s\\^(?=${id}[ \\t]*$)`, 'im').exec(source.slice(range.start, range.end))
  return within ? at(range.start + within.index + within[0].length) : undefined
}

/** New ids for blocks that come to a note in which others have theirs. */
interface FreshIds {
  readonly idById: ReadonlyMap<string, string>
  readonly edits: readonly TextEdit[]
  /** Ids whose marker could not be found. */
  readonly problems: readonly string[]
}

/** Calls those of `coming` otherwise whose ids are taken by `there`; `source` is the text that they come from. */
export function freshBlockIds(source: string, coming: readonly Block[], there: readonly Block[]): FreshIds {
  const taken = new Set([...there, ...coming].map(({ id }) => id))
  const idById = new Map<string, string>()
  const edits: TextEdit[] = []
  const problems: string[] = []
  for (const block of coming) {
    if (!there.some(({ id }) => id === block.id)) continue
    const range = findBlockId(source, block)
    if (range === undefined) {
      problems.push(block.id)
      continue
    }
    let number = 2
    while (taken.has(`${block.id}-${number}`)) number++
    const id = `${block.id}-${number}`
    taken.add(id)
    idById.set(block.id, id)
    edits.push({ range, text: id })
  }
  return { idById, edits, problems }
}
