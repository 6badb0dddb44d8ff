import type { PreviewReply } from '../../note-preview.ts'
import { loadNeeded } from '../preview/show-body.ts'
import { bodyStart } from './body-start.ts'

/** Stands between two pieces; nobody writes it. */
const divider = 'hortus0piece0ends0here'

/** Pieces that show something of the note they are in. */
const ofNote = /^(?:x )?(?:!\[\[#|\(\(|\{\{|(?:`{3,}|~{3,})[ \t]*(?:dataview|tasks|base|query))/

/**
 * Asks what pieces of Markdown become on the page of a note: all of them are shown as one text of it, so that links mean what
 * they mean there. `whole` is the note's own text, for pieces that embed parts of it and questions that find it.
 */
export function createPieceFetcher(
  preview: (text: string) => Promise<PreviewReply>,
  whole: () => string,
): (sources: readonly string[]) => Promise<readonly string[]> {
  const ask = async (sources: readonly string[], note: NoteParts): Promise<readonly string[]> => {
    const { properties, title, rest } = note
    const parts = [title, ...sources, ...(rest === '' ? [] : [rest])]
    const answer = await preview(properties + parts.join(`\n\n${divider}\n\n`))
    const { html } = answer.shown
    // Only diagrams, plots and simulations have scripts.
    const isDrawn = /class="(?:diagram|plot|simulation)/.test(html)
    loadNeeded({ styles: answer.styles, scripts: isDrawn ? answer.scripts : [] })
    return splitPieces(html).slice(1, sources.length + 1)
  }
  const askEach = async (sources: readonly string[], note: NoteParts): Promise<readonly string[]> => {
    if (sources.length === 0) return []
    const answers = await ask(sources, note)
    if (answers.length === sources.length || sources.length === 1) return answers
    // One of them reaches into the next: each by itself then.
    const single: string[] = []
    for (const source of sources) single.push((await ask([source], note))[0] ?? '')
    return single
  }
  return async (sources) => {
    // What else is asked is not of the note: a question about its tasks would find that too.
    const own = sources.filter((source) => ofNote.test(source))
    const others = sources.filter((source) => !ofNote.test(source))
    const answers = new Map<string, string>()
    for (const [asked, note] of [[others, nothing] as const, [own, splitNote(whole())] as const])
      for (const [i, answer] of (await askEach(asked, note)).entries()) answers.set(asked[i] ?? '', answer)
    return sources.map((source) => answers.get(source) ?? '')
  }
}

/** A note as questions see it: what it says of itself, the heading it is called by, and the rest. */
interface NoteParts {
  readonly properties: string
  readonly title: string
  readonly rest: string
}

const nothing: NoteParts = { properties: '', title: '', rest: '' }

/** A heading of the first level at the start, with the comments before it. */
const opening =
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|%%(?:(?!%%)[\s\S])*%%)*(?: {0,3}#[ \t][^\n]*|(?! {0,3}(?:[-*+>#`~|]|\d+[.)])) {0,3}\S[^\n]*\n {0,3}=+[ \t]*)(?=\n|$)/

function splitNote(note: string): NoteParts {
  const start = bodyStart(note)
  const body = note.slice(start)
  const [title = ''] = opening.exec(body) ?? []
  return { properties: note.slice(0, start), title, rest: body.slice(title.length) }
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
