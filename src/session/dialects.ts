/// <reference types="vite/client" />
import type { Dialect, NoteDialect } from '../define/dialect.ts'
import type { GardenOptions } from '../model/options.ts'

/** The programs whose notes can be read where they stand: what the rooms of features have in their `dialect.ts`. */
export const knownDialects: readonly Dialect[] = Object.values(
  import.meta.glob<Dialect>('../features/*/dialect.ts', { eager: true, import: 'dialect' }),
)

const none: readonly NoteDialect[] = []

/** What reads the notes of a garden as the programs do that it names; nothing of features that are off. */
export function openDialects({
  dialects,
  withoutFeatures,
}: Pick<GardenOptions, 'dialects' | 'withoutFeatures'>): readonly NoteDialect[] {
  if (dialects.length === 0) return none
  return dialects.flatMap(({ name, settings }) => {
    const dialect = withoutFeatures.includes(name)
      ? undefined
      : knownDialects.find((one) => one.name === name)
    return dialect === undefined ? [] : [dialect.open(settings)]
  })
}
