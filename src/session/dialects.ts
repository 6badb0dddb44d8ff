/// <reference types="vite/client" />
import type { Dialect, NoteDialect, NoteFormat } from '../define/dialect.ts'
import type { GardenOptions } from '../model/options.ts'

/** The programs whose notes can be read where they stand: what the rooms of features have in their `dialect.ts`. */
export const knownDialects: readonly Dialect[] = Object.values(
  import.meta.glob<Dialect>('../features/*/dialect.ts', { eager: true, import: 'dialect' }),
)

const formats: readonly NoteFormat[] = Object.values(
  import.meta.glob<NoteFormat>('../features/*/format.ts', { eager: true, import: 'format' }),
)

/** What reads files of a form of their own, and the notes of a garden as the programs do that it names; nothing of features that are off. */
export function openDialects({
  dialects,
  withoutFeatures,
}: Pick<GardenOptions, 'dialects' | 'withoutFeatures'>): readonly NoteDialect[] {
  const own = formats.flatMap(({ name, notes }) => (withoutFeatures.includes(name) ? [] : [notes]))
  const chosen = dialects.flatMap(({ name, settings }) => {
    const dialect = withoutFeatures.includes(name)
      ? undefined
      : knownDialects.find((one) => one.name === name)
    return dialect === undefined ? [] : [dialect.open(settings)]
  })
  return [...own, ...chosen]
}
