import type { Frame } from './live-mark.ts'

/** So many quotes in one another are told apart. */
const mostFrames = 3

/** Edges and grounds behind a line, one for each quote and callout that it stands in. They take no room in the line. */
export function createFrames(frames: readonly Frame[]): HTMLElement {
  const holder = document.createElement('span')
  holder.className = 'cm-live-frames'
  holder.setAttribute('aria-hidden', 'true')
  for (const { callout, isFirst, isLast } of frames.slice(0, mostFrames)) {
    const frame = document.createElement('span')
    frame.className = callout === undefined ? 'cm-live-frame' : 'cm-live-frame cm-live-callout callout'
    if (callout !== undefined) frame.dataset['callout'] = callout
    if (isFirst) frame.dataset['first'] = ''
    if (isLast) frame.dataset['last'] = ''
    holder.append(frame)
  }
  return holder
}
