import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Heading } from '../../model/note.ts'
import { namesOfProperty } from '../../model/property.ts'
import { type ChangeDraft, createAfter, type DraftSources, refuse, withSlugs } from './change-draft.ts'
import { frontmatterRange } from './frontmatter-items.ts'
import { mergeProperties } from './merge-properties.ts'

/** One note's text behind another's, below a heading with its title where it has none of its own; links to it and into it lead there. */
export function draftMerge(
  { from, into }: Extract<Change, { kind: 'merge-notes' }>,
  garden: Garden,
  { sourceOf }: DraftSources,
): ChangeDraft {
  const [one, other] = [garden.notesByPath.get(from), garden.notesByPath.get(into)]
  if (!one || !other) return refuse(garden, `There is no ${one ? into : from}`)
  if (from === into) return refuse(garden, 'A note cannot be merged with itself')
  // A text that begins with its own title needs no other.
  const title = one.opensWithTitle ? undefined : one.title
  const heading: Heading = { depth: 2, text: one.title, key: '', slug: '', range: { start: 0, end: 0 } }
  const between = title === undefined ? [] : [heading]
  const headings = withSlugs([...other.headings, ...between, ...one.headings])
  const shift = other.headings.length + between.length
  const slugBySlug = new Map(one.headings.map((heading, i) => [heading.slug, headings[i + shift]!.slug]))
  const ofPage = garden.knownProperties.flatMap((one) => (one.isOfPage ? namesOfProperty(one) : []))
  const { hasAliases } = mergeProperties(sourceOf(into), sourceOf(from), ofPage)
  const merged = {
    ...other,
    headings,
    aliases: hasAliases ? [...other.aliases, ...one.aliases] : other.aliases,
    blocks: [...other.blocks, ...one.blocks],
  }
  const after = createAfter(garden, {
    removed: new Set([from]),
    notes: new Map([[into, merged]]),
    homeOf: (source) => (source === from ? into : undefined),
    placeOf: (place) => {
      if (place.path !== from) return undefined
      if (place.anchor === undefined || place.anchor.startsWith('^')) return { ...place, path: into }
      const slug = slugBySlug.get(place.anchor)
      return { path: into, ...(slug !== undefined && { anchor: slug }) }
    },
  })
  const twice = one.blocks.filter((block) => other.blocks.some(({ id }) => id === block.id))
  const problems = twice.map(({ id }) => `Both notes have a block ^${id}: rename one first`)
  return {
    after,
    edits: new Map(),
    moves: new Map(),
    merge: { from, into, ofPage, ...(title !== undefined && { title }), headings: headings.length },
    problems,
  }
}

/** The text of a note with another's behind it, below `title` where there is one, and both their properties. */
export function mergeTexts(
  into: string,
  from: string,
  { title, ofPage }: Pick<NonNullable<ChangeDraft['merge']>, 'title' | 'ofPage'>,
): string {
  const range = frontmatterRange(from)
  const body = range === undefined ? from : from.slice(range.end).replace(/^---[ \t]*\r?\n?/, '')
  const lineEnd = /\r\n/.test(into) ? '\r\n' : '\n'
  const gap = into === '' || /\n\s*\n$/.test(into) ? '' : into.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  const heading = title === undefined ? '' : `## ${title}${lineEnd}${lineEnd}`
  return mergeProperties(into, from, ofPage).text + gap + heading + body.replace(/^\s*\n/, '')
}
