import type { Root } from 'mdast'
import type { AskedGarden } from '../../../define/command.ts'
import { addressLeft } from '../../../model/address-left.ts'
import type { Link, Resolution } from '../../../model/link.ts'
import { resolvedPath } from '../../../model/link.ts'
import { mediaKindOf } from '../../../model/media-type.ts'
import type { Block, Note } from '../../../model/note.ts'
import { type AssetPath, baseName, type ContentHash, isNotePath, type NotePath } from '../../../model/path.ts'
import { relativeAddress } from '../../../model/relative-address.ts'
import { createNoteProcessor } from '../../../parse/note-processor.ts'
import { parseNote } from '../../../parse/parse-note.ts'
import { type Edit, editSource, escapeLabel, hiddenEdits, neighbourText } from './edit-source.ts'

/** Embeds in embeds that are followed. */
const deepest = 5

/** Characters of all embeds of one note. */
const mostEmbedded = 2_000_000

/**
 * Writes a note as plain Markdown: wiki-links become relative links, embedded notes stand in the text, block ids become
 * anchors, marks become `<mark>`. Callouts and formulas stay as they are written.
 */
export function openPlainWriter(
  asked: Pick<AskedGarden, 'published' | 'plan' | 'options'>,
  chosen: ReadonlySet<string>,
  readSource: (note: Note) => Promise<string | undefined>,
): (note: Note, source: string) => Promise<string> {
  const { published, plan, options } = asked
  const processor = createNoteProcessor({ parser: options.parser, lineBreaks: options.lineBreaks })

  const linkText = (from: NotePath, link: Link, resolution: Resolution): string | undefined => {
    if (resolution.kind === 'external') return neighbourText(link, resolution)
    const path = resolvedPath(resolution)
    const words = link.displayText ?? link.target
    if (path === undefined) return link.syntax === 'html' ? undefined : escapeLabel(words)
    const isOut = isNotePath(path) ? chosen.has(path) : plan.addressByAsset.has(path as AssetPath)
    if (!isOut) return link.syntax === 'html' ? '' : link.embed ? '' : escapeLabel(words)
    const address = path === from && link.fragment ? '' : relativeAddress(from, path)
    const whole = address + fragmentOf(link, resolution, published.notesByPath.get(path as NotePath))
    if (link.syntax === 'html') return whole
    if (!isNotePath(path)) {
      const isImage = link.embed && mediaKindOf(path) === 'image'
      const shown = link.displayText?.replace(/(?:^|\|)(?:\d+(?:x\d+)?|x\d+)$/, '')
      return `${isImage ? '!' : ''}[${escapeLabel(shown || (isImage ? '' : baseName(path)))}](${whole})`
    }
    const title = published.notesByPath.get(path)?.title ?? link.target
    const shown =
      link.displayText ??
      (link.syntax === 'wiki' ? (link.target === '' ? fragmentWords(link) : link.target) : title)
    return `[${escapeLabel(shown === '' ? title : shown)}](${whole})`
  }

  const write = async (
    note: Note,
    source: string,
    from: NotePath,
    room: { left: number },
    above: readonly NotePath[],
  ): Promise<readonly Edit[]> => {
    const edits: Edit[] = [...hiddenEdits(note.hidden)]
    const resolutions = published.links.resolutionsByPath.get(note.path) ?? []
    for (const [i, link] of note.links.entries()) {
      const resolution = resolutions[i]
      if (resolution === undefined || link.syntax === 'property') continue
      const left = addressLeft(link, resolution, source)
      if (left) edits.push({ ...left, text: '#' })
      const embedded = await embed(note, source, link, resolution, from, room, above)
      const text = embedded ?? linkText(from, link, resolution)
      if (text === undefined) continue
      const range = link.syntax === 'html' ? link.targetRange : link.range
      edits.push({ ...range, text })
    }
    for (const block of note.blocks) edits.push(...anchorEdits(source, block, above.length === 0))
    const { tree } = parseNote(
      { path: note.path, source, hash: '' as ContentHash, budget: options.budget },
      processor,
    )
    edits.push(...markEdits(tree))
    return edits
  }

  /** The text of a note that is embedded on a line of its own. */
  const embed = async (
    note: Note,
    source: string,
    link: Link,
    resolution: Resolution,
    from: NotePath,
    room: { left: number },
    above: readonly NotePath[],
  ): Promise<string | undefined> => {
    const path = resolvedPath(resolution)
    if (!link.embed || path === undefined || !isNotePath(path) || !chosen.has(path)) return undefined
    const before = source.slice(source.lastIndexOf('\n', link.range.start - 1) + 1, link.range.start)
    const after = /^[ \t]*(?=\n|$)/.test(source.slice(link.range.end))
    const inner = published.notesByPath.get(path)
    if (!after || before.trim() !== '' || inner === undefined || path.endsWith('.canvas')) return undefined
    if (above.length >= deepest || above.includes(path) || path === note.path) return undefined
    const text = await readSource(inner)
    if (text === undefined) return undefined
    const [start, end] = partOf(inner, link, resolution, text)
    room.left -= end - start
    if (room.left < 0) return undefined
    const edits = await write(inner, text, from, room, [...above, note.path])
    const shown = editSource(text, edits, start, end).trim()
    return shown.split('\n').join(`\n${before}`)
  }

  return async (note, source) => {
    const edits = await write(note, source, note.path, { left: mostEmbedded }, [])
    const body = editSource(source, edits).trim()
    if (note.opensWithTitle) return `${body}\n`
    return `# ${escapeLabel(note.title)}\n${body === '' ? '' : `\n${body}\n`}`
  }
}

