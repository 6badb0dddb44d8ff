import type { EmbedRoom, WeighBody } from '../define/site-view.ts'
import { type Garden, shownNote, shownNotes, shownResolutions } from '../model/garden.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import { type Link, resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NoteBudget } from '../model/options.ts'
import type { EmbedFill } from '../model/page.ts'
import { isNotePath, type NotePath } from '../model/path.ts'

/** Levels of embeds inside embeds that a page shows. */
export const maxEmbedDepth = 5

/** What making room reads. */
interface EmbedSources {
  readonly garden: Garden
  readonly budget: Pick<NoteBudget, 'maxEmbedded' | 'maxSiteEmbedded'>
  readonly weighBody: WeighBody
}

/** What a link of an embedded note costs even where the part that is shown does not hold it. */
const linkWeight = 100

type Embed = { readonly note: Note; readonly part: EmbedFill['part'] }

/**
 * Shares out what embeds may add to pages: so much to each, and to all together, in the order of their paths. At first
 * embeds are taken to show whole notes, whose weights are known; only in a garden that would have no room for that the
 * parts are looked at.
 */
export function planEmbedRoom(sources: EmbedSources): EmbedRoom {
  const { maxEmbedded, maxSiteEmbedded } = sources.budget
  const embedsByPath = collectEmbeds(sources.garden)
  const added = (weight: number): number => Math.min(weight, maxEmbedded)
  let pages = weighPages(embedsByPath, sources, true)
  const without = new Set<NotePath>()
  if (pages.reduce((sum, [, weight]) => sum + added(weight), 0) > maxSiteEmbedded) {
    pages = weighPages(embedsByPath, sources, false)
    let left = maxSiteEmbedded
    for (const [path, weight] of pages) {
      if (added(weight) > left) without.add(path)
      else left -= added(weight)
    }
  }
  return {
    roomOf: (path) => (without.has(path) ? 0 : maxEmbedded),
    crowded: pages.flatMap(([path, weight]) => (weight > maxEmbedded || without.has(path) ? [path] : [])),
  }
}

/** About how many characters an embed adds to a page, without those inside of it. */
export function weighEmbed(
  { weighBody }: Pick<EmbedSources, 'weighBody'>,
  note: Note,
  part: Embed['part'],
): number {
  const own = weighBody(note.hash, part)
  return part.kind === 'whole' ? own : own + linkWeight * note.links.length
}

/** The part of a note that an embed with a fragment shows. */
export function partOf(note: Note, link: Link, anchor: string | undefined): Embed['part'] {
  if (link.fragment === undefined || anchor === undefined) return { kind: 'whole' }
  const isBlock = link.fragment.kind === 'block'
  if (link.fragment.kind === 'block' && anchor.startsWith('^')) {
    const until = link.section?.until
    return { kind: 'block', id: link.fragment.id, ...(until !== undefined && { until }) }
  }
  const heading = note.headings.findIndex((one) => one.slug === anchor)
  if (heading < 0) return { kind: 'whole' }
  const end = isBlock ? undefined : link.section?.until
  const until = end === undefined ? -1 : headingNamed(note, end, heading + 1)
  return {
    kind: 'section',
    heading,
    ...(until > heading && { until }),
    ...(link.section?.isHeadless && { isHeadless: true }),
  }
}

/** The first heading from one on that a link would mean by its text or id; -1 where there is none. */
function headingNamed({ headings }: Note, name: string, from: number): number {
  const key = normalizeHeading(name)
  return headings.findIndex(
    (one, i) => i >= from && (one.key === key || one.slug === name || one.otherSlug === name),
  )
}

/** The embeds of notes in each note that has any. */
function collectEmbeds(garden: Garden): ReadonlyMap<NotePath, readonly Embed[]> {
  const embedsByPath = new Map<NotePath, Embed[]>()
  for (const note of shownNotes(garden)) {
    const resolutions = shownResolutions(garden, note.path)
    for (const [i, link] of note.links.entries()) {
      const resolution = link.embed ? resolutions[i] : undefined
      const path = resolution?.kind === 'unlisted' ? resolution.path : resolution && resolvedPath(resolution)
      if (resolution === undefined || path === undefined || !isNotePath(path)) continue
      const embedded = shownNote(garden, path)!
      const part = partOf(embedded, link, 'anchor' in resolution ? resolution.anchor : undefined)
      const list = embedsByPath.get(note.path)
      if (list) list.push({ note: embedded, part })
      else embedsByPath.set(note.path, [{ note: embedded, part }])
    }
  }
  return embedsByPath
}

/** What the embeds of each page add to it at most, those inside of them too; circles are gone round to the end. */
function weighPages(
  embedsByPath: ReadonlyMap<NotePath, readonly Embed[]>,
  sources: EmbedSources,
  asWhole: boolean,
): readonly (readonly [NotePath, number])[] {
  // Level by level, from embeds that show no others on.
  let weights: ReadonlyMap<NotePath, number> = new Map()
  for (let level = 1; level <= maxEmbedDepth; level++) {
    const below = weights
    weights = new Map(
      [...embedsByPath].map(([path, embeds]) => {
        let weight = 0
        for (const { note, part } of embeds)
          weight +=
            weighEmbed(sources, note, asWhole ? { kind: 'whole' } : part) + (below.get(note.path) ?? 0)
        return [path, weight]
      }),
    )
  }
  return [...weights]
}
