import type { Answer, AskedGarden, Colors } from '../define/command.ts'
import type { Link, Resolution } from '../model/link.ts'
import { type LinkSentence, linkSentence } from '../model/link-sentence.ts'
import type { NeighbourTarget } from '../model/neighbour.ts'
import type { GardenPath, NotePath } from '../model/path.ts'
import { type LineColumn, lineColumnAt, lineStarts } from '../model/range.ts'
import { countOf } from '../text/count-of.ts'
import { renderSentence } from '../text/render-sentence.ts'

/** Names shown of a list of candidates. */
const maxNames = 5

/** One link of a note. */
interface Outlink extends LineColumn {
  /** As it stands in the source. */
  readonly source: string
  readonly embed: boolean
  readonly resolution: Resolution
  /** Names that may have been meant, where nothing was found. */
  readonly suggestions: readonly string[]
}

/** One link to a note. */
interface InboundLink extends LineColumn {
  readonly path: NotePath
  readonly title: string
  /** The sentence around the link in three parts; undefined for a link in a property. */
  readonly sentence?: LinkSentence
  /** Of a link in a property: the key of the property. */
  readonly property?: string
}

/** A note's links both ways. */
interface NoteLinks {
  readonly path: NotePath
  readonly title: string
  readonly outlinks: readonly Outlink[]
  readonly backlinks: readonly InboundLink[]
}

/** A note's outlinks in the order of its text, and its backlinks by source. Throws with suggestions when there is no such note. */
export async function answerLinks(asked: AskedGarden, name: string): Promise<Answer> {
  const links = await describeLinks(asked, asked.noteNamed(name))
  return { json: () => links, text: (colors) => renderText(links, asked.showFile, colors) }
}

async function describeLinks(
  { garden, diagnosticsOf, textOf }: AskedGarden,
  path: NotePath,
): Promise<NoteLinks> {
  const { notesByPath, links } = garden
  const note = notesByPath.get(path)
  const backlinks = links.backlinksByPath.get(path) ?? []
  const texts = new Map<NotePath, { readonly text: string; readonly starts: readonly number[] }>()
  for (const source of new Set([path, ...backlinks.map(({ source }) => source)])) {
    const text = (await textOf(source)) ?? ''
    texts.set(source, { text, starts: lineStarts(text) })
  }
  const placeOf = (source: NotePath, { range }: Link): LineColumn =>
    lineColumnAt(texts.get(source)?.starts ?? [0], range.start)
  const suggestionsByStart = new Map(
    (await diagnosticsOf(path))
      .filter(({ code }) => code === 'missing-target')
      .map(({ range, expected = [] }) => [range?.start, expected] as const),
  )
  const resolutions = links.resolutionsByPath.get(path) ?? []
  return {
    path,
    title: note?.title ?? path,
    outlinks: (note?.links ?? []).flatMap((link, i): readonly Outlink[] => {
      const resolution = resolutions[i]
      if (resolution === undefined) return []
      const { range, targetRange, embed } = link
      return [
        {
          ...placeOf(path, link),
          source: texts.get(path)?.text.slice(range.start, range.end) ?? '',
          embed,
          resolution,
          suggestions: suggestionsByStart.get(range.start) ?? suggestionsByStart.get(targetRange.start) ?? [],
        },
      ]
    }),
    backlinks: backlinks.flatMap(({ source, link: index }): readonly InboundLink[] => {
      const from = notesByPath.get(source)
      const link = from?.links[index]
      if (from === undefined || link === undefined) return []
      const { context, property } = link
      return [
        {
          ...placeOf(source, link),
          path: source,
          title: from.title,
          ...(context !== undefined
            ? { sentence: linkSentence(from, context) }
            : property !== undefined && { property }),
        },
      ]
    }),
  }
}

/** A note's links for people. */
function renderText(links: NoteLinks, showFile: (path: GardenPath) => string, colors: Colors): string {
  const file = showFile(links.path)
  const lines = [
    `${colors.bold(links.title)}  ${colors.dim(file)}`,
    '',
    countOf(links.outlinks.length, 'outlink'),
  ]
  for (const outlink of links.outlinks) {
    lines.push(
      `  ${colors.dim(`${outlink.line}:${outlink.column}`)} ${outlink.source.replace(/[\r\n]+/g, ' ')} ${explain(outlink, colors)}`,
    )
  }
  lines.push('', countOf(links.backlinks.length, 'backlink'))
  for (const backlink of links.backlinks) {
    lines.push(`  ${showFile(backlink.path)}:${backlink.line}:${backlink.column}`)
    lines.push(`    ${renderPlace(backlink, colors)}`)
  }
  return lines.join('\n')
}

/** What a link leads to, and by which rule. */
function explain({ resolution, embed, suggestions }: Outlink, colors: Colors): string {
  const what = embed ? 'embeds' : '→'
  switch (resolution.kind) {
    case 'external':
      if (resolution.folder !== undefined) return `${what} ${resolution.folder}/ ${colors.dim('(folder)')}`
      if (resolution.tag !== undefined) return `${what} #${resolution.tag} ${colors.dim('(tag)')}`
      return resolution.neighbour === undefined
        ? colors.dim('external')
        : explainNeighbour(resolution.url, resolution.neighbour, colors)
    case 'asset':
      return `${what} ${resolution.path} ${colors.dim('(asset)')}`
    case 'unlisted':
      return `${what} ${resolution.path} ${colors.dim('(unlisted)')}`
    case 'withheld':
      return colors.dim('not published')
    case 'missing':
      return `${colors.yellow('missing')}${suggestions.length > 0 ? `, did you mean ${quote(suggestions)}?` : ''}`
    case 'note': {
      const why = resolution.via === 'self' ? 'this note' : `by ${resolution.via}`
      return `${what} ${resolution.path} ${colors.dim(`(${why}${fragmentNote(resolution)})`)}`
    }
    case 'ambiguous': {
      const others = resolution.candidates.slice(0, maxNames).join(', ')
      const more = resolution.candidates.length > maxNames ? ', …' : ''
      return `${what} ${resolution.chosen} ${colors.dim(`(ambiguous: ${others}${more}; ${resolution.chosen} taken${fragmentNote(resolution)})`)}`
    }
  }
}

/** A link to another garden, as far as what is kept of it tells. */
function explainNeighbour(
  url: string,
  { garden, found, fragmentFound }: NeighbourTarget,
  colors: Colors,
): string {
  if (found === 'nothing') return colors.yellow(`missing in the garden ${garden}`)
  if (found === 'unknown') return colors.yellow(`not known: nothing is kept of the garden ${garden}`)
  return `→ ${url} ${colors.dim(`(garden ${garden}${fragmentNote({ fragmentFound })})`)}`
}

function fragmentNote({ fragmentFound }: { readonly fragmentFound: boolean }): string {
  return fragmentFound ? '' : '; the heading or block is missing'
}

function renderPlace({ sentence, property }: InboundLink, colors: Colors): string {
  if (sentence !== undefined) return renderSentence(sentence, colors)
  return colors.dim(property === undefined ? 'in a property' : `in its property "${property}"`)
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
