import { applyEdits, type Change, type TextEdit } from '../../../model/change.ts'
import type { DiagnosticCode } from '../../../model/diagnostic.ts'
import type { Garden } from '../../../model/garden.ts'
import { isByAddress } from '../../../model/link.ts'
import type { Note } from '../../../model/note.ts'
import { type GardenPath, isDrawnPath, type NotePath } from '../../../model/path.ts'
import type { ChangeRemark, FoundHits, TextHit } from '../../../model/planned-change.ts'
import type { Range } from '../../../model/range.ts'
import { collectGuarded } from '../../../parse/collect-guarded.ts'
import { frontmatterRange } from '../../../parse/frontmatter-items.ts'
import type { SeenNote } from '../after-garden.ts'
import { findBlockId } from '../block-marker.ts'
import { canvasWords } from '../canvas-edits.ts'
import { type ChangeDraft, createAfter, refuse } from '../change-draft.ts'
import { isTagBelow } from '../draft-tag.ts'
import { collectLabels } from '../label-places.ts'
import type { PlanSources } from '../plan-sources.ts'
import { fragmentRange } from '../spell-fragment.ts'
import { type FoundText, fillReplacement, findInTexts, UnfitExpression } from './find-hits.ts'

type ReplaceChange = Extract<Change, { kind: 'replace-text' }>
type Place = ReplaceChange['within'][number]

/** What replacing would do, and all that was found, what is left out with it. */
interface ReplaceDraft {
  readonly draft: ChangeDraft
  readonly hits: readonly FoundHits[]
  /** What is worth knowing, by the places that links lead by and that follow after all. */
  readonly remarksOf: (isFollowed: (path: NotePath, range: Range) => boolean) => readonly ChangeRemark[]
}

interface ReadNote {
  readonly note: Note
  readonly text: string
}

/** Text around a hit that is shown with it, in characters. */
const around = 60

/** Notes that are read at a time. */
const atOnce = 64

/**
 * Texts in the place of others, in all notes that are asked for. Names that links lead by stay, unless they are asked for
 * too; links to headings that change with the text follow them.
 */
export async function draftReplace(change: ReplaceChange, sources: PlanSources): Promise<ReplaceDraft> {
  const { garden } = sources
  const { notes, changed, unread } = await readNotes(change, sources)
  try {
    const canvases = await findInCanvases(change, sources)
    const found = findInTexts(
      change,
      notes.map(({ text }) => text),
      (i) => notes[i]?.note.path ?? '',
    )
    const edits = new Map<GardenPath, readonly TextEdit[]>()
    const after = new Map<NotePath, SeenNote>()
    const slugs = new Map<string, string>()
    const hits: FoundHits[] = []
    const left: { readonly path: NotePath; readonly range: Range }[] = []
    for (const [i, { note, text }] of notes.entries()) {
      const all = found[i] ?? []
      if (all.length === 0) continue
      const isPlace = await placesOf(note, text, sources)
      const fit = all.filter((one) => change.within.includes(isPlace(one)))
      if (!change.within.includes('links'))
        for (const one of all)
          if (isPlace(one) === 'links')
            left.push({ path: note.path, range: { start: one.start, end: one.start + one.text.length } })
      const shown = fit.map((one, number) => hitOf(text, one, number, change))
      if (shown.length === 0) continue
      hits.push({ path: note.path, hits: shown })
      const without = change.without.find(({ path }) => path === note.path)
      const isOut = (number: number): boolean =>
        without !== undefined && (without.hits?.includes(number) ?? true)
      const own = fit.flatMap((one, number): readonly TextEdit[] => {
        const instead = fillReplacement(change.replacement, one, change.isRegexp)
        if (isOut(number) || instead === one.text) return []
        return [{ range: { start: one.start, end: one.start + one.text.length }, text: instead }]
      })
      if (own.length === 0) continue
      edits.set(note.path, own)
      const next = await headingsAfter(note, applyEdits(text, own), sources)
      if (next === undefined) continue
      after.set(note.path, next)
      for (const [at, { slug }] of note.headings.entries())
        slugs.set(`${note.path}#${slug}`, next.headings[at]?.slug ?? slug)
    }
    const draft: ChangeDraft = {
      after: createAfter(garden, {
        notes: after,
        placeOf: ({ path, anchor }) => {
          const slug = slugs.get(`${path}#${anchor ?? ''}`)
          return slug === undefined ? undefined : { path, anchor: slug }
        },
      }),
      edits,
      moves: new Map(),
      problems: edits.size === 0 && hits.length === 0 ? [describeNone(change, left.length, canvases)] : [],
    }
    return {
      draft,
      hits,
      remarksOf: (isFollowed) => {
        const stay = left.filter(({ path, range }) => !isFollowed(path, range))
        return remarksOf(stay.length, changed, unread, canvases)
      },
    }
  } catch (error) {
    if (!(error instanceof UnfitExpression)) throw error
    return { draft: refuse(garden, error.message), hits: [], remarksOf: () => [] }
  }
}

/** The canvases that are asked for and say it on a card or an arrow. Their text is within JSON: nothing is replaced there. */
async function findInCanvases(change: ReplaceChange, { garden, read }: PlanSources): Promise<NotePath[]> {
  if (!change.within.includes('text')) return []
  const paths = notesAskedFor(change, garden).flatMap(({ path }) => (isDrawnPath(path) ? [path] : []))
  const texts: string[] = []
  for (const path of paths) texts.push(canvasWords((await read(path))?.text ?? ''))
  const found = findInTexts(change, texts, (i) => paths[i] ?? '')
  return paths.filter((_, i) => (found[i] ?? []).length > 0)
}

