import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import { type GardenData, gardenDataVersion, type NoteData } from '../../model/garden-data.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath } from '../../model/path.ts'
import { minutesToRead } from '../../model/reading-time.ts'
import { hrefOf } from '../../site/address.ts'

/** The keys in their order; those of a garden's own features come after them. */
const keyOrder: readonly (keyof GardenData)[] = [
  'version',
  'title',
  'description',
  'lang',
  'hasDeclaredTopics',
  'notes',
  'topics',
  'series',
  'references',
  'wanted',
  'planned',
  'start',
  'current',
  'pages',
  'history',
  'related',
  'mentions',
  'demand',
  'tend',
]

const noteKeyOrder: readonly (keyof NoteData)[] = [
  'path',
  'href',
  'title',
  'aliases',
  'tags',
  'kind',
  'stage',
  'basis',
  'matters',
  'topics',
  'series',
  'requires',
  'words',
  'minutes',
  'links',
]

/** All that a site says about its garden; lists are made as they are read. */
export function collectGardenData(view: SiteView): Readonly<Record<string, unknown>> {
  const { garden, options } = view
  const all = {
    version: gardenDataVersion,
    title: options.title,
    description: options.description,
    lang: view.lang,
    notes: mapItems(garden.notesByPath.values(), (note) => noteData(view, note)),
    ...view.collectData(),
  }
  return inOrder(all, keyOrder)
}

function noteData(view: SiteView, note: Note): Readonly<Record<string, unknown>> {
  const { garden, plan, options } = view
  const { path, title, aliases, wordCount } = note
  const { kind = 'note', matters } = garden.read(noteFacts).get(path) ?? {}
  const links = (garden.links.resolutionsByPath.get(path) ?? []).flatMap((resolution) => {
    const target = resolvedPath(resolution)
    return target !== undefined && isNotePath(target) && target !== path ? [target] : []
  })
  const address = plan.addressByNote.get(path)
  const all = {
    path,
    ...(address !== undefined && { href: hrefOf(options.base, address) }),
    title,
    aliases,
    kind,
    ...(matters !== undefined && { matters }),
    words: wordCount,
    minutes: minutesToRead(wordCount),
    links: [...new Set(links)].sort(compareText),
    ...view.collectData(note),
  }
  return inOrder(all, noteKeyOrder)
}

function inOrder(
  values: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Readonly<Record<string, unknown>> {
  const known = order.filter((key) => Object.hasOwn(values, key))
  const others = Object.keys(values).filter((key) => !order.includes(key))
  return Object.fromEntries([...known, ...others].map((key) => [key, values[key]]))
}

function* mapItems<From, To>(items: Iterable<From>, make: (item: From) => To): Iterable<To> {
  for (const item of items) yield make(item)
}
