import { syntaxTree } from '@codemirror/language'
import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  Facet,
  type Range,
  StateField,
  type Transaction,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { gardenChanged } from '../link-marks.ts'
import { contextOf } from './block-context.ts'
import { blockSource, mathSource } from './block-marks.ts'
import { BlockWidget, FoldWidget } from './block-widget.ts'
import { findChangedRegion, isParsedAnew, widenRegion } from './changed-region.ts'
import { collectBlocks, type LiveBlock } from './collect-blocks.ts'
import { collectElements, followElements } from './html-elements.ts'
import { type Span, touches } from './live-mark.ts'
import type { BlockEnvironment } from './live-settings.ts'
import { piecesArrived } from './piece-store.ts'
import { piecesInTable } from './render-table.ts'
import { revealedSpans } from './revealed.ts'
import { isAsWritten, isNothing } from './shown-by-page.ts'

interface LiveBlocks {
  readonly blocks: readonly LiveBlock[]
  readonly shown: DecorationSet
}

/** What blocks need of the garden. */
const environment = Facet.define<BlockEnvironment, BlockEnvironment | undefined>({
  combine: ([first]) => first,
})

/**
 * The blocks of the whole note, so that its height is right where it was not looked at yet. Only what a change touches is
 * made anew: most keys move blocks and change none.
 */
const field = StateField.define<LiveBlocks>({
  create(state) {
    const tree = syntaxTree(state)
    const elements = collectElements(tree, state.doc, 0, state.doc.length)
    const blocks = inOrder([...collectBlocks(tree, state.doc), ...elements])
    const spans = revealedSpans(state)
    return { blocks, shown: Decoration.set(blocks.flatMap((block) => decorate(state, block, spans))) }
  },
  update(live, transaction) {
    const { startState, state, docChanged, changes, effects } = transaction
    const [before, now] = [revealedSpans(startState), revealedSpans(state)]
    const moved = docChanged ? before.map((span) => mapSpan(span, changes)) : before
    let next = live
    if (docChanged || isParsedAnew(startState, state)) next = followChange(live, transaction)
    for (const effect of effects) {
      if (effect.is(piecesArrived)) next = renewPieces(state, next, effect.value)
      if (effect.is(gardenChanged)) next = renewTables(state, next)
    }
    return before === now ? next : { ...next, shown: turnBlocks(state, next, moved, now) }
  },
  provide: (self) => EditorView.decorations.from(self, ({ shown }) => shown),
})

/** What the server has to say before blocks that are more than their own nodes can be shown. */
export function elementsIn(state: EditorState, from: number, to: number): readonly string[] {
  return (state.field(field, false)?.blocks ?? [])
    .filter(({ kind }) => kind === 'element' || kind === 'tabs' || kind === 'foreign')
    .filter((block) => block.from <= to && block.to >= from)
    .flatMap((block) => sourceOf(state, block) ?? [])
}

/** The decorations of the blocks of a note that are shown. */
export function blocksOf(state: EditorState): DecorationSet {
  return state.field(field, false)?.shown ?? Decoration.none
}

/** Shows tables, embeds and formulas in the place of their lines, but where somebody is at them. */
export function liveBlocks(settings: BlockEnvironment): Extension {
  return [environment.of(settings), field]
}

/** In place of all lines of a callout but the first. */
const folded = Decoration.replace({ widget: new FoldWidget() })

function mapSpan({ from, to }: Span, changes: ChangeDesc): Span {
  return { from: changes.mapPos(from), to: changes.mapPos(to) }
}