/** What of a note an embed shows. */
function partOf(
  note: Note,
  { fragment }: Link,
  resolution: Resolution,
  source: string,
): readonly [number, number] {
  if (fragment?.kind === 'block') {
    const block = note.blocks.find(({ id }) => id === fragment.id)
    if (block) return [block.range.start, block.range.end]
  }
  const anchor = 'anchor' in resolution ? resolution.anchor : undefined
  const at = anchor === undefined ? -1 : note.headings.findIndex(({ slug }) => slug === anchor)
  const heading = note.headings[at]
  if (heading === undefined) return [0, source.length]
  const next = note.headings.slice(at + 1).find(({ depth }) => depth <= heading.depth)
  return [heading.range.start, next?.range.start ?? source.length]
}

/** A heading has no other id in plain Markdown than the one that GitHub gives it. */
function fragmentOf({ fragment }: Link, resolution: Resolution, note: Note | undefined): string {
  if (fragment === undefined) return ''
  if (fragment.kind === 'block') return `#^${fragment.id}`
  const anchor = 'anchor' in resolution ? resolution.anchor : undefined
  const heading = note?.headings.find(({ slug }) => slug === anchor)
  return anchor === undefined ? '' : `#${encodeURI(heading?.otherSlug ?? anchor)}`
}

function fragmentWords({ fragment }: Link): string {
  return fragment?.kind === 'heading' ? fragment.path.join(', ') : ''
}

/** `^id` at the end of a block as an anchor; in an embed it would stand there twice. */
function anchorEdits(source: string, { range, id }: Block, isKept: boolean): readonly Edit[] {
  const end = range.end + id.length + 20
  const marker = new RegExp(`([ \\t]*\\n?[ \\t]*)\\^${id}(?=[ \\t]*(?:\\n|$))`, 'i')
  const match = marker.exec(source.slice(range.start, end))
  if (match === null) return []
  const start = range.start + match.index
  const lead = match[1]!.includes('\n') ? match[1]! : ' '
  return [{ start, end: start + match[0].length, text: isKept ? `${lead}<a id="^${id}"></a>` : '' }]
}

/** `==marked==` as HTML, which every reader of Markdown knows. */
function markEdits(tree: Root): readonly Edit[] {
  const edits: Edit[] = []
  const visit = (node: Root | Root['children'][number]): void => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (node.type === 'highlight' && start !== undefined && end !== undefined) {
      edits.push({ start, end: start + 2, text: '<mark>' }, { start: end - 2, end, text: '</mark>' })
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return edits
}
