import { EditorSelection } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { FindJob } from './collect-matches.ts'
import { findStateOf, setFind } from './find-field.ts'
import { type FindQuery, maxMatches, readQuery } from './find-query.ts'
import workerAddress from './find-worker.ts?worker&url'
import { createFindRunner } from './run-find.ts'

const workerUrl: string = workerAddress

/** How a search stands, for the panel to say. */
export type FindStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'found'; readonly count: number; readonly current: number; readonly isMore: boolean }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'too-slow' }

/** A search in one editor. */
export interface FindSession {
  /** Looks for something; with `jump` the nearest match behind where the search began is shown. */
  find(query: FindQuery, jump: boolean): Promise<void>
  /** Looks once more: the text has changed. */
  again(): void
  step(by: 1 | -1): void
  /** Replaces the match that is shown and goes to the next one. */
  replaceOne(): Promise<void>
  /** Replaces all, as one change; gives their number. */
  replaceAll(): Promise<number>
  stop(): void
}

/** How long after a change of the text it is looked for anew, in milliseconds. */
const pause = 150

/** Creates it; `onStatus` is told whenever something else is to be said. */
export function createFindSession(view: EditorView, onStatus: (status: FindStatus) => void): FindSession {
  const runner = createFindRunner(() => new Worker(workerUrl, { type: 'module' }))
  const start = view.state.selection.main.from
  let query: FindQuery | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  /** The matches of the text as it is now; undefined where there is nothing to run, which was said. */
  const look = async (limit: number, withReplacement: boolean) => {
    if (query === undefined) return undefined
    const read = readQuery(query)
    if (read.kind !== 'ready') {
      view.dispatch({ effects: setFind.of({ matches: [], current: -1 }) })
      onStatus(read.kind === 'bad' ? read : { kind: 'idle' })
      return undefined
    }
    const { doc } = view.state
    const { isRegExp, isWholeWord, replacement } = query
    const { scope } = findStateOf(view.state)
    const job: FindJob = {
      text: doc.toString(),
      pattern: read.pattern,
      flags: read.flags,
      isWholeWord,
      scope,
      ...(withReplacement && { replacement }),
      hasGroups: isRegExp,
      limit,
    }
    const outcome = await runner.run(job, isRegExp)
    if (isStopped || outcome.kind === 'outdated') return undefined
    if (outcome.kind === 'too-slow') {
      view.dispatch({ effects: setFind.of({ matches: [], current: -1 }) })
      onStatus(outcome)
      return undefined
    }
    if (view.state.doc !== doc) {
      later()
      return undefined
    }
    return outcome.matches
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void show(undefined), pause)
  }
  /** Marks what there is; goes to the first match from `from` on. */
  const show = async (from: number | undefined): Promise<void> => {
    const matches = await look(maxMatches, false)
    if (matches === undefined) return
    const { main } = view.state.selection
    const there = matches.findIndex((match) => match.from === main.from && match.to === main.to)
    const next = matches.findIndex((match) => match.from >= (from ?? 0))
    const current = from === undefined ? there : next < 0 ? Math.min(0, matches.length - 1) : next
    view.dispatch({ effects: setFind.of({ matches, current }) })
    if (from !== undefined) goTo(current)
    say()
  }
  const say = (): void => {
    const { matches, current } = findStateOf(view.state)
    onStatus({ kind: 'found', count: matches.length, current, isMore: matches.length >= maxMatches })
  }
  const goTo = (current: number): void => {
    const match = findStateOf(view.state).matches[current]
    if (match === undefined) return
    view.dispatch({
      selection: EditorSelection.single(match.from, match.to),
      effects: [
        setFind.of({ current }),
        EditorView.scrollIntoView(match.from, { y: 'nearest', yMargin: 90 }),
      ],
      userEvent: 'select.search',
    })
  }

  return {
    find(next, jump) {
      query = next
      return show(jump ? start : undefined)
    },
    again: later,
    step(by) {
      const { matches } = findStateOf(view.state)
      if (matches.length === 0) return
      const { from, to } = view.state.selection.main
      const behind = matches.findIndex(
        (match) => match.from >= to && !(match.from === from && match.to === to),
      )
      const before = matches.findLastIndex((match) => match.from < from)
      goTo(by > 0 ? Math.max(behind, 0) : before < 0 ? matches.length - 1 : before)
      say()
    },
    async replaceOne() {
      const matches = await look(maxMatches, true)
      if (matches === undefined) return
      const { from, to } = view.state.selection.main
      const match = matches.find((one) => one.from === from && one.to === to)
      if (match?.insert === undefined) {
        view.dispatch({ effects: setFind.of({ matches }) })
        this.step(1)
        return
      }
      view.dispatch({
        changes: { from, to, insert: match.insert },
        selection: { anchor: from + match.insert.length },
        userEvent: 'input.replace',
      })
      await show(from + match.insert.length)
    },
    async replaceAll() {
      const matches = await look(Number.MAX_SAFE_INTEGER, true)
      if (matches === undefined || matches.length === 0) return 0
      view.dispatch({
        changes: matches.map(({ from, to, insert = '' }) => ({ from, to, insert })),
        userEvent: 'input.replace.all',
        scrollIntoView: true,
      })
      await show(undefined)
      return matches.length
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      runner.stop()
    },
  }
}
