import { type BodyRenderer, renderBodyWithPlugins } from '../../body/body-renderer.ts'
import { type CardBody, renderCanvasBody } from '../../body/canvas-body.ts'
import { findLeftOut } from '../../body/find-left-out.ts'
import { renderPlainBody } from '../../body/plain-body.ts'
import type { Body, Hole } from '../../model/body.ts'
import type { CanvasNode } from '../../model/canvas.ts'
import { invalidCanvas } from '../../model/content-diagnostics.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { noteTooComplex } from '../../model/diagnostics.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import type { Note } from '../../model/note.ts'
import type { NoteBudget } from '../../model/options.ts'
import { stemOf } from '../../model/path.ts'
import {
  canvasNote,
  type ReadCard,
  readBackground,
  readLinkCard,
  readTextCard,
} from '../../parse/canvas-note.ts'
import type { NoteInput } from '../../parse/note-input.ts'
import { parseNoteWithPlugins } from '../../parse/parse-note.ts'
import type { NoteProcessor } from '../../parse/portable-processor.ts'
import { readCanvas } from '../../parse/read-canvas.ts'

/** What preparing a canvas works with: the chain that every note goes through. */
interface CanvasTools {
  readonly processor: NoteProcessor
  readonly renderer: BodyRenderer
  readonly budget: NoteBudget
}

/** A canvas with its cards read and rendered, or why it is shown as plain text. */
type PreparedCanvas =
  | { readonly kind: 'prepared'; readonly note: Note; readonly body: Body }
  | { readonly kind: 'refused'; readonly reason: Diagnostic }

/** Reads a `.canvas` file: each card of text is a small note of its own, and what they link to, the canvas links to. */
export async function prepareCanvas(input: NoteInput, tools: CanvasTools): Promise<PreparedCanvas> {
  const { path, source } = input
  const canvas = readCanvas(source)
  if ('kind' in canvas) return refuse(invalidCanvas(path, canvas.message, canvas.range))

  const cards: ReadCard[] = []
  const bodies = new Map<CanvasNode, CardBody>()
  const diagnostics: Diagnostic[] = []
  const said = new Set<string>()
  let linkCount = 0
  let size = 0
  const add = (card: ReadCard): number => {
    cards.push(card)
    const first = linkCount
    linkCount += card.links.length
    return first
  }
  for (const node of canvas.nodes) {
    if (node.kind === 'group') {
      if (node.label !== '') add({ plainText: node.label, links: [], tags: [] })
      if (!node.background || mediaKindOf(node.background.value) !== 'image') continue
      const link = add(readBackground(node.background))
      bodies.set(node, { kind: 'hole', hole: { kind: 'embed', link, inline: true, alt: '' } })
    } else if (node.kind === 'text') {
      const { body, card, problems } = await prepareText(input, node, tools, cards.length)
      for (const problem of problems) {
        if (problem.code === 'left-out-html' && said.has(problem.message)) continue
        said.add(problem.message)
        diagnostics.push(problem)
      }
      bodies.set(node, { kind: 'body', body: shiftLinks(body, add(card)) })
      for (const html of body.html) size += html.length
    } else {
      const link = add(readLinkCard(node))
      if (node.kind !== 'file') continue
      const alt = stemOf(node.file.value)
      bodies.set(node, { kind: 'hole', hole: { kind: 'embed', link, inline: false, alt } })
    }
  }
  const limit = tools.budget.maxGrowth * source.length + 1_048_576
  if (size > limit) return refuse(noteTooComplex(path, `${size} characters of HTML`, `${limit}`))
  return {
    kind: 'prepared',
    note: canvasNote(input, cards, diagnostics),
    body: renderCanvasBody(canvas, stemOf(path), (node) => bodies.get(node)),
  }
}

function refuse(reason: Diagnostic): PreparedCanvas {
  return { kind: 'refused', reason }
}

/** The card's own text through the chain of notes; one that is too much is shown as it is written. */
async function prepareText(
  { path, hash }: NoteInput,
  node: Extract<CanvasNode, { kind: 'text' }>,
  { processor, renderer, budget }: CanvasTools,
  number: number,
): Promise<{ readonly body: Body; readonly card: ReadCard; readonly problems: readonly Diagnostic[] }> {
  const source = node.text.value
  const parsed = await parseNoteWithPlugins({ path, source, hash, budget }, processor)
  const card = readTextCard(parsed.note, node.text)
  // A card has no title of its own: its first heading is one like the others.
  const rendered = parsed.failure
    ? ({ kind: 'over-budget', diagnostic: parsed.failure } as const)
    : await renderBodyWithPlugins({ ...parsed, note: { ...parsed.note, opensWithTitle: false } }, renderer)
  if (rendered.kind === 'body') {
    const { offsetAt } = node.text
    const problems = findLeftOut(parsed.htmlTags ?? [], path, renderer).map((problem) => {
      const { start, end } = problem.range!
      return { ...problem, range: { start: offsetAt(start), end: offsetAt(end) } }
    })
    return { body: prefixIds(placeInsets(rendered.body, node), number), card, problems }
  }
  const { diagnostic } = rendered
  return {
    body: renderPlainBody(source, diagnostic.message),
    card: { ...card, links: [] },
    problems: [{ ...diagnostic, range: node.text.range }],
  }
}

/** Footnotes of two cards are two. */
function prefixIds(body: Body, number: number): Body {
  return mapHoles(body, (hole) =>
    hole.kind === 'local-id' || hole.kind === 'local-href'
      ? { ...hole, id: `card${number}-${hole.id}` }
      : hole,
  )
}

/** Problems of code and formulas are shown at their place in the file. */
function placeInsets(body: Body, { text }: Extract<CanvasNode, { kind: 'text' }>): Body {
  return mapHoles(body, (hole) => {
    if (hole.kind !== 'inset') return hole
    const { start, end } = hole.range
    const range = { start: text.offsetAt(start), end: text.offsetAt(end) }
    return { ...hole, range, ...(hole.starts && { starts: hole.starts.map((at) => text.offsetAt(at)) }) }
  })
}

function shiftLinks(body: Body, by: number): Body {
  const shift = <Linked extends object>(linked: Linked): Linked =>
    'link' in linked ? { ...linked, link: (linked.link as number) + by } : linked
  return mapHoles(body, (hole) =>
    hole.kind === 'source-set' ? { ...hole, sources: hole.sources.map(shift) } : shift(hole),
  )
}

function mapHoles({ html, holes }: Body, change: (hole: Hole) => Hole): Body {
  return { html, holes: holes.map(change) }
}
