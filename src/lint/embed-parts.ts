import type { LintContext } from '../define/rule.ts'
import { type Resolution, resolvedPath } from '../model/link.ts'
import type { Heading, Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'

/** A note, or the section or block of one that an embed shows. */
export interface EmbedPart {
  readonly path: NotePath
  /** Embeds standing in it, in the order of the text. */
  readonly embeds: readonly EmbedInPart[]
}

/** An embed of another part. */
interface EmbedInPart {
  /** Index into the note's links. */
  readonly link: number
  readonly start: number
  readonly target: NotePath
  readonly anchor: string | undefined
}

/** What is found out once for a note. */
interface NoteEmbeds {
  readonly embeds: readonly EmbedInPart[]
  readonly spansByAnchor: ReadonlyMap<string, Range>
}

/**
 * A function that gives the part of a note with an anchor (the whole note without one), always the same object for the
 * same part. An embed is in few parts, so that all of them together are linear in the text.
 */
export function createEmbedParts(
  context: Pick<LintContext, 'notes' | 'links'>,
): (path: NotePath, anchor?: string) => EmbedPart {
  const parts = new Map<string, EmbedPart>()
  const embedsByPath = new Map<NotePath, NoteEmbeds>()

  function noteEmbeds(path: NotePath): NoteEmbeds {
    let found = embedsByPath.get(path)
    if (found === undefined) {
      const note = context.notes.get(path)
      const embeds = note ? collectEmbeds(note, context.links.resolutionsByPath.get(path)) : []
      found = { embeds, spansByAnchor: note && embeds.length > 0 ? collectSpans(note) : new Map() }
      embedsByPath.set(path, found)
    }
    return found
  }

  return (path, anchor) => {
    const key = anchor === undefined ? path : `${path}#${anchor}`
    let part = parts.get(key)
    if (part === undefined) {
      const { embeds, spansByAnchor } = noteEmbeds(path)
      part = { path, embeds: anchor === undefined ? embeds : between(embeds, spansByAnchor.get(anchor)) }
      parts.set(key, part)
    }
    return part
  }
}

function collectEmbeds(note: Note, resolutions: readonly Resolution[] = []): readonly EmbedInPart[] {
  const embeds: EmbedInPart[] = []
  for (const [i, link] of note.links.entries()) {
    const resolution = resolutions[i]
    if (!link.embed || (resolution?.kind !== 'note' && resolution?.kind !== 'ambiguous')) continue
    const target = resolvedPath(resolution) as NotePath
    if (resolution.fragmentFound) {
      embeds.push({ link: i, start: link.range.start, target, anchor: resolution.anchor })
    }
  }
  return embeds.sort((a, b) => a.start - b.start)
}

/** From where to where each section and block of a note goes, by the anchor that links use for it. */
function collectSpans(note: Note): ReadonlyMap<string, Range> {
  const spans = new Map<string, Range>()
  for (const { id, range } of note.blocks) if (!spans.has(`^${id}`)) spans.set(`^${id}`, range)
  const open: Heading[] = []
  const close = (next: Heading | undefined): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const end = endOf(last, next)
      if (end === undefined) return
      spans.set(last.slug, { start: last.range.start, end })
      open.pop()
    }
  }
  for (const heading of note.headings) {
    close(heading)
    open.push(heading)
  }
  close(undefined)
  return spans
}

/** Where a heading's section has ended when the next heading comes; undefined where it goes on, as around a quote. */
function endOf({ depth, inside }: Heading, next: Heading | undefined): number | undefined {
  const end = inside?.end ?? Number.POSITIVE_INFINITY
  if (next === undefined || next.range.start >= end) return end
  return next.inside?.start === inside?.start && next.depth <= depth ? next.range.start : undefined
}

/** The embeds that start in a span, found by binary search. */
function between(embeds: readonly EmbedInPart[], span: Range | undefined): readonly EmbedInPart[] {
  return span === undefined ? [] : embeds.slice(firstFrom(embeds, span.start), firstFrom(embeds, span.end))
}

function firstFrom(embeds: readonly EmbedInPart[], offset: number): number {
  let low = 0
  let high = embeds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (embeds[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
