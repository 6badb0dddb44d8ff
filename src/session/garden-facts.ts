import type { FeatureSet } from '../define/feature-set.ts'
import type { Facts, FactsSource, PropertiesOf, ReadFacts } from '../model/facts.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { NoteKind } from '../model/note-kind.ts'
import type { NotePath } from '../model/path.ts'
import type { Properties } from '../model/properties.ts'

/** What facts have been collected of one garden, for reading and for the garden after it. */
export interface GardenFacts {
  readonly read: ReadFacts
  /** The values that have been read, and earlier ones that nobody has asked for again. */
  readonly valueByFacts: ReadonlyMap<Facts<unknown>, unknown>
  /** Of those the ones that are an earlier garden's and may have changed since. */
  readonly stale: ReadonlySet<Facts<unknown>>
}

/** What of an earlier garden is as it was. */
interface EarlierFacts extends Pick<GardenFacts, 'valueByFacts' | 'stale'> {
  /** Whether all that facts of these two kinds read is the same. */
  readonly isSame: Readonly<Record<'statements' | 'links', boolean>>
}

/**
 * Collects facts when they are first read. Those that cannot have changed are taken from the garden before; the others are
 * given their earlier value, from which they may go on, or else what an earlier program `kept` of it by their name. Throws where facts
 * are made from themselves.
 */
export function createGardenFacts(
  source: Omit<FactsSource, 'read' | 'namedKinds'>,
  features: FeatureSet,
  earlier?: EarlierFacts,
  kept: ReadonlyMap<string, unknown> = new Map(),
): GardenFacts {
  const known = new Map<Facts<unknown>, unknown>()
  const before = new Map<Facts<unknown>, unknown>()
  for (const [facts, value] of earlier?.valueByFacts ?? []) {
    const isSame =
      facts.reads !== 'texts' && earlier?.isSame[facts.reads] === true && !earlier.stale.has(facts)
    const kept = isSame ? known : before
    kept.set(facts, value)
  }
  const collecting = new Set<Facts<unknown>>()
  function read<Value>(facts: Facts<Value>): Value {
    if (!features.hasFacts(facts)) return facts.none
    if (known.has(facts)) return known.get(facts) as Value
    if (collecting.has(facts)) throw new Error(`The facts "${facts.name}" are made from themselves`)
    collecting.add(facts)
    const from = { ...source, namedKinds, read }
    const packed = before.has(facts) ? undefined : kept.get(facts.name)
    const previous =
      packed === undefined ? (before.get(facts) as Value | undefined) : facts.kept?.unpack(packed, from)
    const value = facts.collect(from, previous)
    collecting.delete(facts)
    known.set(facts, value)
    before.delete(facts)
    return value
  }
  function* namedKinds(): Iterable<readonly [NotePath, NoteKind]> {
    for (const feature of features.on) yield* feature.namedKinds?.(read) ?? []
  }
  return {
    read,
    get valueByFacts() {
      return new Map([...before, ...known])
    },
    get stale() {
      return new Set(before.keys())
    },
  }
}

/** What of a garden's facts is kept, by their names. */
export function packFacts({ on }: FeatureSet, read: ReadFacts): ReadonlyMap<string, unknown> {
  const all = on.flatMap(({ facts = [] }) => facts as readonly Facts<unknown>[])
  return new Map(
    all.flatMap((facts) => {
      const packed = facts.kept?.pack(read(facts))
      return packed === undefined ? [] : [[facts.name, packed] as const]
    }),
  )
}

/** Reads notes' properties without those of features that are off. */
export function createPropertiesOf({ hiddenProperties }: FeatureSet): PropertiesOf {
  if (hiddenProperties.size === 0) return ({ properties }) => properties
  const withoutHidden = memoByObject((properties: Properties): Properties => {
    const kept = Object.entries(properties).filter(([key]) => !hiddenProperties.has(key))
    return Object.fromEntries(kept)
  })
  return ({ properties }) => withoutHidden(properties)
}
