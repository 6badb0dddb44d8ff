import type { LabelReading, Link, Resolution } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import { isDrawnPath } from '../model/path.ts'
import type { TargetMeaning } from './find-target.ts'
import type { FileNames, NameIndex } from './name-index.ts'
import { type LinkSource, linkSource, resolveFrom } from './resolve-link.ts'

/** A note whose links are read, and what they mean as they are read now. */
export interface ReadNote {
  readonly note: Pick<Note, 'path' | 'links'>
  readonly resolutions: readonly Resolution[]
}

/**
 * How the links of a garden are read that have both a target and a label, by its setting. Under `auto` its links decide: a
 * garden in which the right side alone names a file more often than the left one writes its labels first, as Dendron does.
 * `suspects` are the notes with links that lead nowhere or have their label first now; only where one of these could do
 * better are `all` looked at, and no more of them than it takes to tell.
 */
export function findLabelReading(
  order: 'auto' | 'target-first' | 'label-first',
  suspects: Iterable<ReadNote>,
  all: () => Iterable<ReadNote>,
  index: NameIndex,
): LabelReading {
  if (order !== 'auto') return order === 'label-first' ? 'usual' : 'never'
  let right = 0
  for (const { isLeft, isRight } of sidesOf(suspects, index)) if (!isLeft() && isRight()) right++
  if (right === 0) return 'where-needed'
  let left = 0
  for (const { isLeft, isRight } of sidesOf(all(), index)) {
    if (isLeft() && !isRight()) left++
    if (left >= right) return 'where-needed'
  }
  return 'usual'
}

/** Where the links of a note start that are to be read with their label first; in order. */
export function labelFirstOf(read: ReadNote, index: NameIndex, reading: LabelReading): readonly number[] {
  if (reading === 'never' || isDrawnPath(read.note.path)) return []
  const starts: number[] = []
  for (const { link, isLeft, isRight } of sidesOf([read], index))
    if (hasLabelFirst(reading, isLeft, isRight, link.embed)) starts.push(link.range.start)
  return starts
}

/** Whether the left side of a link is its label, by whether its sides name files. Each is asked only where it matters. */
export function hasLabelFirst(
  reading: LabelReading,
  isLeft: () => boolean,
  isRight: () => boolean,
  isEmbed: boolean,
): boolean {
  if (reading === 'never') return false
  return reading === 'usual' ? isRight() || (!isLeft() && !isEmbed) : !isLeft() && isRight()
}

/** A link with two sides, and whether each of them names a file. */
interface LinkSides {
  readonly link: Link
  readonly isLeft: () => boolean
  readonly isRight: () => boolean
}

/** What was found out about targets, for as long as the garden's names are the same. */
const meaningsOf = memoByObject((_: FileNames): Map<string, TargetMeaning> => new Map())

function* sidesOf(notes: Iterable<ReadNote>, index: NameIndex): Iterable<LinkSides> {
  for (const { note, resolutions } of notes) {
    const source = linkSource(note.path)
    for (const [i, link] of note.links.entries()) {
      const { displayText, syntax } = link
      if (displayText === undefined || link.target === '' || (syntax !== 'wiki' && syntax !== 'property'))
        continue
      const isTarget = (): boolean => resolutions[i] !== undefined && resolutions[i].kind !== 'missing'
      const isOther = (): boolean => namesFile(index, source, displayText)
      const [isLeft, isRight] = link.isLabelFirst ? [isOther, isTarget] : [isTarget, isOther]
      yield { link, isLeft, isRight }
    }
  }
}

function namesFile(index: NameIndex, source: LinkSource, text: string): boolean {
  const target = text.replace(/#.*$/s, '').trim()
  if (target === '') return false
  const link = { syntax: 'wiki', embed: false, target } as const
  return resolveFrom(index, meaningsOf(index.names), source, link).kind !== 'missing'
}
