import { compareText, type Diagnostic } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import { type LineColumn, lineColumnAt, lineStarts } from '../model/range.ts'

/** One link of a note. */
export interface Outlink extends LineColumn {
  /** As it stands in the source. */
  readonly source: string
  readonly embed: boolean
  readonly resolution: Resolution
  /** Names that may have been meant, where nothing was found. */
  readonly suggestions: readonly string[]
}

/** One link to a note. */
export interface InboundLink extends LineColumn {
  readonly path: NotePath
  readonly title: string
  /** The sentence around the link in three parts; undefined for a link in a property. */
  readonly sentence?: { readonly before: string; readonly link: string; readonly after: string }
  /** Of a link in a property: the key of the property. */
  readonly property?: string
}

/** A note's links both ways. */
export interface NoteLinks {
  readonly path: NotePath
  readonly title: string
  readonly outlinks: readonly Outlink[]
  readonly backlinks: readonly InboundLink[]
}

/**
 * Collects the links of a note, in the order of its text, and those to it, by source. `sources` gives the text of the
 * note and of every note that links to it, for lines and columns.
 */
export function describeLinks(
  garden: Garden,
  path: NotePath,
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<NotePath, string>,
): NoteLinks {
  const note = garden.notesByPath.get(path)!
  const resolutions = garden.links.resolutionsByPath.get(path) ?? []
  const startsByPath = new Map([...sources].map(([file, source]) => [file, lineStarts(source)] as const))
  const placeOf = (file: NotePath, link: Link): LineColumn =>
    lineColumnAt(startsByPath.get(file) ?? [0], link.range.start)
  const suggestionsByStart = new Map(
    diagnostics
      .filter((diagnostic) => diagnostic.path === path && diagnostic.code === 'missing-target')
      .map((diagnostic) => [diagnostic.range?.start, diagnostic.expected ?? []] as const),
  )
  return {
    path,
    title: note.title,
    outlinks: note.links.map((link, i) => ({
      ...placeOf(path, link),
      source: sources.get(path)?.slice(link.range.start, link.range.end) ?? '',
      embed: link.embed,
      resolution: resolutions[i]!,
      suggestions:
        suggestionsByStart.get(link.range.start) ?? suggestionsByStart.get(link.targetRange.start) ?? [],
    })),
    backlinks: (garden.links.backlinksByPath.get(path) ?? []).flatMap(({ source, link }) => {
      const from = garden.notesByPath.get(source)
      const written = from?.links[link]
      return from && written ? [describeBacklink(from, written, placeOf(source, written))] : []
    }),
  }
}

/** The notes whose texts {@link describeLinks} wants, sorted. */
export function linkSources(garden: Garden, path: NotePath): readonly NotePath[] {
  const backlinks = garden.links.backlinksByPath.get(path) ?? []
  return [...new Set([path, ...backlinks.map((backlink) => backlink.source)])].sort(compareText)
}

function describeBacklink(note: Note, { context, property }: Link, place: LineColumn): InboundLink {
  const { path, title, plainText } = note
  if (context === undefined) return { ...place, path, title, ...(property !== undefined && { property }) }
  return {
    ...place,
    path,
    title,
    sentence: {
      before: plainText.slice(context.from, context.linkFrom),
      link: plainText.slice(context.linkFrom, context.linkTo),
      after: plainText.slice(context.linkTo, context.to),
    },
  }
}
