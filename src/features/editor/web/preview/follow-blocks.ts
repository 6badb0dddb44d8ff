import { type ChangeDesc, ChangeSet } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type BlockStop, collectStops, offsetAt, placeOf, shareOf } from './block-stops.ts'
import { clickedOffset } from './clicked-offset.ts'

/** Keeps a text and its page at the same place. */
export interface BlockFollower {
  /** The page has changed. */
  rendered(): void
  /** The text has changed. */
  changed(changes: ChangeDesc): void
  /** The cursor is elsewhere, or something was typed. */
  cursorMoved(): void
  stop(): void
}

/** What is followed: the editor, the pane that scrolls, and where both have the same. */
interface Sides {
  readonly view: EditorView
  readonly pane: HTMLElement
  readonly stops: () => readonly BlockStop[]
  /** Where a place of the text was when the stops were collected, and the other way round. */
  readonly toStops: (offset: number) => number
  readonly toText: (offset: number) => number
}

/** How near to an edge of the pane the cursor's block may come, as a share of its height. */
const edge = 0.12

/**
 * Joins the text of an editor and its preview by their blocks, both ways: the block with the cursor is in view in the preview;
 * who scrolls one side scrolls the other; a click in the preview puts the cursor where it was clicked. `pane` scrolls, `page`
 * in it has the text.
 */
export function followBlocks(view: EditorView, pane: HTMLElement, page: HTMLElement): BlockFollower {
  /** What somebody moves: what the other side does then leads to nothing. */
  let leader: 'cursor' | 'text' | 'page' = 'cursor'
  let stops: readonly BlockStop[] | undefined
  /** What was typed since the stops were collected: the page shows it only in a while, and a long one is not read again. */
  let typed: ChangeDesc = ChangeSet.empty(view.state.doc.length).desc
  let frame = 0
  const sides: Sides = {
    view,
    pane,
    stops() {
      if (stops === undefined) {
        stops = collectStops(view.state.doc.toString(), page)
        typed = ChangeSet.empty(view.state.doc.length).desc
      }
      return stops
    },
    toStops: (offset) => typed.invertedDesc.mapPos(offset),
    toText: (offset) => typed.mapPos(Math.min(offset, typed.length)),
  }
  const follow = (who: typeof leader): void => {
    if (who !== leader) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      if (isSeen(pane) && isSeen(view.dom)) followers[leader](sides)
    })
  }
  const lead = (who: typeof leader) => (): void => {
    leader = who
  }
  const listeners = [
    listen(view.scrollDOM, ['wheel', 'pointerdown', 'touchmove'], lead('text')),
    listen(pane, ['wheel', 'pointerdown', 'touchmove', 'keydown'], lead('page')),
    listen(view.scrollDOM, ['scroll'], () => follow('text')),
    listen(pane, ['scroll'], () => follow('page')),
    listen(page, ['click'], (event) => {
      if (event instanceof MouseEvent) putCursor(sides, page, event)
    }),
  ]
  // A picture that comes late moves what is below it.
  const observer = new ResizeObserver(() => follow('cursor'))
  observer.observe(page)

  return {
    rendered() {
      stops = undefined
      follow('cursor')
    },
    changed(changes) {
      if (stops !== undefined) typed = typed.composeDesc(changes)
    },
    cursorMoved() {
      leader = 'cursor'
      follow('cursor')
    },
    stop() {
      cancelAnimationFrame(frame)
      observer.disconnect()
      for (const end of listeners) end()
    },
  }
}

const followers = { cursor: followCursor, text: followText, page: followPage }

/** The cursor's block comes into view, beside the cursor where it had gone out of it. */
function followCursor({ view, pane, stops, toStops }: Sides): void {
  const { head } = view.state.selection.main
  const place = placeOf(stops(), toStops(head), pane)
  if (place === undefined) return
  const height = pane.clientHeight
  const [top, bottom] = [pane.scrollTop + edge * height, pane.scrollTop + (1 - edge) * height]
  if (place >= top && place <= bottom) return
  const box = view.scrollDOM.getBoundingClientRect()
  const aside = (view.coordsAtPos(head)?.top ?? box.top + height / 2) - pane.getBoundingClientRect().top
  pane.scrollTop = place - Math.min(Math.max(aside, edge * height), (1 - edge) * height)
}

/** At the start of either side the upper edges are beside each other, at the end the lower ones. */
function followText({ view, pane, stops, toStops }: Sides): void {
  const { scrollTop, scrollHeight, clientHeight } = view.scrollDOM
  const share = shareOf(scrollTop, scrollHeight - clientHeight)
  const height = scrollTop + share * clientHeight - view.documentPadding.top
  const line = view.lineBlockAtHeight(height)
  const offset = line.from + shareOf(height - line.top, line.height) * line.length
  const place = placeOf(stops(), toStops(offset), pane)
  if (place !== undefined) pane.scrollTop = place - share * pane.clientHeight
}

function followPage({ view, pane, stops, toText }: Sides): void {
  const share = shareOf(pane.scrollTop, pane.scrollHeight - pane.clientHeight)
  const found = offsetAt(stops(), pane.scrollTop + share * pane.clientHeight, pane)
  if (found === undefined) return
  const offset = toText(found)
  const line = view.lineBlockAt(Math.min(offset, view.state.doc.length))
  const height = line.top + shareOf(offset - line.from, line.length) * line.height
  view.scrollDOM.scrollTop = height + view.documentPadding.top - share * view.scrollDOM.clientHeight
}

/** A click on what does something of its own, and one that ends a selection, is meant for that. */
function putCursor({ view, stops, toText }: Sides, page: HTMLElement, event: MouseEvent): void {
  const { target } = event
  if (!(target instanceof Element) || !page.contains(target)) return
  if (target.closest('a, button, input, summary, audio, video, iframe') !== null) return
  if (getSelection()?.isCollapsed === false) return
  const now = stops().map(({ block, element }) => ({
    block: { ...block, from: toText(block.from), to: toText(block.to) },
    element,
  }))
  const anchor = clickedOffset(now, view.state.doc.toString(), target, event)
  if (anchor === undefined) return
  view.dispatch({ selection: { anchor }, scrollIntoView: true })
  if (isSeen(view.dom)) view.focus()
}

function isSeen(element: HTMLElement): boolean {
  return element.clientHeight > 0
}

function listen(target: HTMLElement, names: readonly string[], act: (event: Event) => void): () => void {
  for (const name of names) target.addEventListener(name, act, { passive: true })
  return () => {
    for (const name of names) target.removeEventListener(name, act)
  }
}
