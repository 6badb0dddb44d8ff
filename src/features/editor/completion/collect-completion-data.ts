import { compareText } from '../../../model/diagnostic.ts'
import type { Garden } from '../../../model/garden.ts'
import type { LabelReading, Resolution } from '../../../model/link.ts'
import type { LinkedNotes } from '../../../model/linked-notes.ts'
import type { Neighbour } from '../../../model/neighbour.ts'
import type { Note } from '../../../model/note.ts'
import { isNotePath, type NotePath, stemOf, toNameKey } from '../../../model/path.ts'
import { aliasKeys, tagKeys } from '../../../model/properties.ts'
import { namesOfProperty, offeredValues, type Property } from '../../../model/property.ts'
import { collectLinkStyle, type LinkSettings } from './collect-link-style.ts'
import type { CompletedGarden, CompletionData, PropertyName, UsedWord } from './completion-data.ts'
import { kindOfNoDay, kindOfProperty, kindOfValue, usualKind, type ValueKind } from './value-kind.ts'

/** Most display texts that are kept of one note. */
const maxDisplayTexts = 8

/** Most values that are kept of one property. */
const maxValues = 50

/** Longest value that is worth offering again, in characters. */
const maxValueLength = 80

/** Most notes of another garden that are offered: a browser gets them all at once. */
const maxNeighbourNotes = 10_000

/** What completion reads of a note. */
type NamedNote = Pick<
  Note,
  'path' | 'title' | 'aliases' | 'pathName' | 'givenNames' | 'tags' | 'properties' | 'links'
>

/** What completion reads of a garden. */
interface NamedGarden extends Pick<Garden, 'assets' | 'knownProperties' | 'ownCallouts'> {
  readonly notesByPath: ReadonlyMap<NotePath, NamedNote>
  readonly links: LinkedNotes
  readonly neighbours: readonly Neighbour[]
}

/** What else is known where a garden is whole. */
interface NamesContext {
  readonly labelReading?: LabelReading
  readonly told?: LinkSettings
  /** Of the garden's code, each as often as it is used. */
  readonly languages?: readonly string[]
  readonly days?: CompletionData['days']
}

const noDays: CompletionData['days'] = {
  areUsed: false,
  options: { folder: '', format: 'YYYY-MM-DD', template: '' },
  language: '',
}

/**
 * Collects what completion offers in a garden. `changed` tells when a note's file was last changed, in seconds;
 * without it recency does not count. Linear in the number of links.
 */
export function collectCompletionData(
  garden: NamedGarden,
  changed: (path: NotePath) => number = () => 0,
  { labelReading = 'where-needed', told = {}, languages = [], days = noDays }: NamesContext = {},
): CompletionData {
  const { notesByPath, links } = garden
  const indexByPath = new Map([...notesByPath.keys()].map((path, i) => [path, i]))
  const shownByPath = new Map<NotePath, Map<string, number>>()
  const linksByIndex = [...notesByPath.values()].map((note) => {
    const targets = new Set<number>()
    for (const [i, resolution] of (links.resolutionsByPath.get(note.path) ?? []).entries()) {
      const path = noteOf(resolution)
      if (path === undefined || path === note.path) continue
      targets.add(indexByPath.get(path)!)
      const shown = note.links[i]!.displayText
      if (shown !== undefined) countWord(shownOf(shownByPath, path), shown)
    }
    return [...targets].sort((a, b) => a - b)
  })
  return {
    notes: [...notesByPath.values()].map((note, i) => ({
      path: note.path,
      title: note.title,
      aliases: note.aliases,
      ...calledAs(note),
      uses: links.backlinksByPath.get(note.path)?.length ?? 0,
      changed: changed(note.path),
      links: linksByIndex[i]!,
      displayTexts: displayTextsOf(note, shownByPath.get(note.path)),
    })),
    assets: garden.assets,
    labelReading,
    linkStyle: collectLinkStyle(notesByPath, links, told),
    languages: byUse([...counted(languages)]),
    days,
    wanted: byUse([...links.wantedByName.values()].map(({ label, askedBy }) => [label, askedBy.length])),
    tags: byUse(countTags(notesByPath.values())),
    callouts: garden.ownCallouts.map(({ name }) => name),
    properties: withUnused(
      countProperties(notesByPath.values(), garden.knownProperties),
      garden.knownProperties.map(unused),
    ),
    ...(garden.neighbours.length > 0 && { neighbours: garden.neighbours.map(namesOfNeighbour) }),
  }
}

/** The names of a garden's notes, each once. */
function namesOfNeighbour({ name, address, notes }: Neighbour): CompletedGarden {
  return {
    name,
    address,
    notes: notes
      .slice(0, maxNeighbourNotes)
      .map(({ path, title, aliases }) => [
        path,
        ...new Set([title, ...aliases].filter((other) => other !== path)),
      ]),
  }
}

