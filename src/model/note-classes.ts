import { isOwnClass } from './own-classes.ts'
import { listProperty, type Properties } from './properties.ts'

/** The property with a note's classes, and another name of it. */
export const classKeys = ['cssclasses', 'cssclass'] as const

/** What a note asks for: classes for its article, and words that cannot be one. */
interface NoteClasses {
  readonly classes: readonly string[]
  readonly refused: readonly string[]
}

/** Classes that an article has at most. */
const mostClasses = 16

/**
 * The classes of a note by its `cssclasses`, one word each, without a dot in front. Words that are no name of a class and
 * names by which Hortus styles its own pages are refused.
 */
export function readNoteClasses(properties: Properties): NoteClasses {
  const written = classKeys.flatMap((key) => listProperty(properties, key))
  const words = written
    .flatMap((item) => item.split(/[\s,]+/))
    .flatMap((word) => word.replace(/^\./, '') || [])
  const names = [...new Set(words)]
  const isUsable = (name: string): boolean =>
    /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u.test(name) && !isOwnClass(name)
  return {
    classes: names.filter(isUsable).slice(0, mostClasses),
    refused: names.filter((name) => !isUsable(name)),
  }
}
