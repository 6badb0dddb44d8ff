import { type Hover, MarkupKind } from 'vscode-languageserver'
import { isTagBelow } from '../features/changes/draft-tag.ts'
import { resolvedPath } from '../model/link.ts'
import { type GardenPath, isNotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { countOf } from '../text/count-of.ts'
import { describeNeighbour } from './answer-neighbour.ts'
import { linksTo } from './answer-references.ts'
import type { NotePlace } from './language-server.ts'
import { sentenceOf } from './list-backlinks.ts'
import { readParts, tagAt } from './note-parts.ts'
import { previewNote } from './note-preview.ts'
import { collectNoteReferences, findNoteReference, isSameReference } from './note-references.ts'
import { rangeIn } from './range-in.ts'

/** Most notes or sentences that a hover names. */
const maxNamed = 5

/**
 * What is under the cursor, as Markdown: of a link the title of its note, where that is, its beginning or the part that is
 * meant, and who else links there; of a heading who links to it; of a tag its notes; of a footnote its text; of a link
 * whose address stands elsewhere that address.
 */
export async function answerHover(
  place: NotePlace,
  latest: () => Promise<Snapshot | undefined>,
): Promise<Hover | undefined> {
  const { garden, document, path, offset } = place
  const text = document.getText()
  const say = (range: Range, value: string): Hover => ({
    range: rangeIn(document, range),
    contents: { kind: MarkupKind.Markdown, value },
  })
  const found = await garden.linkNow(path, offset)
  if (found !== undefined && found.resolution.kind !== 'external') {
    const { resolution, link } = found
    if (resolution.kind === 'missing') {
      const asked = garden.askedFor(resolution.name)
      return say(
        link.range,
        `*Not written yet; ${asked === 1 ? 'one link asks' : `${asked} links ask`} for it.*`,
      )
    }
    const target = resolvedPath(resolution) ?? path
    const note = isNotePath(target) ? (await garden.noteNow(target))?.note : undefined
    const shown = (await garden.documentOf(target))?.getText()
    if (!note || shown === undefined) return say(link.range, `*${target}*`)
    const anchor = 'anchor' in resolution ? resolution.anchor : undefined
    const snapshot = await latest()
    const others = snapshot ? describeLinks(snapshot, target, anchor, path) : ''
    return say(
      link.range,
      `**${note.title}** · *${note.path}*\n\n${previewNote(note, resolution, shown)}${others}`,
    )
  }
  if (found?.resolution.kind === 'external') {
    const about = await describeNeighbour(garden, found.resolution)
    if (about !== undefined) return say(found.link.range, about)
  }
  const now = await garden.noteNow(path)
  if (now === undefined) return undefined
  const parts = readParts(now.note, text)
  const references = collectNoteReferences(parts)
  const own = findNoteReference(references, text, offset)
  const definition = own && references.find((one) => one.isDefinition && isSameReference(one, own))
  if (own && definition)
    return say(own.range, text.slice(definition.range.start, definition.range.end).trim())
  const tag = tagAt(parts, text, offset)
  const heading = now.note.headings.find(({ range }) => range.start <= offset && offset <= range.end)
  const snapshot = tag || heading ? await latest() : undefined
  if (snapshot === undefined) return undefined
  if (tag) return say(tag, describeTag(snapshot, text.slice(tag.start, tag.end)))
  if (heading === undefined) return undefined
  const isTitle = now.note.opensWithTitle === true && heading === now.note.headings[0]
  const links = describeLinks(snapshot, path, isTitle ? undefined : heading.slug, undefined)
  return links === '' ? undefined : say(heading.range, links.trim())
}

/** Who links to a note or its part, with the sentences of the first few; `except` is not among them. */
function describeLinks(
  snapshot: Snapshot,
  target: GardenPath,
  anchor: string | undefined,
  except: string | undefined,
): string {
  const links = linksTo(snapshot, target, anchor).filter(
    ({ source }) => source !== except && source !== target,
  )
  if (links.length === 0) return ''
  const lines = links.slice(0, maxNamed).map(({ source, link }) => {
    const title = snapshot.garden.notesByPath.get(source)?.title ?? source
    const sentence = sentenceOf(snapshot, source, link)
    return `- **${title}**${sentence === '' ? '' : `: ${sentence}`}`
  })
  const more = except === undefined ? '' : 'more '
  const verb = links.length === 1 ? 'leads' : 'lead'
  return `\n\n---\n\n*${countOf(links.length, `${more}link`)} ${verb} here*\n\n${lines.join('\n')}`
}

function describeTag({ garden }: Snapshot, tag: string): string {
  const notes = [...garden.notesByPath.values()].filter((note) =>
    note.tags.some((one) => isTagBelow(one, tag)),
  )
  const named = notes.slice(0, maxNamed).map(({ title }) => `- ${title}`)
  const more = notes.length > named.length ? [`- and ${notes.length - named.length} more`] : []
  return [`**#${tag}** · *${countOf(notes.length, 'note')}*`, '', ...named, ...more].join('\n')
}