/** A title of its own is the name of a note there, else what the program makes of the file's. */
function calledAs({ title, pathName, givenNames = [] }: NamedNote): { readonly calledAs?: string } {
  const name = givenNames.includes(title) ? title : pathName
  return name === undefined || name.includes('://') ? {} : { calledAs: name }
}

function noteOf(resolution: Resolution): NotePath | undefined {
  const path =
    resolution.kind === 'note'
      ? resolution.path
      : resolution.kind === 'ambiguous'
        ? resolution.chosen
        : undefined
  return path !== undefined && isNotePath(path) ? path : undefined
}

function shownOf(shownByPath: Map<NotePath, Map<string, number>>, path: NotePath): Map<string, number> {
  let shown = shownByPath.get(path)
  if (shown === undefined) {
    shown = new Map()
    shownByPath.set(path, shown)
  }
  return shown
}

function displayTextsOf(note: NamedNote, shown: ReadonlyMap<string, number> | undefined): readonly string[] {
  if (shown === undefined) return []
  const own = new Set([stemOf(note.path), note.title, ...note.aliases])
  return byUse([...shown].filter(([text]) => !own.has(text)))
    .slice(0, maxDisplayTexts)
    .map(({ text }) => text)
}

/** Counts in the first spelling. */
function countTags(notes: Iterable<NamedNote>): readonly (readonly [string, number])[] {
  const countByKey = new Map<string, { readonly text: string; uses: number }>()
  for (const note of notes) {
    for (const tag of note.tags) {
      const key = toNameKey(tag)
      const counted = countByKey.get(key)
      if (counted) counted.uses++
      else countByKey.set(key, { text: tag, uses: 1 })
    }
  }
  return [...countByKey.values()].map(({ text, uses }) => [text, uses])
}

interface CountedValues {
  uses: number
  readonly values: Map<string, number>
  readonly kinds: Map<ValueKind, number>
}

function countProperties(notes: Iterable<NamedNote>, known: readonly Property[]): readonly PropertyName[] {
  const valuesByName = new Map<string, CountedValues>()
  for (const note of notes) {
    for (const [name, value] of Object.entries(note.properties)) {
      let counted = valuesByName.get(name)
      if (counted === undefined) {
        counted = { uses: 0, values: new Map(), kinds: new Map() }
        valuesByName.set(name, counted)
      }
      counted.uses++
      // A mistyped day would make the property a text, and the form silent about it.
      const kind = kindOfNoDay(value) ?? kindOfValue(value)
      if (kind) counted.kinds.set(kind, (counted.kinds.get(kind) ?? 0) + 1)
      for (const item of Array.isArray(value) ? value : [value]) {
        const text = typeof item === 'string' ? item.trim() : typeof item === 'boolean' ? String(item) : ''
        if (text !== '' && text.length <= maxValueLength) countWord(counted.values, text)
      }
    }
  }
  const kindByName = new Map<string, ValueKind>([
    ...[...aliasKeys, ...tagKeys].map((name) => [name, 'list'] as const),
    ...known.flatMap((one) => namesOfProperty(one).map((name) => [name, kindOfProperty(one)] as const)),
  ])
  return [...valuesByName]
    .map(([text, { uses, values, kinds }]) => {
      const kind = kindByName.get(text) ?? usualKind(kinds)
      return { text, uses, values: byUse([...values]).slice(0, maxValues), ...(kind && { kind }) }
    })
    .sort(compareUse)
}

/** A property as it is offered where no note has it yet. */
function unused(property: Property): PropertyName {
  return {
    text: property.name,
    uses: 0,
    kind: kindOfProperty(property),
    values: offeredValues(property).map((text) => ({ text, uses: 0 })),
  }
}

/** What notes have, then what nobody has used yet; the same of the values of each. */
function withUnused(used: readonly PropertyName[], known: readonly PropertyName[]): readonly PropertyName[] {
  const values = used.map((one) => {
    const more = known.find(({ text }) => text === one.text)?.values ?? []
    return { ...one, values: joinWords(one.values, more) }
  })
  return joinWords(values, known)
}

function joinWords<Word extends UsedWord>(used: readonly Word[], known: readonly Word[]): readonly Word[] {
  const names = new Set(used.map(({ text }) => text))
  return [...used, ...known.filter(({ text }) => !names.has(text))]
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) countWord(counts, word)
  return counts
}

function countWord(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1)
}

function byUse(counts: readonly (readonly [string, number])[]): readonly UsedWord[] {
  return counts.map(([text, uses]) => ({ text, uses })).sort(compareUse)
}

function compareUse(a: UsedWord, b: UsedWord): number {
  return b.uses - a.uses || compareText(a.text, b.text)
}
