import { mergeProperties } from '../../merge/merge-properties.ts'
import type { Change, TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Heading, Note } from '../../model/note.ts'
import { namesOfProperty } from '../../model/property.ts'
import { frontmatterRange } from '../../parse/frontmatter-items.ts'
import { freshBlockIds } from './block-marker.ts'
import { withBlockNames } from './block-names.ts'
import {
  type ChangeDraft,
  createAfter,
  type DraftSources,
  refuse,
  refuseOtherProperties,
  withSlugs,
} from './change-draft.ts'
import { highestLevel, shiftEdits, shiftHeading } from './fit-headings.ts'
import { clashingLabels, nameOf, relabel } from './label-places.ts'

/** The level of the heading below which a merged text comes. */
const titleLevel = 2

/**
 * One note's text behind another's, below a heading with its title, its own headings a level lower each. Links to it lead
 * to that heading, links into it to where they led. Labels and block ids that both notes have are called otherwise.
 */
export function draftMerge(
  { from, into }: Extract<Change, { kind: 'merge-notes' }>,
  garden: Garden,
  { sourceOf, labelsOf }: DraftSources,
): ChangeDraft {
  const [one, other] = [garden.notesByPath.get(from), garden.notesByPath.get(into)]
  if (!one || !other) return refuse(garden, `There is no ${one ? into : from}`)
  if (from === into) return refuse(garden, 'A note cannot be merged with itself')
  const refused = refuseOtherProperties(garden, [from, into], sourceOf)
  if (refused !== undefined) return refused
  const source = sourceOf(from)
  // A text that begins with its own title needs no other.
  const title = one.opensWithTitle ? undefined : one.title
  const by = levelsDown(one)
  const heading: Heading = {
    depth: titleLevel,
    text: one.title,
    key: '',
    slug: '',
    range: { start: 0, end: 0 },
  }
  const between = title === undefined ? [] : [heading]
  const own = one.headings.map((each) => shiftHeading(each, by))
  const headings = withSlugs([...other.headings, ...between, ...own])
  const shift = other.headings.length + between.length
  const slugBySlug = new Map(one.headings.map(({ slug }, i) => [slug, headings[i + shift]?.slug]))
  const titleSlug = headings[other.headings.length]?.slug
  const ids = freshBlockIds(source, one.blocks, other.blocks)
  const ofPage = garden.knownProperties.flatMap((one) => (one.isOfPage ? namesOfProperty(one) : []))
  const { hasAliases } = mergeProperties(sourceOf(into), source, ofPage)
  const merged = {
    ...other,
    headings,
    ...withBlockNames(other, one, one.blocks),
    aliases: hasAliases ? [...other.aliases, ...one.aliases] : other.aliases,
    blocks: [
      ...other.blocks,
      ...one.blocks.map((block) => ({ ...block, id: ids.idById.get(block.id) ?? block.id })),
    ],
  }
  const after = createAfter(garden, {
    removed: new Set([from]),
    notes: new Map([[into, merged]]),
    homeOf: (source) => (source === from ? into : undefined),
    placeOf: ({ path, anchor }, link) => {
      if (path !== from) return undefined
      if (anchor?.startsWith('^'))
        return { path: into, anchor: `^${ids.idById.get(anchor.slice(1)) ?? anchor.slice(1)}` }
      // What a property says of a note it says of it whole; a part that is not there stays one that is not there.
      const isWhole = link.property !== undefined || link.fragment !== undefined
      const slug = anchor === undefined ? (isWhole ? undefined : titleSlug) : slugBySlug.get(anchor)
      return { path: into, ...(slug !== undefined && { anchor: slug }) }
    },
  })
  const edits = [...shiftEdits(source, one.headings, by), ...ids.edits, ...renameLabels(from, into, labelsOf)]
  return {
    after,
    edits: new Map([[from, edits]]),
    moves: new Map(),
    merge: { from, into, ofPage, ...(title !== undefined && { title }) },
    problems: ids.problems.map((id) => `Both notes have a block ^${id}: rename one first`),
  }
}

/** How many levels the headings of a note go down below the heading that they come under. */
function levelsDown({ opensWithTitle, headings }: Note): number {
  if (opensWithTitle) return titleLevel - 1
  return Math.max(0, titleLevel + 1 - (highestLevel(headings) ?? titleLevel + 1))
}

/** The edits that call footnotes and addresses otherwise which both notes define, each as something else. */
function renameLabels(
  from: Note['path'],
  into: Note['path'],
  labelsOf: DraftSources['labelsOf'],
): readonly TextEdit[] {
  const own = labelsOf(from)
  const renamed = clashingLabels(
    own.definitions,
    labelsOf(into),
    (a, b) => a.text === b.text && a.kind === 'link',
  )
  return [...own.definitions, ...own.uses].flatMap((place) => {
    const label = renamed.get(nameOf(place))
    return label === undefined ? [] : [relabel(place, label)]
  })
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
  const heading = title === undefined ? '' : `${'#'.repeat(titleLevel)} ${title}${lineEnd}${lineEnd}`
  return mergeProperties(into, from, ofPage).text + gap + heading + body.replace(/^\s*\n/, '')
}
