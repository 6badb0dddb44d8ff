import type { Range } from '../model/range.ts'
import { type NoteParts, walkTree } from './note-parts.ts'

/** A footnote or a link's address that stands elsewhere in the same note: where it is defined, or where it is used. */
export interface NoteReference {
  readonly kind: 'footnote' | 'address'
  readonly id: string
  readonly isDefinition: boolean
  readonly range: Range
  /** Of an address where it is defined. */
  readonly url?: string
}

/** The footnotes and addresses of a note, their definitions among them, in order. */
export function collectNoteReferences({ tree }: NoteParts): readonly NoteReference[] {
  const found: NoteReference[] = []
  walkTree(tree, (node, range) => {
    switch (node.type) {
      case 'footnoteReference':
        found.push({ kind: 'footnote', id: node.identifier, isDefinition: false, range })
        return false
      case 'footnoteDefinition':
        found.push({ kind: 'footnote', id: node.identifier, isDefinition: true, range })
        return true
      case 'linkReference':
      case 'imageReference':
        found.push({ kind: 'address', id: node.identifier, isDefinition: false, range })
        return true
      case 'definition':
        found.push({ kind: 'address', id: node.identifier, isDefinition: true, range, url: node.url })
        return false
      default:
        return true
    }
  })
  return found
}

/** The innermost of them at an offset: a definition of a footnote only in its mark. */
export function findNoteReference(
  all: readonly NoteReference[],
  text: string,
  offset: number,
): NoteReference | undefined {
  return all
    .filter(({ range, isDefinition }) => {
      const mark = isDefinition ? text.indexOf(']:', range.start) + 2 : range.end
      return range.start <= offset && offset <= Math.min(mark, range.end)
    })
    .sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start))[0]
}

/** Whether two mean the same footnote or address. */
export function isSameReference(a: NoteReference, b: NoteReference): boolean {
  return a.kind === b.kind && a.id === b.id
}
