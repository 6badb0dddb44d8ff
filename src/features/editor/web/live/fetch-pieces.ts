import type { PreviewReply } from '../../note-preview.ts'
import { loadNeeded } from '../preview/show-body.ts'
import { bodyStart } from './body-start.ts'

/** Stands between two pieces; nobody writes it. */
const divider = 'hortus0piece0ends0here'

/** Pieces that show something of the note they are in. */
const ofNote = /^(?:x )?(?:!\[\[#|\(\(|\{\{|(?:`{3,}|~{3,})[ \t]*(?:dataview|tasks|base|query))/

/**
 * Asks what pieces of Markdown become on the page of a note: all of them are shown as one text of it, so that links mean what
 * they mean there. `whole` is the note's own text, for pieces that embed parts of it.
 */
export function createPieceFetcher(
  preview: (text: string) => Promise<PreviewReply>,
  whole: () => string,
): (sources: readonly string[]) => Promise<readonly string[]> {
  const ask = async (sources: readonly string[]): Promise<readonly string[]> => {
    const isOfNote = sources.some((source) => ofNote.test(source))
    const [properties, body] = isOfNote ? splitProperties(whole()) : ['', '']
    const answer = await preview(
      properties + [...sources, ...(body === '' ? [] : [body])].join(`\n\n${divider}\n\n`),
    )
    const { html } = answer.shown
    // Only diagrams, plots and simulations have scripts.
    const isDrawn = /class="(?:diagram|plot|simulation)/.test(html)
    loadNeeded({ styles: answer.styles, scripts: isDrawn ? answer.scripts : [] })
    return splitPieces(html).slice(0, sources.length)
  }
  return async (sources) => {
    const answers = await ask(sources)
    if (answers.length === sources.length || sources.length === 1) return answers
    // One of them reaches into the next: each by itself then.
    const single: string[] = []
    for (const source of sources) single.push((await ask([source]))[0] ?? '')
    return single
  }
}

/** A note's properties, which questions may ask for, and what is behind them. */
function splitProperties(note: string): readonly [properties: string, body: string] {
  const end = bodyStart(note)
  return [note.slice(0, end), note.slice(end)]
}

function splitPieces(html: string): readonly string[] {
  const template = document.createElement('template')
  template.innerHTML = html
  const pieces: HTMLElement[] = [document.createElement('div')]
  for (const child of [...template.content.childNodes]) {
    if (child.textContent?.trim() === divider) pieces.push(document.createElement('div'))
    else pieces.at(-1)?.append(child)
  }
  return pieces.map((piece) => piece.innerHTML.trim())
}
