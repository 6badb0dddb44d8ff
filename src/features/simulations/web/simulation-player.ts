import { deedsForAddress, type Moment } from '../moment.ts'
import { type DrawnElement, type KnownShapes, readShapeTexts } from '../read-shapes.ts'
import { momentHash, readMomentHash } from './moment-address.ts'
import { type OpenRunner, openRunner } from './open-runner.ts'
import { patchShapes } from './patch-shapes.ts'
import { TextFields } from './text-fields.ts'

type Move = 'again' | 'back' | 'play' | 'forward' | 'moment'
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Milliseconds between the words of two steps that play: faster nobody reads. */
const betweenWords = 250

/** Plays one simulation of a page: its buttons, its controls and the shapes that can be pressed. */
export class SimulationPlayer {
  readonly #figure: HTMLElement
  readonly #events = new AbortController()
  readonly #texts: TextFields
  readonly #usual: Moment
  readonly #steps: number
  readonly #interval: number
  readonly #name: string
  #moment: Moment
  #runner: OpenRunner | undefined
  /** The drawing that stands; undefined until the first of ours. */
  #drawn: readonly DrawnElement[] | undefined
  /** Its shapes as they came. */
  #shapes: KnownShapes = new Map()
  /** What is to be said and was not yet, and when something was said last. */
  #words: { readonly says: string; readonly at: number } | undefined
  #saidAt = -betweenWords
  #timer: ReturnType<typeof setTimeout> | undefined
  #isPlaying = false
  #isSeen = true
  /** What is being shown, and whether something else is wanted by then. */
  #isBusy = false
  #isWanted = false

  constructor(figure: HTMLElement) {
    this.#figure = figure
    const { simulation = '', seed, steps, interval, at } = figure.dataset
    this.#name = simulation
    this.#steps = Number(steps)
    // Nothing moves by itself; what is asked to move does so calmly for who wants that.
    const least = matchMedia('(prefers-reduced-motion: reduce)').matches ? 500 : 16
    this.#interval = Math.max(least, Number(interval))
    this.#usual = { seed: Number(seed), at: Number(at), deeds: [] }
    this.#moment = this.#usual
    const { signal } = this.#events
    figure.addEventListener('click', this.#onClick, { signal })
    figure.addEventListener('input', this.#onInput, { signal })
    this.#texts = new TextFields(figure, (field) => this.#take(field), signal)
    figure.addEventListener('keydown', this.#onKey, { signal })
    addEventListener('hashchange', this.#goToAddress, { signal })
    for (const part of this.#parts('button, input, select, textarea'))
      (part as HTMLButtonElement).disabled = false
    this.#goToAddress()
  }

  /** Out of view nothing moves. */
  set isSeen(isSeen: boolean) {
    this.#isSeen = isSeen
    this.#schedule()
  }

  /** The page was left. */
  close(): void {
    this.#events.abort()
    this.#stop()
    this.#runner?.close()
    this.#runner = undefined
  }

  #parts(selector: string): NodeListOf<HTMLElement> {
    return this.#figure.querySelectorAll(selector)
  }

  readonly #goToAddress = (): void => {
    const moment = readMomentHash(location.hash, this.#name)
    if (moment === undefined) return
    this.#figure.scrollIntoView({ block: 'nearest' })
    this.#texts.forget()
    this.#go(moment)
  }

  readonly #onClick = (event: Event): void => {
    const target = event.target as Element
    const move = target.closest<HTMLElement>('[data-move]')?.dataset['move']
    const press = target.closest<SVGElement>('[data-press]')?.dataset['press']
    if (move !== undefined) this.#do(move as Move)
    else if (press !== undefined) this.#press(press)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const press = (event.target as Element).closest<SVGElement>('[data-press]')?.dataset['press']
    if (press === undefined || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    this.#press(press)
  }

  readonly #onInput = (event: Event): void => {
    const input = event.target as Input
    // Text is taken as a whole.
    if (!(input instanceof HTMLTextAreaElement)) this.#take(input)
  }

  #take(input: Input): void {
    const name = input.dataset['control']
    if (name === undefined) return
    const value =
      input instanceof HTMLInputElement && input.type === 'checkbox' ? String(input.checked) : input.value
    this.#showValue(input)
    const isRestart = input.dataset['restart'] !== undefined
    const at = isRestart ? 0 : this.#moment.at
    const deeds = this.#moment.deeds.filter(
      (deed) =>
        (isRestart ? deed.at === 0 && deed.value !== undefined : deed.at <= at) &&
        !(deed.at === at && deed.name === name),
    )
    this.#go({ ...this.#moment, at, deeds: [...deeds, { at, name, value }] })
  }

  #press(name: string): void {
    const { at, deeds } = this.#moment
    this.#go({ ...this.#moment, deeds: [...deeds.filter((deed) => deed.at <= at), { at, name }] })
  }

