import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { HocuspocusProvider } from '@hocuspocus/provider'
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  type Doc,
  type Text,
} from 'yjs'
import type { TogetherText } from '../../words/together-text.ts'
import { type CommentView, drawComments } from './draw-comments.ts'
import { togetherWords } from './together-words.ts'

/** What the hub keeps of one comment, reply or end. */
interface Entry {
  readonly kind: 'start' | 'reply' | 'settled'
  readonly by: string
  readonly at: string
  readonly text: string
  readonly quote: string
  readonly thread: string
  readonly from: unknown
  readonly to: unknown
  readonly isSettled: boolean
}

/** Milliseconds after which is sent again what the hub has not shown yet. */
const resend = 3_000

const setMarks = StateEffect.define<DecorationSet>()

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (value, transaction) =>
    transaction.effects.reduce(
      (found, effect) => (effect.is(setMarks) ? effect.value : found),
      value.map(transaction.changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
})

/** Why the hub did not add what was said. */
export type NotSaid = keyof TogetherText['notSaid']

/** What the editor needs to show where comments are. */
export const commentMarks = [marks]

/** Comments beside a text that several people write. */
export interface Comments {
  /** What the hub answered to something that was said. */
  refused(reason: NotSaid): void
  /** Begins a comment on what is selected, or on the sentence at the cursor. */
  begin(): void
}

/** Shows the comments of a document in `place`, and takes new ones. Only the hub puts them in, so nobody speaks for another. */
export function openComments(
  place: HTMLElement,
  view: EditorView,
  {
    shared,
    text,
    provider,
  }: { readonly shared: Doc; readonly text: Text; readonly provider: HocuspocusProvider },
): Comments {
  const entries = shared.getMap<Entry>('comments')
  const waiting = new Map<string, string>()
  let refusal = ''
  let begun: { readonly from: unknown; readonly to: unknown; readonly quote: string } | undefined

  const send = (name: string, request: object): void => {
    const payload = JSON.stringify(request)
    waiting.set(name, payload)
    provider.sendStateless(payload)
    draw()
  }
  setInterval(() => {
    for (const [name, payload] of waiting)
      if (entries.has(name)) waiting.delete(name)
      else if (provider.synced) provider.sendStateless(payload)
  }, resend)

  const indexOf = (relative: unknown): number | undefined =>
    createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(relative), shared)?.index
  const rangeOf = ({ from, to }: Pick<Entry, 'from' | 'to'>): readonly [number, number] | undefined => {
    const [start, end] = [indexOf(from), indexOf(to)]
    return start !== undefined && end !== undefined && start < end ? [start, end] : undefined
  }

  function views(): readonly CommentView[] {
    const all = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
    const found = all.flatMap(([id, entry]): CommentView[] => {
      if (entry.kind !== 'start') return []
      const replies = all
        .map(([, other]) => other)
        .filter((other) => other.kind === 'reply' && other.thread === id)
      const settled = entries.get(`${id}/settled`)
      return [
        {
          id,
          quote: entry.quote,
          range: rangeOf(entry),
          said: [entry, ...replies.sort((a, b) => (a.at < b.at ? -1 : 1))],
          settledBy: settled?.isSettled === true ? settled.by : undefined,
        },
      ]
    })
    return found.sort((a, b) => (a.range?.[0] ?? Infinity) - (b.range?.[0] ?? Infinity))
  }

  function draw(): void {
    const shown = views()
    drawComments(place, {
      comments: shown,
      refusal,
      begun: begun?.quote,
      isWaiting: waiting.size > 0,
      onBegin: begin,
      onCancel: () => {
        begun = undefined
        draw()
        view.focus()
      },
      onSay(said) {
        if (begun === undefined) return
        const id = newId()
        const { from, to } = begun
        begun = undefined
        refusal = ''
        send(id, { kind: 'start', id, from, to, text: said })
      },
      onReply(thread, said) {
        const id = newId()
        refusal = ''
        send(`${thread}/${id}`, { kind: 'reply', id, thread, text: said })
      },
      onSettle(thread, isSettled) {
        provider.sendStateless(JSON.stringify({ kind: 'settled', thread, isSettled }))
      },
      onShow([anchor, head]) {
        view.dispatch({ selection: { anchor, head }, scrollIntoView: true })
        view.focus()
      },
    })
    const ranges = shown.flatMap(({ range, settledBy, id }) =>
      range === undefined || settledBy !== undefined || range[1] > view.state.doc.length
        ? []
        : [Decoration.mark({ class: 'commented', attributes: { 'data-comment': id } }).range(...range)],
    )
    view.dispatch({ effects: setMarks.of(Decoration.set(ranges, true)) })
  }

  function begin(): void {
    const { main } = view.state.selection
    const [from, to] = main.empty ? sentenceAt(view, main.head) : [main.from, main.to]
    if (from === to) return
    const [start, end] = [from, to].map((index, i) =>
      createRelativePositionFromTypeIndex(text, index, i === 0 ? 0 : -1),
    )
    begun = {
      from: JSON.parse(JSON.stringify(start)),
      to: JSON.parse(JSON.stringify(end)),
      quote: view.state.sliceDoc(from, to),
    }
    refusal = ''
    draw()
    place.querySelector('textarea')?.focus()
  }

  entries.observe(() => {
    for (const name of waiting.keys()) if (entries.has(name)) waiting.delete(name)
    draw()
  })
  // The place of a comment whose sentence goes is said anew; while somebody types, not at each letter.
  let redraw: ReturnType<typeof setTimeout> | undefined
  text.observe(() => {
    clearTimeout(redraw)
    redraw = setTimeout(draw, 500)
  })
  draw()
  return {
    begin,
    refused(reason) {
      refusal = togetherWords().notSaid[reason]
      draw()
    },
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Where the sentence begins and ends that a place is in, without the space around it. */
function sentenceAt(view: EditorView, at: number): readonly [number, number] {
  const line = view.state.doc.lineAt(at)
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(line.text)
  const found = sentences.containing(Math.min(at - line.from, Math.max(0, line.length - 1)))
  if (found === undefined) return [at, at]
  const from = line.from + found.index + (found.segment.length - found.segment.trimStart().length)
  return [from, Math.max(from, line.from + found.index + found.segment.trimEnd().length)]
}
