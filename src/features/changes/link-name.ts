import type { Garden } from '../../model/garden.ts'
import { type NotePath, stemOf, toNameKey, withoutNoteEnding } from '../../model/path.ts'

/** What a link calls a note that is new: its name, with folders where another note has it too. */
export function linkName(path: NotePath, { notesByPath }: Pick<Garden, 'notesByPath'>): string {
  const key = toNameKey(stemOf(path))
  const isAlone = ![...notesByPath.values()].some(
    (other) => other.path !== path && other.names.some((name) => name === key),
  )
  return isAlone ? stemOf(path) : withoutNoteEnding(path)
}
