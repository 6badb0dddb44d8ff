import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import { ownFiles, ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { MadeFile, SiteFile } from '../../model/site.ts'
import { slugify } from '../../model/slug.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { describeNote } from '../../site/describe-note.ts'
import { markdownAddresses } from './markdown-addresses.ts'
import { readingGroups } from './reading-groups.ts'
import { renderMarkdown, type WriteAddress } from './render-markdown.ts'
import { maxPartBytes, type Part, splitGroups } from './split-groups.ts'

/** `llms.txt` (https://llmstxt.org): what the garden is, and its notes by topic, each with a line. */
export function llmsIndex(view: SiteView): SiteFile {
  return fileOf(view, ownFiles.llms, (note) => lineOf(view, note))
}

/** `llms-full.txt`: the texts of all notes by topic. */
export function llmsFull(view: SiteView): SiteFile {
  return fileOf(view, ownFiles.llmsFull, (note) => fullText(view, note))
}

/** What a file says of one note; empty for nothing. */
type WriteNote = (note: Note) => string | Promise<string>

/** A part of a file and where it is. */
interface PlacedPart extends Pick<Part, 'title' | 'number'> {
  readonly address: Address
}

/** A file about all notes: one where that is not large, else one that names its parts. */
function fileOf(view: SiteView, address: Address, write: WriteNote): SiteFile {
  const folder = `${ownFolder}/${address.replace(/\.txt$/, '')}/` as Address
  let text: string | undefined
  async function* make(): AsyncIterable<MadeFile> {
    const head = headOf(view)
    const addressOf = partAddresses(folder)
    const placed: PlacedPart[] = []
    // As long as all of it may fit into one file nothing is handed out.
    let waiting: MadeFile[] = []
    let whole = head
    let bytes = Buffer.byteLength(head)
    for await (const part of splitGroups(groupsOf(view), { write, max: maxPartBytes - bytes - 1 })) {
      bytes += Buffer.byteLength(part.text) + 1
      const made = { address: addressOf(part), content: `${head}\n${part.text}` }
      placed.push({ title: part.title, number: part.number, address: made.address })
      if (bytes <= maxPartBytes) {
        whole += `\n${part.text}`
        waiting.push(made)
      } else {
        yield* waiting
        waiting = []
        yield made
      }
    }
    text = bytes <= maxPartBytes ? whole : contentsOf(view, placed)
  }
  return {
    address,
    parts: { folder, make },
    async make() {
      if (text === undefined) for await (const _ of make());
      return text ?? ''
    },
  }
}

/** What a file says of its parts. */
function contentsOf(view: SiteView, parts: readonly PlacedPart[]): string {
  const write = wholeAddress(view)
  const lines = parts.map(
    ({ title, number, address }) =>
      `- [${escapeTitle(title)}${number > 1 ? ` (${number})` : ''}](${write(address)})\n`,
  )
  return `${headOf(view)}\n## ${view.words.allNotes}\n\n${lines.join('')}`
}

function groupsOf(view: SiteView): readonly { readonly title: string; readonly items: readonly Note[] }[] {
  return readingGroups(view).map(({ title, notes }) => ({
    title: title === '' ? view.words.allNotes : title.replace(/\s+/g, ' '),
    items: notes,
  }))
}

/** Names the parts of a file by their topics. */
function partAddresses(folder: Address): (part: Pick<Part, 'title' | 'number'>) => Address {
  const used = new Set<string>()
  return ({ title, number }) => {
    const stem = slugify(title).slice(0, 60)
    let name = number > 1 ? `${stem}-${number}` : stem
    for (let i = 2; used.has(name); i++) name = `${stem}-${number}-${i}`
    used.add(name)
    return `${folder}${name}.txt` as Address
  }
}

/** Characters of a title or description that are shown: no config is to be larger than what it describes. */
const maxHead = 2_000

function headOf({ options }: SiteView): string {
  const { title, description } = options
  const about = description === '' ? '' : `\n> ${description.replace(/\s+/g, ' ').slice(0, maxHead)}\n`
  return `# ${title.replace(/\s+/g, ' ').slice(0, maxHead)}\n${about}`
}

function lineOf(view: SiteView, note: Note): string {
  const address = markdownAddresses(view).get(note.path)
  if (address === undefined) return ''
  const about = view.garden.read(noteFacts).get(note.path)?.matters ?? describeNote(note)
  const link = `[${escapeTitle(note.title)}](${wholeAddress(view)(address)})`
  return `- ${link}${about === '' ? '' : `: ${about.replace(/\s+/g, ' ')}`}\n`
}

async function fullText(view: SiteView, note: Note): Promise<string> {
  const write = wholeAddress(view)
  const text = renderMarkdown(view, note, await view.readSource(note), write)
  return `<!-- ${write(view.plan.addressByNote.get(note.path)!)} -->\n\n${text}\n`
}

function escapeTitle(title: string): string {
  return title.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ')
}

function wholeAddress({ options }: SiteView): WriteAddress {
  return (address, anchor) => originOf(options) + hrefOf(options.base, address, anchor)
}
