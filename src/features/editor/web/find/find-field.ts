import { type EditorState, MapMode, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, type Panel, showPanel } from '@codemirror/view'
import type { FindMatch, FindScope } from './find-query.ts'

/** What the editor knows of a search while its panel is open. */
export interface FindState {
  readonly matches: readonly FindMatch[]
  /** Which of the matches is shown; -1 for none. */
  readonly current: number
  /** The only part that is looked in; undefined for the whole note. */
  readonly scope: FindScope | undefined
}

/** Opens the panel that it makes, or closes it. */
export const setFindPanel = StateEffect.define<((view: EditorView) => Panel) | undefined>()

/** Says what was found. */
export const setFind = StateEffect.define<Partial<FindState>>()

const none: FindState = { matches: [], current: -1, scope: undefined }

const findField = StateField.define<FindState>({
  create: () => none,
  update(state, { effects, changes, docChanged }) {
    let next = state
    if (docChanged) {
      // Until they are looked for anew they move with the text.
      const matches = state.matches.flatMap(({ from, to }) => {
        const start = changes.mapPos(from, 1, MapMode.TrackDel)
        const end = changes.mapPos(to, -1)
        return start === null || end < start ? [] : [{ from: start, to: end }]
      })
      const { scope } = state
      next = {
        matches,
        current: Math.min(state.current, matches.length - 1),
        scope: scope && { from: changes.mapPos(scope.from, -1), to: changes.mapPos(scope.to, 1) },
      }
    }
    for (const effect of effects) {
      if (effect.is(setFind)) next = { ...next, ...effect.value }
      if (effect.is(setFindPanel) && effect.value === undefined) next = none
    }
    return next
  },
})

const panelField = StateField.define<((view: EditorView) => Panel) | undefined>({
  create: () => undefined,
  update(panel, { effects }) {
    for (const effect of effects) if (effect.is(setFindPanel)) return effect.value
    return panel
  },
  provide: (field) => showPanel.from(field, (panel) => panel ?? null),
})

const matchMark = Decoration.mark({ class: 'cm-find-match' })
const currentMark = Decoration.mark({ class: 'cm-find-match cm-find-current' })
const scopeMark = Decoration.mark({ class: 'cm-find-scope' })

/** Only what is in view is marked. */
function marksOf(view: EditorView): DecorationSet {
  const { matches, current, scope } = findStateOf(view.state)
  const marks = view.visibleRanges.flatMap((range) => {
    const ofScope =
      scope && scope.from < scope.to && scope.from < range.to && scope.to > range.from
        ? [scopeMark.range(Math.max(scope.from, range.from), Math.min(scope.to, range.to))]
        : []
    const ofMatches = matches.flatMap(({ from, to }, i) =>
      from < to && from < range.to && to > range.from
        ? [(i === current ? currentMark : matchMark).range(from, to)]
        : [],
    )
    return [...ofScope, ...ofMatches]
  })
  return Decoration.set(marks, true)
}

/** What was found, for whoever has no search yet: nothing. */
export function findStateOf(state: EditorState): FindState {
  return state.field(findField, false) ?? none
}

/** Everything that finding adds to an editor. */
export const findExtension = [findField, panelField, EditorView.decorations.of(marksOf)]
