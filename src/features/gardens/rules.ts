import { defineRule, type Finding, type LintContext } from '../../define/rule.ts'
import { neighbourNote, splitNeighbour } from '../../link/find-neighbour.ts'
import { suggestNeighbourNames } from '../../link/suggest-neighbour-names.ts'
import { createNearestTexts } from '../../lint/nearest-texts.ts'
import { walkLinks } from '../../lint/walk-links.ts'
import type { Link } from '../../model/link.ts'
import type { Neighbour, NeighbourTarget } from '../../model/neighbour.ts'
import type { Note } from '../../model/note.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'

/** A link to another garden, where it stands and what it means. */
interface NeighbourLinkInNote {
  readonly note: Note
  readonly link: Link
  readonly target: NeighbourTarget
  readonly neighbour: Neighbour
}

function* walkNeighbourLinks(context: LintContext): Generator<NeighbourLinkInNote> {
  if (context.neighbours.length === 0) return
  for (const { note, link, resolution } of walkLinks(context, 'external')) {
    const { neighbour: target } = resolution
    const neighbour = target && context.neighbours.find(({ name }) => name === target.garden)
    if (target !== undefined && neighbour !== undefined) yield { note, link, target, neighbour }
  }
}

const kernel: Neighbour = {
  name: 'kernel',
  address: 'https://kernel.example/',
  title: 'Kernel notes',
  state: 'kept',
  notes: [
    {
      href: 'page-cache/',
      path: 'Page cache',
      title: 'Page cache',
      aliases: [],
      headings: [{ id: 'write-back', text: 'Write-back' }],
      blocks: ['dirty'],
      topics: [],
      text: '',
      links: [],
    },
  ],
}

/** A link to a note that another garden has not, as far as is kept of it. `expected` holds the nearest names there. */
const missingNeighbourNote = defineRule({
  code: 'missing-neighbour-note',
  severity: 'warning',
  *find(context) {
    for (const { note, link, target, neighbour } of walkNeighbourLinks(context)) {
      if (target.found !== 'nothing') continue
      const name = splitNeighbour([neighbour], link.target)?.name
      yield {
        path: note.path,
        range: link.targetRange,
        message: `The garden "${neighbour.name}" has no note "${name ?? link.target}"`,
        expected:
          name === undefined
            ? []
            : suggestNeighbourNames(neighbour, name).map((one) => `${neighbour.name}:${one}`),
      }
    }
  },
  example: {
    notes: { 'Disk.md': 'See [[kernel:Page cahce]] and [it](https://kernel.example/pages/).' },
    neighbours: [kernel],
    says: [
      'Disk.md: The garden "kernel" has no note "Page cahce"',
      'Disk.md: The garden "kernel" has no note "https://kernel.example/pages/"',
    ],
  },
})

/** Links to parts that a note of another garden has not, each with the nearest that it has. */
function* findMissingParts(context: LintContext, kind: 'heading' | 'block'): Generator<Finding> {
  const partsByNote = new Map<string, readonly string[]>()
  const nearest = createNearestTexts((key) => partsByNote.get(key) ?? [])
  for (const { note, link, target, neighbour } of walkNeighbourLinks(context)) {
    const said = partOf(link)
    if (target.fragmentFound || said.startsWith('^') !== (kind === 'block')) continue
    const other = neighbourNote([neighbour], target)?.note
    const key = `${neighbour.name}:${target.href}` as NotePath
    const blocks = (): readonly string[] => (other?.blocks ?? []).map((id) => `^${id}`)
    partsByNote.set(key, kind === 'block' ? blocks() : (other?.headings.map(({ text }) => text) ?? []))
    yield {
      path: note.path,
      range: link.range,
      message: `No ${kind} "${said}" in "${other?.title ?? neighbour.title}" of the garden "${neighbour.name}"`,
      expected: nearest(said, key),
    }
  }
}

/** The part of a note that a link names, with `^` before a block's. */
function partOf({ fragment, target }: Link): string {
  if (fragment?.kind === 'block') return `^${fragment.id}`
  if (fragment?.kind === 'heading') return fragment.path.join(' > ')
  return decodeURIComponent((target.split('#', 2)[1] ?? '').replace(/%(?![\da-f]{2})/gi, '%25'))
}

