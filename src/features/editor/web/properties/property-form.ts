import { Compartment, type EditorState, type Extension, Prec, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { otherProperties } from '../../../../parse/property-fences.ts'
import type { EditorMode } from '../editor-mode.ts'
import { gardenChanged } from '../link-marks.ts'
import { loadedLint } from '../lint-library.ts'
import type { PropertyFormSettings } from './panel-state.ts'
import type { PropertyPanel } from './property-panel.ts'
import { bodyStart, offerForm, propertyState, showAs, showPropertyText } from './property-state.ts'
import { protectProperties } from './protect-properties.ts'

/** Pixels of a row, for the height before the form is there. */
const rowHeight = 40

/**
 * Shows a note's properties as a form in the place of their text, while this extension is in the editor. What the form
 * changes are small edits of the text: it can be undone, and is saved, like anything that is typed.
 */
function propertyForm(settings: PropertyFormSettings): Extension {
  let panel: PropertyPanel | undefined
  /** What is to have the focus once the form is there. */
  let wanted: 'first' | 'last' | 'add' | undefined
  /** The form comes later than its place, and grows with what is written: the cursor and the text below it follow. */
  let sizes: ResizeObserver | undefined

  const focus = (part: 'first' | 'last' | 'add'): true => {
    if (panel) panel.focus(part)
    else wanted = part
    return true
  }

  class FormWidget extends WidgetType {
    private readonly lines: number

    constructor(lines: number) {
      super()
      this.lines = lines
    }

    /** Its content follows the text by itself. */
    override eq(): boolean {
      return true
    }

    override get estimatedHeight(): number {
      return this.lines * rowHeight
    }

    override ignoreEvent(): boolean {
      return true
    }

    override toDOM(view: EditorView): HTMLElement {
      const element = document.createElement('div')
      element.className = 'cm-properties'
      sizes?.disconnect()
      sizes = new ResizeObserver(() => view.requestMeasure())
      sizes.observe(element)
      void import('./property-panel.ts').then(({ createPropertyPanel }) => {
        if (!element.isConnected) return
        panel?.destroy()
        panel = createPropertyPanel(element, view, settings)
        if (wanted) panel.focus(wanted)
        wanted = undefined
      })
      return element
    }

    override destroy(element: HTMLElement): void {
      sizes?.unobserve(element)
      if (panel?.element !== element) return
      panel.destroy()
      panel = undefined
    }
  }

  const shown = StateField.define<DecorationSet>({
    create: (state) => decorationOf(state),
    update: (old, { startState, state }) =>
      startState.field(propertyState, false) === state.field(propertyState) ? old : decorationOf(state),
    provide: (field) => EditorView.decorations.from(field),
  })

  function decorationOf(state: EditorState): DecorationSet {
    const { mode, end, isOffered } = state.field(propertyState)
    if (mode === 'form' && end !== undefined) {
      const widget = new FormWidget(state.doc.lineAt(end).number)
      return Decoration.set(Decoration.replace({ widget, block: true }).range(0, end))
    }
    if (!isOffered) return Decoration.none
    return Decoration.set(Decoration.widget({ widget: new FormWidget(2), block: true, side: -1 }).range(0))
  }

  return [
    propertyState,
    shown,
    protectProperties,
    EditorView.atomicRanges.of((view) => view.state.field(shown)),
    EditorView.updateListener.of((update) => {
      if (concernsForm(update)) panel?.update()
      if (update.transactions.some(({ effects }) => effects.some((one) => one.is(offerForm) && one.value)))
        focus('add')
    }),
    Prec.high(
      keymap.of([
        { key: 'ArrowUp', run: (view) => isAtTop(view) && focus('last') },
        { key: 'Backspace', run: (view) => isAtStart(view) && focus('last') },
      ]),
    ),
  ]
}

/** Whether what the form shows may be another: its text, what is said of it, or what the garden knows. Most keys are typed below it. */
export function concernsForm({ startState, state, changes, transactions }: ViewUpdate): boolean {
  const shown = state.field(propertyState)
  if (shown !== startState.field(propertyState, false) || changes.touchesRange(0, shown.end ?? 0)) return true
  const judged = loadedLint()?.setDiagnosticsEffect
  return transactions.some(({ effects }) =>
    effects.some((one) => one.is(gardenChanged) || (judged !== undefined && one.is(judged))),
  )
}

/** Adds a property: puts the focus where its name is written. For a key; false where there is no form, or no YAML to add it to. */
export function addProperty(view: EditorView): boolean {
  const state = view.state.field(propertyState, false)
  if (!state || otherProperties(view.state.sliceDoc()) !== undefined) return false
  const effects = [showAs.of('form'), offerForm.of(true)]
  view.dispatch({ effects })
  return true
}

/** Shows the form where the text was shown, or the text with the cursor in it. */
export function togglePropertyText(view: EditorView): boolean {
  const state = view.state.field(propertyState, false)
  if (state?.end === undefined) return false
  if (state.mode === 'text')
    view.dispatch({
      effects: showAs.of('form'),
      selection: { anchor: Math.min(state.end + 1, view.state.doc.length) },
    })
  else showPropertyText(view, view.state.doc.lineAt(0).to)
  return true
}

/** Whether the cursor is in the first line below the form. */
function isAtTop(view: EditorView): boolean {
  const start = bodyStart(view.state)
  const { main } = view.state.selection
  if (start === 0 || !main.empty || view.state.doc.lineAt(main.head).from > start) return false
  const above = view.moveVertically(main, false)
  return above.head <= start || above.head === main.head
}

function isAtStart(view: EditorView): boolean {
  const { main } = view.state.selection
  return main.empty && main.head === bodyStart(view.state) && main.head > 0
}

/** The form of one editor, to be switched on and off. */
export interface PropertySwitch {
  readonly extension: Extension
  /** Shows the form where a mode has it, in the text as it will be read, and goes on in the text. */
  choose(view: EditorView, mode: EditorMode): void
}

/** Makes the switch of an editor that begins in `mode`. */
export function createPropertySwitch(mode: EditorMode, settings: PropertyFormSettings): PropertySwitch {
  const place = new Compartment()
  const form = propertyForm(settings)
  return {
    extension: place.of(mode === 'live' ? form : []),
    choose(view, chosen) {
      view.dispatch({ effects: place.reconfigure(chosen === 'live' ? form : []) })
      view.focus()
    },
  }
}
