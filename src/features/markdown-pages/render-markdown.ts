import type { SiteView } from '../../define/site-view.ts'
import { neighbourWords } from '../../link/neighbour-words.ts'
import { addressLeft } from '../../model/address-left.ts'
import { shownNote, shownResolutions } from '../../model/garden.ts'
import type { Link, Resolution } from '../../model/link.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import type { Note } from '../../model/note.ts'
import type { Address } from '../../model/page.ts'
import { type AssetPath, baseName, isDrawnPath, isNotePath, type NotePath } from '../../model/path.ts'
import { quotedText } from '../../model/quoted-text.ts'
import { markdownAddresses } from './markdown-addresses.ts'

/** How an address is written in a link. */
export type WriteAddress = (address: Address, anchor?: string) => string

/**
 * A note's text as Markdown that any reader understands: links lead to the Markdown of other notes and to files of the site,
 * an embedded note is a link, a wanted one its name. Without properties, comments and whatever no page shows.
 * `source` is what the note was read from; where it is not known, or is no Markdown, the text is the note's without marks.
 */
export function renderMarkdown(
  view: SiteView,
  note: Note,
  source: string | undefined,
  write: WriteAddress,
): string {
  const { hidden = [] } = note
  const isAllHidden = source !== undefined && hidden[0] === 0 && (hidden[1] ?? 0) >= source.length
  if (source === undefined || isAllHidden || isDrawnPath(note.path))
    return withTitle(note, isAllHidden && note.prose.length === 0 ? '' : note.plainText)
  const cuts: Cut[] = []
  for (let i = 0; i < hidden.length; i += 2) cuts.push({ start: hidden[i]!, end: hidden[i + 1]!, text: '' })
  const resolutions = shownResolutions(view.garden, note.path)
  for (const [i, link] of note.links.entries()) {
    const resolution = resolutions[i]
    const left = addressLeft(link, resolution, source)
    if (left) cuts.push({ ...left, text: '#' })
    const text =
      resolution === undefined || link.syntax === 'property'
        ? undefined
        : linkText(view, link, resolution, write)
    if (text === undefined) continue
    const { start, end } = link.syntax === 'html' ? link.targetRange : link.range
    cuts.push({ start, end, text })
  }
  cuts.sort((a, b) => a.start - b.start || b.end - a.end)
  return withTitle(note, applyCuts(source, cuts))
}

/** Part of a source, and what stands there instead. */
interface Cut {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What lies in a part that is replaced is gone with it. */
function applyCuts(source: string, cuts: readonly Cut[]): string {
  let text = ''
  let at = 0
  for (const cut of cuts) {
    if (cut.start < at) {
      // Of what is hidden nothing may be left, wherever it begins.
      if (cut.text === '' && cut.end > at) at = cut.end
      continue
    }
    text += source.slice(at, cut.start) + cut.text
    at = cut.end
  }
  return text + source.slice(at)
}

function withTitle({ title, opensWithTitle }: Note, text: string): string {
  const body = text.trim()
  if (opensWithTitle) return `${body}\n`
  return `# ${escapeLabel(title)}\n${body === '' ? '' : `\n${body}\n`}`
}

/** What stands in a link's place; undefined where it stays. */
function linkText(
  view: SiteView,
  link: Link,
  resolution: Resolution,
  write: WriteAddress,
): string | undefined {
  switch (resolution.kind) {
    case 'external':
      return neighbourText(link, resolution)
    case 'missing':
    case 'withheld':
      return link.syntax === 'html' ? undefined : escapeLabel(link.displayText ?? link.target)
    case 'asset':
      return assetText(view, link, resolution.path, write)
    case 'note':
    case 'unlisted':
      return noteText(view, link, resolution.path, resolution, write)
    case 'ambiguous':
      return isNotePath(resolution.chosen)
        ? noteText(view, link, resolution.chosen, resolution, write)
        : assetText(view, link, resolution.chosen as AssetPath, write)
  }
}

/** A link by the name of a note of another garden, by its address; every other link out of the garden stays. */
function neighbourText(link: Link, resolution: Resolution): string | undefined {
  const beyond = neighbourWords(link, resolution)
  if (beyond === undefined) return undefined
  const label = escapeLabel(beyond.words)
  return beyond.href === undefined ? label : `[${label}](${beyond.href})`
}

function noteText(
  view: SiteView,
  link: Link,
  path: NotePath,
  { anchor, fragmentFound }: { readonly anchor?: string; readonly fragmentFound: boolean },
  write: WriteAddress,
): string {
  const address = markdownAddresses(view).get(path) ?? view.plan.addressByNote.get(path)
  if (address === undefined) return link.syntax === 'html' ? '' : escapeLabel(link.displayText ?? link.target)
  const href = write(address, anchor)
  if (link.syntax === 'html') return href
  const note = shownNote(view.garden, path)
  const title = note?.title ?? link.target
  const quoted = note && !link.embed ? quotedText(link, note, fragmentFound) : undefined
  const shown = link.displayText ?? quoted ?? (link.syntax === 'wiki' && !link.embed ? link.target : '')
  return `[${escapeLabel(shown === '' ? title : shown)}](${href})`
}

function assetText(view: SiteView, link: Link, path: AssetPath, write: WriteAddress): string {
  const address = view.plan.addressByAsset.get(path)
  if (address === undefined) return escapeLabel(link.displayText ?? baseName(path))
  if (link.syntax === 'html') return write(address)
  const isImage = link.embed && mediaKindOf(path) === 'image'
  // What stands there in Obsidian may be a size.
  const shown = link.displayText?.replace(/(?:^|\|)(?:\d+(?:x\d+)?|x\d+)$/, '')
  const label = escapeLabel(shown || (isImage ? '' : baseName(path)))
  return `${isImage ? '!' : ''}[${label}](${write(address)})`
}

function escapeLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]|<`*]/g, '\\$&')
}