/** A link to a heading that a note of another garden has not; it leads to the note's start. */
const missingNeighbourHeading = defineRule({
  code: 'missing-neighbour-heading',
  severity: 'warning',
  find: (context) => findMissingParts(context, 'heading'),
  example: {
    notes: {
      'Disk.md': 'See [[kernel:Page cache#Writeback]] and [it](https://kernel.example/page-cache/#reads).',
    },
    neighbours: [kernel],
    says: [
      'Disk.md: No heading "Writeback" in "Page cache" of the garden "kernel"',
      'Disk.md: No heading "reads" in "Page cache" of the garden "kernel"',
    ],
  },
})

/** A link to a marked block that a note of another garden has not; it leads to the note's start. */
const missingNeighbourBlock = defineRule({
  code: 'missing-neighbour-block',
  severity: 'warning',
  find: (context) => findMissingParts(context, 'block'),
  example: {
    notes: {
      'Disk.md': 'See [[kernel:Page cache#^drity]] and [it](https://kernel.example/page-cache/#^x).',
    },
    neighbours: [kernel],
    says: [
      'Disk.md: No block "^drity" in "Page cache" of the garden "kernel"',
      'Disk.md: No block "^x" in "Page cache" of the garden "kernel"',
    ],
  },
})

/** A garden that links name, and of which nothing is kept that could say whether they are right. */
const unreadGarden = defineRule({
  code: 'unread-garden',
  severity: 'warning',
  *find(context) {
    const linked = new Map<Neighbour, number>()
    for (const { target, neighbour } of walkNeighbourLinks(context))
      if (target.found === 'unknown') linked.set(neighbour, (linked.get(neighbour) ?? 0) + 1)
    for (const [neighbour, count] of linked) yield sayUnread(context, neighbour, count)
  },
  example: {
    notes: { 'Disk.md': 'See [[kernel:Page cache]].' },
    neighbours: [{ ...kernel, state: 'new', notes: [] }],
    options: { settingsFile: 'hortus.config.json' },
    says: [
      'hortus.config.json: gardens.kernel: nothing is kept of this garden, so 1 link to it cannot be checked, and names lead nowhere',
    ],
  },
})

function sayUnread({ options }: LintContext, { name, state }: Neighbour, count: number): Finding {
  const what =
    state === 'new' ? 'nothing is kept of this garden' : 'what is kept of this garden cannot be read'
  const links = count === 1 ? '1 link' : `${count} links`
  return {
    path: options.settingsFile as GardenPath,
    setting: `gardens.${name}`,
    message: `gardens.${name}: ${what}, so ${links} to it cannot be checked, and names lead nowhere`,
    expected: ['hortus gardens update'],
  }
}

/** What of another garden cannot be shown here. */
const embeddedNeighbour = defineRule({
  code: 'embed-of-another-garden',
  severity: 'info',
  *find(context) {
    for (const { note, link, neighbour } of walkNeighbourLinks(context))
      if (link.embed && link.syntax === 'wiki')
        yield {
          path: note.path,
          range: link.range,
          message: `"${link.target}" is in the garden "${neighbour.name}" and cannot be shown here: a link to it stands in its place`,
        }
  },
  example: {
    notes: { 'Disk.md': '![[kernel:Page cache]]' },
    neighbours: [kernel],
    says: [
      'Disk.md: "kernel:Page cache" is in the garden "kernel" and cannot be shown here: a link to it stands in its place',
    ],
  },
})

/** Other gardens whose links to ours cannot be told from links to elsewhere. */
const gardensWithoutAddress = defineRule({
  code: 'gardens-without-address',
  severity: 'info',
  *find({ options, neighbours }) {
    if (options.baseUrl !== '' || neighbours.length === 0) return
    yield {
      path: options.settingsFile as GardenPath,
      setting: 'gardens',
      message:
        'gardens: found no "baseUrl" beside it, expected it to say where the site will live: what other gardens link to is told by whole addresses, so none of their links is shown beside our notes',
      expected: ['baseUrl'],
    }
  },
  example: {
    notes: { 'Disk.md': '' },
    neighbours: [kernel],
    options: { settingsFile: 'hortus.config.json' },
    says: [
      'hortus.config.json: gardens: found no "baseUrl" beside it, expected it to say where the site will live: what other gardens link to is told by whole addresses, so none of their links is shown beside our notes',
    ],
  },
})

/** What can be wrong with links to other gardens. */
export const gardensRules = [
  missingNeighbourNote,
  missingNeighbourHeading,
  missingNeighbourBlock,
  unreadGarden,
  embeddedNeighbour,
  gardensWithoutAddress,
]
