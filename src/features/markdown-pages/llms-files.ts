import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import { shownNote, shownResolutions } from '../../model/garden.ts'
import { type Link, type Resolution, resolvedPath } from '../../model/link.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import { ownFiles, ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import { type GardenPath, isNotePath } from '../../model/path.ts'
import type { SiteFile } from '../../model/site.ts'
import { slugify } from '../../model/slug.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { describeNote } from '../../site/describe-note.ts'
import { markdownAddresses } from './markdown-addresses.ts'
import { type ReadingGroup, readingGroups } from './reading-groups.ts'
import { renderMarkdown, type WriteAddress } from './render-markdown.ts'
import { maxPartBytes, type Part, type Sized, splitGroups } from './split-groups.ts'

/** Room that the head of a file and the headings of its sections take at most, besides what is counted. */
const spareBytes = 20_000

/** `llms.txt` (https://llmstxt.org): what the garden is, and its notes by topic, each with a line. */
export function llmsIndex(view: SiteView): readonly SiteFile[] {
  const groups = readingGroups(view).map(({ title, notes }) => ({
    title: titleOf(view, title),
    items: notes.flatMap((note): readonly Sized<string>[] => {
      const line = lineOf(view, note)
      return line === undefined ? [] : [{ item: line, bytes: Buffer.byteLength(line) }]
    }),
  }))
  return filesOf(view, ownFiles.llms, groups, (lines) => lines.join(''))
}

/** `llms-full.txt`: the texts of all notes by topic. */
export function llmsFull(view: SiteView): readonly SiteFile[] {
  const groups = readingGroups(view).map(({ title, notes }: ReadingGroup) => ({
    title: titleOf(view, title),
    items: notes.map((note): Sized<Note> => ({ item: note, bytes: mostBytes(view, note) })),
  }))
  return filesOf(view, ownFiles.llmsFull, groups, async (notes) => {
    const texts = await Promise.all(notes.map((note) => fullText(view, note)))
    return texts.join('\n')
  })
}

interface Group<Item> {
  readonly title: string
  readonly items: readonly Sized<Item>[]
}

/** All in one file where that is not large, else one that names the parts. */
function filesOf<Item>(
  view: SiteView,
  address: Address,
  groups: readonly Group<Item>[],
  write: (items: readonly Item[]) => string | Promise<string>,
): readonly SiteFile[] {
  const bytes = groups.reduce(
    (sum, { items }) => sum + items.reduce((all, item) => all + item.bytes, 0),
    spareBytes,
  )
  const section = async ({ title, number, items }: Part<Item>): Promise<string> =>
    `## ${title}${number > 1 ? ` (${number})` : ''}\n\n${await write(items)}`
  const parts = splitGroups(groups, maxPartBytes - spareBytes)
  if (bytes <= maxPartBytes)
    return [
      { address, make: async () => [headOf(view), ...(await Promise.all(parts.map(section)))].join('\n') },
    ]
  const addressOf = partAddresses(address)
  const named = parts.map((part) => ({ part, address: addressOf(part) }))
  return [
    {
      address,
      make: () => {
        const lines = named.map(
          ({ part, address: at }) =>
            `- [${part.title}${part.number > 1 ? ` (${part.number})` : ''}](${wholeAddress(view)(at)})\n`,
        )
        return `${headOf(view)}\n## ${view.words.allNotes}\n\n${lines.join('')}`
      },
    },
    ...named.map(({ part, address: at }) => ({
      address: at,
      make: async () => `${headOf(view)}\n${await section(part)}`,
    })),
  ]
}

/** Names the parts of a file by their topics. */
function partAddresses(file: Address): (part: Part<unknown>) => Address {
  const used = new Set<string>()
  return ({ title, number }) => {
    const stem = `${ownFolder}/${file.replace(/\.txt$/, '')}/${slugify(title).slice(0, 60)}`
    let name = number > 1 ? `${stem}-${number}` : stem
    for (let i = 2; used.has(name); i++) name = `${stem}-${number}-${i}`
    used.add(name)
    return `${name}.txt` as Address
  }
}

function headOf({ options }: SiteView): string {
  const about = options.description === '' ? '' : `\n> ${options.description.replace(/\s+/g, ' ')}\n`
  return `# ${options.title.replace(/\s+/g, ' ')}\n${about}`
}

function titleOf(view: SiteView, title: string): string {
  return title === '' ? view.words.allNotes : title.replace(/\s+/g, ' ')
}

function lineOf(view: SiteView, note: Note): string | undefined {
  const address = markdownAddresses(view).get(note.path)
  if (address === undefined) return undefined
  const about = view.garden.read(noteFacts).get(note.path)?.matters ?? describeNote(note)
  const title = note.title.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ')
  return `- [${title}](${wholeAddress(view)(address)})${about === '' ? '' : `: ${about.replace(/\s+/g, ' ')}`}\n`
}

async function fullText(view: SiteView, note: Note): Promise<string> {
  const write = wholeAddress(view)
  const text = renderMarkdown(view, note, await view.readSource(note), write)
  return `<!-- ${write(view.plan.addressByNote.get(note.path)!)} -->\n\n${text}`
}

/** Bytes of the address of each note and asset as links write it. */
const addressBytes = memoByObject((view: SiteView): ReadonlyMap<GardenPath, number> => {
  const write = wholeAddress(view)
  const bytes = new Map<GardenPath, number>()
  const { addressByNote, addressByAsset } = view.plan
  for (const [path, address] of [...addressByNote, ...addressByAsset])
    bytes.set(path, Buffer.byteLength(write(address)) + '.md'.length)
  return bytes
})

/** More bytes than the text of a note can have: those of its source, and of what links become. */
function mostBytes(view: SiteView, note: Note): number {
  const bytesOf = addressBytes(view)
  const linkBytes = (resolution: Resolution, link: Link | undefined): number => {
    const path = resolution.kind === 'unlisted' ? resolution.path : resolvedPath(resolution)
    if (path === undefined || link === undefined) return 0
    const title = isNotePath(path) ? (shownNote(view.garden, path)?.title ?? '') : path
    const anchor = 'anchor' in resolution ? (resolution.anchor?.length ?? 0) : 0
    const shown = link.displayText ?? `${link.target}${title}`
    // A character of an anchor is at most nine bytes, one of a label four with what stands before it.
    const most = (bytesOf.get(path) ?? 0) + 9 * anchor + 4 * shown.length + 10
    return Math.max(0, most - (link.range.end - link.range.start))
  }
  const links = shownResolutions(view.garden, note.path).reduce(
    (sum, one, i) => sum + linkBytes(one, note.links[i]),
    0,
  )
  // Text that is no UTF-8 grows when it becomes that.
  const isOdd = note.diagnostics.some(({ code }) => code === 'invalid-utf8')
  const source = (isOdd ? 3 : 1) * view.sizeOf(note)
  return source + links + (bytesOf.get(note.path) ?? 0) + 4 * note.title.length + 50
}

function wholeAddress({ options }: SiteView): WriteAddress {
  return (address, anchor) => originOf(options) + hrefOf(options.base, address, anchor)
}