/** Takes over what has only moved, and makes the blocks around a change anew. */
function followChange({ blocks, shown }: LiveBlocks, transaction: Transaction): LiveBlocks {
  const { state, changes, docChanged } = transaction
  const tree = syntaxTree(state)
  const kept = (list: readonly LiveBlock[]): readonly LiveBlock[] =>
    docChanged ? list.map((block) => ({ kind: block.kind, ...mapSpan(block, changes) })) : list
  const region = findChangedRegion(transaction)
  const elements = blocks.filter(({ kind }) => kind === 'element')
  const isBeside = (block: LiveBlock): boolean => block.to <= region.oldFrom || block.from >= region.oldTo
  const gone = elements.filter((block) => !isBeside(block))
  const { stay, come } = followElements(tree, state.doc, kept(elements.filter(isBeside)), region)
  const { from, to, oldFrom, oldTo } = widenRegion(region, gone, come)
  const inside = inOrder([
    ...collectBlocks(tree, state.doc, from, to),
    ...[...stay, ...come].filter((block) => block.from >= from && block.to <= to),
  ])
  const all = [
    ...kept(blocks.filter((block) => block.to <= oldFrom)),
    ...inside,
    ...kept(blocks.filter((block) => block.to > oldFrom && block.from >= oldTo)),
  ]
  const spans = revealedSpans(state)
  return {
    blocks: all,
    shown: (docChanged ? shown.map(changes) : shown).update({
      // What stands behind an embed belongs to it.
      filter: (start, end) => end <= from || start > to || (start === to && end > start),
      filterFrom: from,
      filterTo: to,
      add: inside.flatMap((block) => decorate(state, block, spans)),
      sort: true,
    }),
  }
}

