/** What of `garden.json` says which pages there are. */
interface GardenJson {
  readonly notes: readonly {
    readonly href: string
    readonly kind: string
    readonly tags?: readonly string[]
    readonly links: readonly string[]
    readonly words: number
  }[]
  readonly topics?: readonly { readonly href: string; readonly noteCount: number }[]
  readonly series?: readonly { readonly href: string; readonly parts: readonly string[] }[]
}

/** A page to take pictures of. */
export interface ShotPlace {
  /** What it shows, and the name of its pictures. */
  readonly name: string
  /** Below the site, without a slash at its start. */
  readonly address: string
  /** What is done once it is open. */
  readonly does?: 'search' | 'panes'
  /** Only at windows at least as wide. */
  readonly from?: number
}

/** Pages of the garden as a whole; those that a garden does not have are left out when they are opened. */
const overviews = [
  'topics',
  'series',
  'tags',
  'reading-list',
  'wanted',
  'planned',
  'now',
  'all-notes',
  'garden-history',
]

/** What `garden.json` and its parts say together. `read` gives a file of the site. */
export function joinParts(read: (address: string) => string): string {
  const lists: Record<string, unknown[]> = { notes: [] }
  const { parts } = JSON.parse(read('garden.json')) as {
    readonly parts: readonly { readonly href: string }[]
  }
  for (const { href } of parts)
    for (const [key, items] of Object.entries(JSON.parse(read(href.slice(1))) as Record<string, unknown[]>)) {
      lists[key] ??= []
      lists[key].push(...items)
    }
  return JSON.stringify(lists)
}

/** One page of every kind that a garden has, each the one with the most in it, by what its `garden.json` says. */
export function shotPlaces(json: string): readonly ShotPlace[] {
  const { notes, topics = [], series = [] } = JSON.parse(json) as GardenJson
  const note = most(
    notes.filter(({ kind }) => kind === 'note'),
    ({ links }) => links.length,
  )
  const reference = most(
    notes.filter(({ kind }) => kind === 'reference'),
    ({ words }) => words,
  )
  const tag = mostUsed(notes.flatMap(({ tags = [] }) => tags))
  return [
    { name: 'home', address: '' },
    ...placeOf('note', note?.href),
    ...placeOf('topic', most(topics, ({ noteCount }) => noteCount)?.href),
    ...placeOf('a-series', most(series, ({ parts }) => parts.length)?.href),
    ...placeOf('reference', reference?.href),
    ...placeOf('a-tag', tag && `/tags/${encodeURI(tag.toLowerCase())}/`),
    ...overviews.map((name) => ({ name, address: `${name}/` })),
    { name: 'map', address: 'map/' },
    { name: 'not-found', address: `${(note?.href ?? '/a-page/').slice(1).replace(/(.)\/$/, '-$1x/')}` },
    { name: 'search', address: '', does: 'search' },
    ...(note ? [{ name: 'panes', address: note.href.slice(1), does: 'panes' as const, from: 1200 }] : []),
  ]
}

function placeOf(name: string, href: string | undefined): readonly ShotPlace[] {
  return href === undefined ? [] : [{ name, address: href.slice(1) }]
}

function most<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  for (const item of items) if (best === undefined || sizeOf(item) > sizeOf(best)) best = item
  return best
}

function mostUsed(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return most([...counts], ([, count]) => count)?.[0]
}
