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

/** The setting of a dialect in whose garden Obsidian is at work too: what that hides is to stay hidden. */
export const obsidianToo = 'obsidianToo'

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
    if (dialect === undefined) return []
    const opened = dialect.open(settings)
    return [settings[obsidianToo] === true ? { ...opened, hasComments: true } : opened]
  })
  return [...own, ...chosen]
}
