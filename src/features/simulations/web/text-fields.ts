/** Milliseconds without a key. */
const pause = 600

/** What is written or pasted in one piece is taken at once. */
const wholePieces: ReadonlySet<string> = new Set(['insertLineBreak', 'insertFromPaste', 'insertFromDrop'])

/**
 * The fields for text of a simulation. What a reader writes is taken after a pause, where a line ends, and when the field is left; what is
 * pasted at once. A text that is too long is never taken, and stays in its field with a word about it.
 */
export class TextFields {
  readonly #take: (field: HTMLTextAreaElement) => void
  readonly #timers = new Map<HTMLTextAreaElement, ReturnType<typeof setTimeout>>()
  readonly #tooLong = new Set<HTMLTextAreaElement>()

  constructor(figure: HTMLElement, take: (field: HTMLTextAreaElement) => void, signal: AbortSignal) {
    this.#take = take
    figure.addEventListener('input', this.#onInput, { signal })
    figure.addEventListener('change', this.#onChange, { signal })
    signal.addEventListener('abort', () => this.forget())
  }

  /** Whether what stands in a field is the reader's, and the simulation does not have it. */
  isHeld(field: HTMLTextAreaElement): boolean {
    return this.#timers.has(field) || this.#tooLong.has(field)
  }

  /** Something else is to be shown than what readers were writing. */
  forget(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    for (const field of [...this.#tooLong]) this.#showLength(field, false)
  }

  readonly #onInput = (event: Event): void => {
    const field = event.target
    if (!(field instanceof HTMLTextAreaElement)) return
    clearTimeout(this.#timers.get(field))
    const wait = wholePieces.has((event as InputEvent).inputType) ? 0 : pause
    this.#timers.set(
      field,
      setTimeout(() => this.#settle(field), wait),
    )
  }

  readonly #onChange = (event: Event): void => {
    const field = event.target
    if (field instanceof HTMLTextAreaElement && this.#timers.has(field)) this.#settle(field)
  }

  #settle(field: HTMLTextAreaElement): void {
    clearTimeout(this.#timers.get(field))
    this.#timers.delete(field)
    const isTooLong = field.value.length > Number(field.dataset['max'])
    this.#showLength(field, isTooLong)
    if (!isTooLong) this.#take(field)
  }

  #showLength(field: HTMLTextAreaElement, isTooLong: boolean): void {
    if (isTooLong) this.#tooLong.add(field)
    else this.#tooLong.delete(field)
    field.ariaInvalid = isTooLong ? 'true' : null
    const note = field.closest('.simulation-text')?.querySelector<HTMLElement>('.simulation-note')
    if (!note) return
    note.hidden = !isTooLong
    const length = note.querySelector('span')
    if (length) length.textContent = String(field.value.length)
  }
}
