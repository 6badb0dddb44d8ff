import { normalizeHeading } from '../model/heading-key.ts'
import { isOpaqueName } from '../model/is-opaque-name.ts'
import type { Note } from '../model/note.ts'
import { stemOf, titleOfFile } from '../model/path.ts'
import { textProperty } from '../model/properties.ts'

/** What a title may be taken from, of all headings of a note. */
export interface TitleHeadings {
  /** Text of the heading of level 1 that is the first block, if one is. */
  readonly opening: string | undefined
  /** No other heading of level 1 stands in the note's own text. */
  readonly isOnlyOne: boolean
  /** Text of the first heading that has one, of any level. */
  readonly first: string | undefined
}

/** What the program that a note was written for calls it. */
export interface GivenTitle {
  readonly title?: string
  /** Whatever heading it begins with. */
  readonly isFirm: boolean
}

const opens = { opensWithTitle: true } as const

/**
 * A note's title: the property, else the heading of level 1 that opens the note, if it is the only one of its level or
 * one of the note's names; else the file's name in words, or the first heading where nobody can read the name. `given` is
 * what stands for the file's name in words.
 */
export function findTitle(
  { path, properties, aliases }: Pick<Note, 'path' | 'properties' | 'aliases'>,
  { opening, isOnlyOne, first }: TitleHeadings,
  home?: string,
  given?: GivenTitle,
): Pick<Note, 'title' | 'titleFrom' | 'opensWithTitle'> {
  const own = textProperty(properties, 'title')
  if (own !== undefined) return { title: own, titleFrom: 'property', ...(opening === own && opens) }
  const stem = stemOf(path)
  const name = given?.title ?? titleOfFile(path, home)
  if (
    opening !== undefined &&
    ((isOnlyOne && !given?.isFirm) || [name, ...aliases].some((one) => isSame(one, opening)))
  )
    return { title: opening, titleFrom: 'heading', ...opens }
  if (first !== undefined && given?.title === undefined && isOpaqueName(stem))
    return { title: first, titleFrom: 'heading', ...(opening === first && opens) }
  // Of a slug nobody can tell where it had capitals; an alias may.
  const spelled = name === stem ? undefined : aliases.find((alias) => isSame(alias, name))
  return { title: spelled ?? name, titleFrom: 'file' }
}

function isSame(one: string, other: string): boolean {
  return normalizeHeading(one) === normalizeHeading(other)
}
