import './properties.css'
import { redo, undo } from '@codemirror/commands'
import type { EditorView } from '@codemirror/view'
import { nothing, render } from 'lit'
import type { Properties } from '../../../../model/properties.ts'
import type { ValueKind } from '../../completion/value-kind.ts'
import { browserKept } from '../kept.ts'
import { loadedLint } from '../lint-library.ts'
import { changeKind } from './change-kind.ts'
import { addProperty } from './edit-properties.ts'
import type { Changing, PanelActions, PanelState, PropertyFormSettings } from './panel-state.ts'
import { collectRows, type TextProblem } from './property-rows.ts'
import { byForm, offerForm, propertyState } from './property-state.ts'
import { isAsRead, type PropertyText, readProperties } from './read-properties.ts'
import { renderPanel } from './render-panel.ts'

/** The form of a note's properties. */
export interface PropertyPanel {
  readonly element: HTMLElement
  /** The text, or what is known of it, has changed. */
  update(): void
  focus(part: 'first' | 'last' | 'add'): void
  destroy(): void
}

/** Where a browser keeps that the form is folded. */
const setting = 'hortus-properties'

/** What no parser has judged yet is shown as the form reads it, for no longer than that takes. */
interface Judgement {
  readonly source: string
  readonly failure: string | undefined
  readonly properties: Properties
}

/** Creates the form in an element of the editor's text. */
export function createPropertyPanel(
  element: HTMLElement,
  view: EditorView,
  settings: PropertyFormSettings,
): PropertyPanel {
  let isFolded = browserKept.getItem(setting) === 'folded'
  let changing: Changing | undefined
  let judged: Judgement | undefined
  /** What somebody has said here that properties are. */
  const kinds = new Map<string, ValueKind>()
  /** The control to focus after the next rendering. */
  let wanted: string | undefined
  const status = document.createElement('p')
  status.className = 'properties-status'
  status.setAttribute('role', 'status')
  const content = document.createElement('div')
  element.append(content, status)

  const source = (): string => {
    const { end } = view.state.field(propertyState)
    return end === undefined ? '' : `${view.state.sliceDoc(0, end)}\n`
  }

  const judge = async (text: string, found: PropertyText): Promise<void> => {
    const { readFrontmatter } = await import('../../../../parse/read-frontmatter.ts')
    const { properties, diagnostics, range } = readFrontmatter(text, settings.path)
    const isShown = range !== undefined && isAsRead(found, properties)
    judged = { source: text, failure: diagnostics[0]?.message ?? (isShown ? undefined : ''), properties }
    update()
  }

  const actions: PanelActions = {
    settings,
    view,
    text: () => readProperties(source()),
    source,
    edit(edits, isTyping = false) {
      if (edits.length === 0) return
      view.dispatch({
        changes: edits,
        annotations: byForm.of(true),
        userEvent: isTyping ? 'input.type.property' : 'input.property',
      })
    },
    add(name) {
      const kind = kindOf(name)
      const value = kind === 'checkbox' ? false : null
      actions.edit(addProperty(readProperties(source()), name, value))
      actions.focusOn(name, 'value')
    },
    change(what) {
      // A field that goes away loses the focus, and says so while it goes.
      if (what === changing) return
      changing = what
      update()
    },
    chooseKind(name, kind) {
      const text = readProperties(source())
      const place = text?.properties.find((one) => one.name === name)
      const edits = text && place && changeKind(text, source(), place, kind)
      if (edits === undefined) return
      kinds.set(name, kind)
      actions.edit(edits)
      update()
      actions.focusOn(name, 'value')
    },
    fold(next) {
      isFolded = next
      browserKept.setItem(setting, next ? 'folded' : 'open')
      update()
    },
    focusOn(name, part) {
      wanted = `[data-property="${CSS.escape(name)}"] [data-part="${part}"]`
      focusWanted()
    },
    leave() {
      const { end } = view.state.field(propertyState)
      const at = end === undefined ? 0 : Math.min(end + 1, view.state.doc.length)
      if (end === undefined) view.dispatch({ effects: offerForm.of(false) })
      if (view.state.selection.main.head < at) view.dispatch({ selection: { anchor: at } })
      view.focus()
    },
    say(text) {
      status.textContent = text
    },
  }

  function kindOf(name: string): ValueKind | undefined {
    return kinds.get(name) ?? settings.names()?.properties.find(({ text }) => text === name)?.kind
  }

  function collectProblems(): readonly TextProblem[] {
    const problems: TextProblem[] = []
    const { end } = view.state.field(propertyState)
    loadedLint()?.forEachDiagnostic(view.state, ({ message, severity, actions: fixes = [] }, from, to) => {
      if (from <= (end ?? 0))
        problems.push({
          message,
          severity,
          from,
          to,
          fixes: fixes.map(({ name, apply }) => ({ name, apply: () => apply(view, from, to) })),
        })
    })
    return problems
  }

  function stateOf(): PanelState {
    const text = source()
    const found = readProperties(text)
    // Until it is judged, a text that only a parser can read is what the last one was.
    const failure = found?.isSure === false || judged?.source === text ? judged?.failure : undefined
    if (found && !found.isSure && judged?.source !== text) void judge(text, found)
    const rows = found && failure === undefined ? collectRows(found, text, kindOf, collectProblems()) : []
    const there = new Set(rows.map(({ place }) => place.name))
    return {
      rows,
      failure,
      values: judged?.source === text ? judged.properties : undefined,
      canBe: (name, kind) => {
        const place = found?.properties.find((one) => one.name === name)
        return (
          found !== undefined && place !== undefined && changeKind(found, text, place, kind) !== undefined
        )
      },
      source: found ? text.slice(found.inner.start, found.inner.end).replace(/\n$/, '') : '',
      isFolded: isFolded && found !== undefined,
      changing,
      offers: (settings.names()?.properties ?? []).flatMap(({ text: name, kind }) =>
        there.has(name) ? [] : [{ name, kind }],
      ),
    }
  }

  function focusWanted(): void {
    const found = wanted === undefined ? null : content.querySelector<HTMLElement>(wanted)
    if (!found) return
    wanted = undefined
    found.focus()
  }

  function update(): void {
    if (view.state.field(propertyState, false) === undefined) return
    render(renderPanel(stateOf(), actions), content)
    focusWanted()
  }

  const onKey = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y')) {
      event.preventDefault()
      event.stopPropagation()
      if (key === 'y' || event.shiftKey) redo(view)
      else undo(view)
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      actions.leave()
    } else if (event.key === 'Tab' && !event.shiftKey && event.target === controls().at(-1)) {
      event.preventDefault()
      actions.leave()
    }
  }
  const controls = (): readonly HTMLElement[] =>
    [...content.querySelectorAll<HTMLElement>('button, input, a[href], summary')].filter(
      (one) => one.checkVisibility() && one.tabIndex >= 0,
    )
  element.addEventListener('keydown', onKey)
  const sizes = new ResizeObserver(() => view.requestMeasure())
  sizes.observe(element)
  update()

  return {
    element,
    update,
    focus(part) {
      if (part !== 'first' && isFolded) actions.fold(false)
      const all = controls()
      const fields = content.querySelectorAll<HTMLElement>('[data-part="value"]')
      const target =
        part === 'add'
          ? content.querySelector<HTMLElement>('[data-part="add"]')
          : part === 'first'
            ? all[0]
            : ([...fields].at(-1) ?? all.at(-1))
      target?.focus()
    },
    destroy() {
      sizes.disconnect()
      element.removeEventListener('keydown', onKey)
      render(nothing, content)
    },
  }
}