function notesAskedFor({ folder, tag }: ReplaceChange, { notesByPath }: Garden): readonly Note[] {
  return [...notesByPath.values()].filter(
    (note) =>
      isBelow(note.path, folder) &&
      (tag === undefined || tag === '' || note.tags.some((one) => isTagBelow(one, tag.replace(/^#/, '')))),
  )
}

/** The notes that are asked for, as they are on disk and as the garden knows them; those that are not, by path. */
async function readNotes(
  change: ReplaceChange,
  { garden, read }: PlanSources,
): Promise<{
  readonly notes: readonly ReadNote[]
  readonly changed: NotePath[]
  readonly unread: NotePath[]
}> {
  const asked = notesAskedFor(change, garden).filter(({ path }) => !isDrawnPath(path))
  const notes: ReadNote[] = []
  const changed: NotePath[] = []
  const unread: NotePath[] = []
  for (let from = 0; from < asked.length; from += atOnce) {
    const some = asked.slice(from, from + atOnce)
    const files = await Promise.all(some.map(({ path }) => read(path)))
    for (const [i, note] of some.entries()) {
      const file = files[i]
      if (file === undefined || isUnread(note)) unread.push(note.path)
      else if (file.hash !== note.hash) changed.push(note.path)
      else notes.push({ note, text: file.text })
    }
  }
  return { notes, changed, unread }
}

function isBelow(path: string, folder = ''): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

/** Of a note that took too long once nobody asks again. */
function isUnread({ diagnostics }: Note): boolean {
  const codes: readonly DiagnosticCode[] = [
    'note-too-deep',
    'note-too-complex',
    'note-timed-out',
    'note-out-of-memory',
    'note-failed',
    'not-text',
    'unreadable-file',
  ]
  return diagnostics.some(({ code }) => codes.includes(code))
}

/** In which kind of place of its note something stands. What is partly a name that a link leads by counts as one. */
async function placesOf(
  note: Note,
  text: string,
  { parse }: PlanSources,
): Promise<(found: FoundText) => Place> {
  const parsed = await parse(note.path, text)
  const code = collectGuarded(parsed)
  const { definitions, uses } = collectLabels(parsed.tree, text)
  const links: readonly Range[] = [
    ...note.links.map((link) => nameRange(link, text)),
    ...definitions.map((one) => (one.kind === 'link' ? one.range : one.labelRange)),
    ...uses.map(({ labelRange }) => labelRange),
    ...note.blocks.flatMap((block) => findBlockId(text, block) ?? []),
  ]
  const properties = frontmatterRange(text)?.end ?? 0
  return ({ start, text: found }) => {
    const end = start + found.length
    const touches = (range: Range): boolean => start < range.end && range.start < end
    if (links.some(touches)) return 'links'
    if (start < properties) return 'properties'
    return code.some(touches) ? 'code' : 'text'
  }
}

/** What a link leads by: of `[[a#b|c]]` all but what it shows, of `[c](a.md#b)` the address. */
function nameRange(link: Note['links'][number], text: string): Range {
  const { range, targetRange, displayText, isLabelFirst } = link
  if (isByAddress(link.syntax) || isLabelFirst)
    return { start: targetRange.start, end: Math.max(targetRange.end, fragmentRange(link, text).end) }
  if (displayText === undefined) return range
  const divider = text.indexOf('|', targetRange.start)
  return { start: range.start, end: divider < 0 || divider > range.end ? range.end : divider }
}

/** What links see of a note whose headings or aliases change; undefined where none does, or they are others altogether. */
async function headingsAfter(
  note: Note,
  text: string,
  { parse }: PlanSources,
): Promise<SeenNote | undefined> {
  if (note.headings.length + note.aliases.length === 0) return undefined
  const { headings, aliases } = (await parse(note.path, text)).note
  const isSame =
    headings.every(({ slug }, i) => slug === note.headings[i]?.slug) &&
    aliases.join('\n') === note.aliases.join('\n')
  return headings.length !== note.headings.length || isSame ? undefined : { ...note, headings, aliases }
}

function hitOf(text: string, found: FoundText, number: number, change: ReplaceChange): TextHit {
  const end = found.start + found.text.length
  const lineStart = text.lastIndexOf('\n', found.start - 1) + 1
  const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
  return {
    number,
    line: text.slice(0, found.start).split('\n').length,
    before: text.slice(Math.max(lineStart, found.start - around), found.start),
    found: found.text,
    instead: fillReplacement(change.replacement, found, change.isRegexp),
    after: text.slice(end, Math.min(lineEnd, end + around)).trimEnd(),
  }
}

function remarksOf(
  left: number,
  changed: readonly NotePath[],
  unread: readonly NotePath[],
  canvases: readonly NotePath[],
): readonly ChangeRemark[] {
  return [
    ...(left > 0 ? [{ kind: 'links-left' as const, count: left }] : []),
    ...(changed.length > 0 ? [{ kind: 'changed' as const, notes: changed }] : []),
    ...(unread.length > 0 ? [{ kind: 'unsearched' as const, notes: unread }] : []),
    ...(canvases.length > 0 ? [{ kind: 'canvases' as const, notes: canvases }] : []),
  ]
}

function describeNone({ find }: ReplaceChange, left: number, canvases: readonly NotePath[]): string {
  if (left > 0) return `"${find}" is nowhere but in links: a rename changes what they lead to`
  const only = canvases.length > 0 ? ` but in canvases, which stay as they are: ${canvases.join(', ')}` : ''
  return `"${find}" is nowhere${only === '' ? ' in what was looked through' : only}`
}
