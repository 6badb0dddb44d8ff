import type { Change, TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Heading, Note } from '../../model/note.ts'
import { type GardenPath, toNameKey } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import { writeScalar } from '../../parse/frontmatter-items.ts'
import type { Place } from './after-garden.ts'
import { type ChangeDraft, createAfter, type DraftSources, draftMoves, refuse } from './change-draft.ts'
import { findHeadingText, notOneHeading } from './heading-text.ts'
import { withTranslations } from './with-translations.ts'

/** A note under another title and, where `to` is another path, at another place. */
export async function draftTitle(
  { path, to, title }: Extract<Change, { kind: 'rename-note' }>,
  garden: Garden,
  { sourceOf, headingsAfter }: DraftSources,
): Promise<ChangeDraft> {
  const note = garden.notesByPath.get(path)
  if (note === undefined) return refuse(garden, `There is no ${path}`)
  const text = title.trim()
  if (text === '' || /[\n\r]/.test(text)) return refuse(garden, 'A title is one line with something in it')
  const moves = to === path ? new Map<GardenPath, GardenPath>() : withTranslations(garden, path, to)
  const { problems } = draftMoves(garden, moves)
  const source = sourceOf(path)
  const [first] = note.headings
  const opening = note.opensWithTitle && first && saysTitle(first.text, note) ? first : undefined
  const inProperties = titleEdits(note, source, text)
  const inText: TextEdit[] = opening ? [{ range: findHeadingText(source, opening), text }] : []
  const edits = [...inProperties, ...inText]
  const headings = opening ? await headingsAfter(path, edits) : note.headings
  if (headings.length !== note.headings.length) return refuse(garden, notOneHeading(text))
  if (edits.length === 0 && to === path) return refuse(garden, `${path} is called that already`)
  return {
    after: createAfter(garden, {
      moves,
      notes: new Map([[to, { ...note, path: to, headings }]]),
      placeOf: (place) => placeAfter(place, note, to, headings),
    }),
    edits: new Map(edits.length === 0 ? [] : [[path, edits]]),
    moves,
    problems,
  }
}

/** The edit of the property `title`, with the quotes that it has. */
function titleEdits({ properties, propertyRanges }: Note, source: string, text: string): readonly TextEdit[] {
  const range = propertyRanges?.['title']
  if (range === undefined || textProperty(properties, 'title') === undefined) return []
  const written = source.slice(range.start, range.end)
  const quote = /^(["'])[^\n]*\1$/.exec(written)?.[1] ?? ''
  const plain = written.replace(/[ \t]+#.*$/, '')
  // A text over several lines stays as it is.
  if (quote === '' && /^(?:[|>&!*"']|$)/.test(plain)) return []
  const end = quote === '' ? range.start + plain.length : range.end
  return [{ range: { start: range.start, end }, text: quote + writeScalar(text, quote) + quote }]
}

function saysTitle(text: string, { title }: Note): boolean {
  return toNameKey(text.trim()) === toNameKey(title)
}

/** Headings keep their number, whatever their ids are made of now. */
function placeAfter(
  place: Place,
  note: Note,
  to: Note['path'],
  headings: readonly Heading[],
): Place | undefined {
  if (place.path !== note.path) return undefined
  const at = note.headings.findIndex(({ slug }) => slug === place.anchor)
  const anchor = at < 0 ? place.anchor : headings[at]?.slug
  return { path: to, ...(anchor !== undefined && { anchor }) }
}
