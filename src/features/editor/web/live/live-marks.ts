import { syntaxTree } from '@codemirror/language'
import { type Extension, Prec, type Range } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { gardenChanged } from '../link-marks.ts'
import { abbreviations } from './abbreviations.ts'
import { BlockWidget } from './block-widget.ts'
import { collectMarks } from './collect-marks.ts'
import { footnoteNumbers } from './footnote-numbers.ts'
import { blocksOf, elementsIn } from './live-blocks.ts'
import type { LiveMark } from './live-mark.ts'
import { type PieceStore, piecesArrived } from './piece-store.ts'
import { revealedSpans } from './revealed.ts'
import { ShownWidget } from './shown-widget.ts'

/** What marks need of the garden. */
interface LiveMarksSettings {
  readonly pieces: PieceStore
  readonly targetSide: (left: string, right: string) => string
}

/** Shows what is in sight as it will be read: marks hidden, pictures and formulas in place. */
export function liveMarks(settings: LiveMarksSettings): Extension {
  class LiveMarks implements PluginValue {
    decorations: DecorationSet = Decoration.none
    /** What the cursor passes over. */
    atomic: DecorationSet = Decoration.none

    constructor(view: EditorView) {
      this.mark(view)
    }

    update(update: ViewUpdate): void {
      const { startState, state, docChanged, viewportChanged, transactions } = update
      const effects = transactions.flatMap((one) => one.effects)
      const hasChanged = effects.some((effect) => effect.is(gardenChanged))
      if (hasChanged) settings.pieces.forget()
      const isNews = hasChanged || effects.some((effect) => effect.is(piecesArrived))
      if (
        docChanged ||
        viewportChanged ||
        isNews ||
        syntaxTree(startState) !== syntaxTree(state) ||
        revealedSpans(startState) !== revealedSpans(state)
      )
        this.mark(update.view)
    }

    private mark(view: EditorView): void {
      const { state, visibleRanges } = view
      const blocks = blocksOf(state)
      const decorations: Range<Decoration>[] = []
      const atomic: Range<Decoration>[] = []
      const wanted: string[] = []
      for (const { from, to } of visibleRanges) {
        // What stands there as a whole may have changed with the garden.
        blocks.between(from, to, (_from, _to, { spec }) => {
          const { widget } = spec
          if (!(widget instanceof BlockWidget)) return
          for (const piece of widget.pieces) settings.pieces.find(piece, wanted)
        })
        for (const source of elementsIn(state, from, to)) settings.pieces.find(source, wanted)
        const marks = collectMarks({
          doc: state.doc,
          tree: syntaxTree(state),
          revealed: revealedSpans(state),
          from,
          to,
          isCovered: (start, end) => isCovered(blocks, start, end),
          htmlOf: (source) => settings.pieces.find(source, wanted),
          targetSide: settings.targetSide,
          numberOf: (name) => state.field(footnoteNumbers, false)?.get(name.toUpperCase()),
          abbreviations: state.field(abbreviations, false),
          colorsOf: (source) => settings.pieces.colorsOf(source, wanted),
        })
        for (const mark of marks) {
          const decoration = decorationOf(mark, settings.pieces)
          decorations.push(decoration)
          if ('isAtomic' in mark && mark.isAtomic) atomic.push(decoration)
        }
      }
      this.decorations = Decoration.set(decorations, true)
      this.atomic = Decoration.set(atomic, true)
      settings.pieces.ask(view, wanted)
    }
  }

  return Prec.low(
    ViewPlugin.fromClass(LiveMarks, {
      decorations: (plugin) => plugin.decorations,
      provide: (plugin) =>
        EditorView.atomicRanges.of((view) => view.plugin(plugin)?.atomic ?? Decoration.none),
    }),
  )
}

function isCovered(blocks: DecorationSet, from: number, to: number): boolean {
  let isInside = false
  blocks.between(from, to, (start, end) => {
    if (end > start && start <= from && end >= to) isInside = true
    return isInside ? false : undefined
  })
  return isInside
}

const hidden = Decoration.replace({})

function decorationOf(mark: LiveMark, pieces: PieceStore): Range<Decoration> {
  switch (mark.kind) {
    case 'hide':
      return hidden.range(mark.from, mark.to)
    case 'style':
      return Decoration.mark({
        class: mark.className,
        ...(mark.title !== undefined && { attributes: { title: mark.title } }),
      }).range(mark.from, mark.to)
    case 'line':
      return Decoration.line({
        class: mark.className,
        ...(mark.callout !== undefined && { attributes: { 'data-callout': mark.callout } }),
      }).range(mark.from)
    case 'show': {
      const widget = new ShownWidget(mark.shown, pieces)
      return mark.to > mark.from
        ? Decoration.replace({ widget }).range(mark.from, mark.to)
        : Decoration.widget({ widget, side: 1 }).range(mark.to)
    }
  }
}
