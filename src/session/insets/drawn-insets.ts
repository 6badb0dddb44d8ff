import { plainInset } from '../../body/plain-inset.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'
import { messageOf } from '../../model/message-of.ts'
import type { DrawingBrowser } from '../browser/drawing-browser.ts'
import { makerOf } from './typesetter.ts'

/** Draws insets in a browser, in their order; what it does not draw is shown as it is written, for the reader's own. */
export function createDrawnInsets(
  browser: DrawingBrowser,
): (insets: readonly Inset[]) => Promise<readonly TypesetInset[]> {
  const draw = async (inset: Inset): Promise<TypesetInset> => {
    const html = plainInset(inset)
    const drawing = makerOf(inset)?.drawing
    if (drawing === undefined) return { html }
    let isThere = true
    const ask = async (source: string): Promise<unknown> => {
      const answer = await browser.ask(drawing.page, source)
      if (answer.kind === 'answer') return answer.value
      isThere = answer.kind !== 'none'
      throw new Error(answer.kind === 'none' ? 'there is no browser' : answer.problem)
    }
    try {
      return (await drawing.draw(inset, ask)) ?? { html }
    } catch (error) {
      return { html, isPassing: true, ...(isThere && { problem: messageOf(error) }) }
    }
  }
  return (insets) => Promise.all(insets.map(draw))
}
