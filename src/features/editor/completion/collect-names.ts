import type { Session } from '../../../session/session.ts'
import type { StoreEntry } from '../../../store/store.ts'
import { dayFacts } from '../../days/facts.ts'
import { collectCompletionData } from './collect-completion-data.ts'
import type { LinkSettings } from './collect-link-style.ts'
import type { CompletionData } from './completion-data.ts'
import { kindInObsidian } from './value-kind.ts'

/** What Obsidian has been told. */
export interface NamesSettings extends LinkSettings {
  readonly kindByProperty?: Readonly<Record<string, string>>
}

/**
 * What completion offers in a session's newest snapshot; files that were changed last come first among equals. `told` is what Obsidian
 * has been told of links, and of the kinds of properties, in its own words.
 */
export function collectNames(session: Session, told: NamesSettings = {}): CompletionData {
  const { garden, labelReading, insets } = session.snapshot
  const { days, options, language } = garden.read(dayFacts)
  const data = collectCompletionData(garden, changedOf(session.entries), {
    labelReading,
    told,
    languages: insets().flatMap((inset) =>
      inset.kind === 'code' && inset.language !== '' ? [inset.language] : [],
    ),
    days: { areUsed: days.length > 0, options, language },
  })
  const kinds = new Map(Object.entries(told.kindByProperty ?? {}))
  if (kinds.size === 0) return data
  const properties = data.properties.map((one) => {
    const kind = kindInObsidian(kinds.get(one.text) ?? '')
    kinds.delete(one.text)
    return kind ? { ...one, kind } : one
  })
  const unused = [...kinds].map(([text, word]) => {
    const kind = kindInObsidian(word)
    return { text, uses: 0, values: [], ...(kind && { kind }) }
  })
  return { ...data, properties: [...properties, ...unused] }
}

/** When each file was last changed, in seconds; 0 where that is not known. */
export function changedOf(entries: readonly StoreEntry[]): (path: string) => number {
  const changedByPath = new Map(entries.map(({ path, mtimeNs }) => [path, Number(mtimeNs / 1_000_000_000n)]))
  return (path) => changedByPath.get(path) ?? 0
}
