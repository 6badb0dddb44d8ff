import { togetherWords } from './together-words.ts'

/** A comment as it is shown. */
export interface CommentView {
  readonly id: string
  /** What stood at its place when it was begun. */
  readonly quote: string
  /** Where its place is now; undefined where it was removed. */
  readonly range: readonly [from: number, to: number] | undefined
  readonly said: readonly { readonly by: string; readonly at: string; readonly text: string }[]
  /** Who said that it needs no more words; undefined while it does. */
  readonly settledBy: string | undefined
}

/** All that stands beside the text, and what can be done with it. */
interface CommentsView {
  readonly comments: readonly CommentView[]
  /** Why something was not added; empty. */
  readonly refusal: string
  /** The place of a comment that is being written. */
  readonly begun: string | undefined
  readonly isWaiting: boolean
  readonly onBegin: () => void
  readonly onCancel: () => void
  readonly onSay: (text: string) => void
  readonly onReply: (thread: string, text: string) => void
  readonly onSettle: (thread: string, isSettled: boolean) => void
  readonly onShow: (range: readonly [number, number]) => void
}

/** Characters of a quotation that are shown. */
const longestQuote = 160

/** Draws the comments anew; what somebody is writing stays, and so does the focus. */
export function drawComments(place: HTMLElement, view: CommentsView): void {
  const words = togetherWords()
  const kept = new Map([...place.querySelectorAll('textarea')].map((area) => [area.name, area]))
  const focused = place.contains(document.activeElement) ? document.activeElement : null
  const wasOpen = place.querySelector('details')?.open === true
  const [settled, open] = [
    view.comments.filter(({ settledBy }) => settledBy !== undefined),
    view.comments.filter(({ settledBy }) => settledBy === undefined),
  ]
  const draw = (comment: CommentView): HTMLElement => drawThread(comment, view, kept)
  place.replaceChildren(
    element('h2', { textContent: words.comments.title }),
    button(words.comments.begin, view.onBegin, words.comments.beginHint),
    ...(view.refusal === ''
      ? []
      : [element('p', { textContent: view.refusal, className: 'refusal', role: 'alert' })]),
    ...(view.isWaiting ? [element('p', { textContent: words.standing.sending, role: 'status' })] : []),
    ...(view.begun === undefined
      ? []
      : [
          quoteOf(view.begun),
          form(
            { name: 'new', label: words.comments.own, verb: words.comments.say },
            view.onSay,
            kept,
            view.onCancel,
          ),
        ]),
    ...open.map(draw),
    ...(settled.length === 0
      ? []
      : [
          element(
            'details',
            { open: wasOpen },
            element('summary', { textContent: words.comments.resolved(String(settled.length)) }),
            ...settled.map(draw),
          ),
        ]),
  )
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
}

function drawThread(
  comment: CommentView,
  view: CommentsView,
  kept: ReadonlyMap<string, HTMLTextAreaElement>,
): HTMLElement {
  const { id, quote, range, said, settledBy } = comment
  const words = togetherWords().comments
  const shown =
    range === undefined
      ? element('p', { textContent: words.removed })
      : button(words.show, () => view.onShow(range), words.showHint)
  const remarks = said.map(({ by, at, text }) =>
    element(
      'p',
      {},
      element('strong', { textContent: by }),
      ' ',
      element('time', { dateTime: at, textContent: new Date(at).toLocaleString() }),
      element('span', { textContent: text, className: 'said', dir: 'auto' }),
    ),
  )
  const isSettled = settledBy !== undefined
  const end = isSettled
    ? [
        element('p', { textContent: words.resolvedBy(settledBy) }),
        button(words.reopen, () => view.onSettle(id, false)),
      ]
    : [
        form({ name: id, label: words.ownReply, verb: words.reply }, (text) => view.onReply(id, text), kept),
        button(words.resolve, () => view.onSettle(id, true)),
      ]
  const thread = element('article', {}, quoteOf(quote), shown, ...remarks, ...end)
  thread.dataset['comment'] = id
  return thread
}

function quoteOf(quote: string): HTMLElement {
  const short = quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote
  return element('blockquote', { textContent: short, dir: 'auto' })
}

/** A form for a few words. The field of that name that was there stays, with what is in it. */
function form(
  { name, label, verb }: { readonly name: string; readonly label: string; readonly verb: string },
  onSay: (text: string) => void,
  kept: ReadonlyMap<string, HTMLTextAreaElement>,
  onCancel?: () => void,
): HTMLElement {
  const area =
    kept.get(name) ?? element('textarea', { name, ariaLabel: label, rows: 2, maxLength: 5_000, dir: 'auto' })
  const say = (): void => {
    const text = area.value.trim()
    if (text === '') return
    area.value = ''
    onSay(text)
  }
  area.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
    else if (event.key === 'Escape' && onCancel !== undefined) onCancel()
  }
  return element(
    'div',
    {},
    area,
    button(verb, say),
    ...(onCancel ? [button(togetherWords().comments.cancel, onCancel)] : []),
  )
}

function button(label: string, onClick: () => void, title = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent: label, title })
  made.addEventListener('click', onClick)
  return made
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...inside)
  return made
}