/** What is around others comes before them. */
function inOrder(blocks: readonly LiveBlock[]): readonly LiveBlock[] {
  return [...blocks].sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Shows anew what the server has said something of. */
function renewPieces(state: EditorState, live: LiveBlocks, sources: ReadonlySet<string>): LiveBlocks {
  const renewed = live.blocks.filter((block) => {
    const source = sourceOf(state, block)
    if (source === undefined) return false
    return block.kind === 'table'
      ? piecesInTable(source).some((piece) => sources.has(piece))
      : sources.has(source)
  })
  return { ...live, shown: redecorate(state, live, renewed, revealedSpans(state)) }
}

/** Links in tables look as what they lead to. */
function renewTables(state: EditorState, live: LiveBlocks): LiveBlocks {
  const renewed = live.blocks.filter(
    (block) => block.kind === 'table' && sourceOf(state, block)?.includes('[[') === true,
  )
  return { ...live, shown: redecorate(state, live, renewed, revealedSpans(state)) }
}

/** Shows the source of blocks that somebody came to, and the blocks that were left. */
function turnBlocks(
  state: EditorState,
  live: LiveBlocks,
  before: readonly Span[],
  now: readonly Span[],
): DecorationSet {
  const { doc } = state
  const turned = live.blocks.filter(({ from, to }) => {
    // Few are near: only for them the lines are looked up.
    if (!isNear(before, from, to) && !isNear(now, from, to)) return false
    const [start, stop] = [doc.lineAt(from).from, doc.lineAt(Math.min(to, doc.length)).to]
    return touches(before, start, stop) !== touches(now, start, stop)
  })
  return redecorate(state, live, turned, now)
}

/** Longest marks of quotes before a block, and blanks behind it, that belong to its lines. */
const nearness = 1_000

function isNear(spans: readonly Span[], from: number, to: number): boolean {
  return touches(spans, from - nearness, to + nearness)
}

function redecorate(
  state: EditorState,
  { shown, blocks: all }: LiveBlocks,
  changed: readonly LiveBlock[],
  spans: readonly Span[],
): DecorationSet {
  const blocks = withFolds(all, changed)
  const first = blocks[0]
  if (!first) return shown
  const end = Math.max(...blocks.map(({ to }) => to))
  return shown.update({
    filter: (from, to) => !blocks.some((block) => block.from <= to && block.to >= from),
    filterFrom: state.doc.lineAt(first.from).from,
    filterTo: state.doc.lineAt(Math.min(end, state.doc.length)).to,
    add: blocks.flatMap((block) => decorate(state, block, spans)),
    sort: true,
  })
}

/** Blocks, what they stand in as a whole, and all that stands in that: what is folded is there all the same. */
function withFolds(all: readonly LiveBlock[], blocks: readonly LiveBlock[]): readonly LiveBlock[] {
  const folds = all.filter(
    ({ kind, from, to }) =>
      (kind === 'fold' || kind === 'element' || kind === 'tabs') &&
      blocks.some((block) => block.from <= to && block.to >= from),
  )
  if (folds.length === 0) return blocks
  const chosen = new Set(blocks)
  return all.filter(
    (block) => chosen.has(block) || folds.some(({ from, to }) => from <= block.to && to >= block.from),
  )
}

/** What a block's lines are shown as; nothing where its source is. */
function decorate(
  state: EditorState,
  block: LiveBlock,
  spans: readonly Span[],
): readonly Range<Decoration>[] {
  const settings = state.facet(environment)
  const { doc } = state
  if (!settings || block.to > doc.length) return []
  const [first, last] = [doc.lineAt(block.from), doc.lineAt(block.to)]
  const isRevealed = touches(spans, first.from, last.to)
  if (block.kind === 'fold')
    return isRevealed || last.from === first.from ? [] : [folded.range(first.to, last.to)]
  const before = first.text.slice(0, block.from - first.from)
  const [, mark = ''] = /^[\s>]*?((?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.exec(before) ?? []
  // An embed behind the mark of an item stands among text.
  const isFirst = mark === '' ? /^[\s>]*$/.test(before) : block.kind !== 'embed'
  const isWhole = block.to >= last.from + last.text.trimEnd().length
  if (!isFirst || !isWhole) return []
  const source = sourceOf(state, block)
  if (source === undefined) return []
  const html = block.kind === 'table' ? '' : settings.pieces.find(source)
  // What shows nothing is not lost to who writes.
  if (html === undefined || !isShown(block, html, source)) return []
  const lead = source.startsWith(before) ? 0 : before.length
  const kind = kindOf(block)
  const content = { kind, source, mark: mark.trim(), lead, ...contextOf(state, block) }
  const widget = new BlockWidget(content, settings)
  if (!isRevealed) return [Decoration.replace({ widget, block: true }).range(first.from, last.to)]
  // Somebody at an embed sees both, so that nothing jumps.
  return block.kind === 'embed' ? [Decoration.widget({ widget, block: true, side: 1 }).range(last.to)] : []
}

/** Whether a block is shown as what it becomes. */
function isShown({ kind }: LiveBlock, html: string, source: string): boolean {
  // What shows nothing is not lost to who writes.
  if (kind === 'html' || kind === 'element' || kind === 'tabs') return html !== ''
  if (kind === 'foreign') return !isNothing(html) && !isAsWritten(html, source)
  // Code that nothing was made of is coloured where it stands.
  return kind !== 'diagram' || (!isNothing(html) && !/^<(?:div|figure|pre)\b[^>]*class="code\b/.test(html))
}

function kindOf({ kind }: LiveBlock): 'table' | 'embed' | 'math' | 'diagram' | 'html' {
  if (kind === 'element' || kind === 'tabs' || kind === 'foreign' || kind === 'fold') return 'html'
  return kind
}

function sourceOf({ doc }: EditorState, block: LiveBlock): string | undefined {
  if (block.kind === 'table') {
    // In a quote each row has the marks: without those of the first it would be no table.
    const line = doc.lineAt(block.from)
    return doc.sliceString(/^[ \t]*>/.test(line.text) ? line.from : block.from, block.to)
  }
  if (/^(?:diagram|html|tabs|foreign)$/.test(block.kind)) return blockSource(doc, block)
  if (block.kind === 'element') return doc.sliceString(block.from, block.to)
  if (block.kind !== 'math') return doc.sliceString(block.from, block.to)
  const source = mathSource(doc, block)
  return source.startsWith('$$') ? source : undefined
}