  #do(move: Move): void {
    const { at } = this.#moment
    if (move !== 'play' && move !== 'moment') this.#stop()
    switch (move) {
      case 'again':
        // What the controls say stays; what was pressed goes.
        this.#go({ ...this.#moment, at: 0, deeds: this.#controlsAtStart() })
        break
      case 'back':
        this.#go({ ...this.#moment, at: Math.max(0, at - 1) })
        break
      case 'forward':
        this.#go({ ...this.#moment, at: Math.min(this.#steps, at + 1) })
        break
      case 'moment':
        history.replaceState(history.state, '', momentHash(this.#name, this.#moment))
        this.#showLinkNote(deedsForAddress(this.#moment.deeds).length < this.#moment.deeds.length)
        void navigator.clipboard?.writeText(location.href).catch(() => {})
        break
      case 'play':
        if (this.#isPlaying) this.#stop()
        else this.#start()
        break
    }
  }

  #controlsAtStart(): Moment['deeds'] {
    const last = new Map(
      this.#moment.deeds.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    )
    return [...last].map(([name, value]) => ({ at: 0, name, value }))
  }

  #start(): void {
    this.#isPlaying = true
    this.#showPlaying()
    if (this.#moment.at >= this.#steps) this.#go({ ...this.#moment, at: 0 })
    this.#schedule()
  }

  #stop(): void {
    this.#isPlaying = false
    clearTimeout(this.#timer)
    this.#showPlaying()
    this.#say()
  }

  #showPlaying(): void {
    this.#figure.classList.toggle('is-playing', this.#isPlaying)
    for (const button of this.#parts('[data-move=play]')) button.ariaPressed = String(this.#isPlaying)
    // What changes all the time is not read aloud.
    const says = this.#figure.querySelector('.simulation-says')
    if (says !== null) says.ariaLive = this.#isPlaying ? 'off' : 'polite'
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (!this.#isPlaying || !this.#isSeen) return
    this.#timer = setTimeout(() => {
      // A slow simulation plays slower, and never piles up.
      if (!this.#isBusy) this.#go({ ...this.#moment, at: this.#moment.at + 1 })
      if (this.#moment.at >= this.#steps) this.#stop()
      else this.#schedule()
    }, this.#interval)
  }

  #go(moment: Moment): void {
    this.#moment = { ...moment, at: Math.min(moment.at, this.#steps) }
    this.#isWanted = true
    this.#showLinkNote(false)
    void this.#show()
  }

  /** That a text is not in the link. */
  #showLinkNote(isShown: boolean): void {
    for (const note of this.#parts(':scope > .simulation-note')) note.hidden = !isShown
  }

  /** Shows what is wanted last; what was wanted in between is left out. */
  async #show(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    while (this.#isWanted && !this.#events.signal.aborted) {
      this.#isWanted = false
      try {
        await this.#showMoment(this.#moment)
      } catch (error) {
        if (this.#events.signal.aborted) break
        this.#fail(error instanceof Error ? error.message : String(error))
        break
      }
    }
    this.#isBusy = false
  }

  async #showMoment(moment: Moment): Promise<void> {
    this.#runner ??= openRunner(this.#figure.querySelector('template')?.content.textContent ?? '')
    const { shapes, says, problem } = await this.#runner.show(moment)
    if (problem !== undefined) throw new Error(String(problem).slice(0, 300))
    const svg = this.#figure.querySelector('.simulation-stage svg')
    if (svg === null) return
    const focused = document.activeElement?.closest<SVGElement>('[data-press]')?.dataset['press']
    const { drawn, known } = readShapeTexts(shapes, this.#shapes)
    this.#shapes = known
    patchShapes(svg, drawn, this.#drawn)
    this.#drawn = drawn
    // Whatever stands in its place now: the focus stays with what the reader chose.
    if (focused !== undefined)
      svg.querySelector<SVGElement>(`[data-press="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
    this.#words = { says: String(says).slice(0, 2_000), at: moment.at }
    if (!this.#isPlaying || performance.now() - this.#saidAt >= betweenWords) this.#say()
    this.#showControls(moment)
  }

  /** Says what stands there in words: each time the page is laid out anew. */
  #say(): void {
    if (this.#words === undefined) return
    write(this.#figure.querySelector('.simulation-says'), this.#words.says)
    write(this.#figure.querySelector('.simulation-bar output'), `${this.#words.at} / ${this.#steps}`)
    this.#words = undefined
    this.#saidAt = performance.now()
  }

  /** What the controls said at that moment. */
  #showControls({ at, deeds }: Moment): void {
    for (const input of this.#parts('[data-control]') as NodeListOf<Input>) {
      const last = deeds.findLast(
        (deed) => deed.at <= at && deed.name === input.dataset['control'] && deed.value !== undefined,
      )
      if (input === document.activeElement && input instanceof HTMLInputElement && input.type === 'range')
        continue
      if (input instanceof HTMLTextAreaElement) {
        const isTaken = (last?.value?.length ?? Infinity) <= Number(input.dataset['max'])
        const text = isTaken ? (last?.value ?? '') : input.defaultValue
        // The caret stays where it is.
        if (!this.#texts.isHeld(input) && input.value !== text) input.value = text
        continue
      }
      if (input instanceof HTMLInputElement && input.type === 'checkbox') {
        input.checked = last === undefined ? input.defaultChecked : last.value === 'true'
        continue
      }
      const value = last?.value ?? usualValue(input)
      if (input.value !== value) input.value = value
      this.#showValue(input)
    }
  }

  #showValue(input: Input): void {
    write(input.parentElement?.querySelector('.simulation-value'), input.value)
  }

  #fail(reason: string): void {
    this.#stop()
    this.#runner?.close()
    this.#runner = undefined
    const text = this.#figure.querySelector('.simulation-says')
    if (text !== null) text.textContent = reason
  }
}

function usualValue(input: HTMLInputElement | HTMLSelectElement): string {
  if (input instanceof HTMLInputElement) return input.defaultValue
  return [...input.options].find(({ defaultSelected }) => defaultSelected)?.value ?? input.value
}

/** Writes a text where another stands: the same again would be laid out again. */
function write(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
