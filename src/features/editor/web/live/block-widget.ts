import { type EditorView, WidgetType } from '@codemirror/view'
import type { BlockContext } from './block-context.ts'
import type { LiveBlockKind } from './collect-blocks.ts'
import { createFrames } from './frames.ts'
import type { BlockEnvironment } from './live-settings.ts'
import { isFramed } from './mark-context.ts'
import { nestingClasses } from './nesting-classes.ts'
import { placeOfClick } from './place-of-click.ts'
import { renderPiece } from './render-piece.ts'
import { piecesInTable, renderTable } from './render-table.ts'

/** What a block shows. */
interface BlockContent extends BlockContext {
  readonly kind: Exclude<LiveBlockKind, 'fold' | 'element' | 'tabs' | 'foreign'>
  readonly source: string
  /** Of the item that it begins; empty where it begins none. */
  readonly mark: string
  /** How many characters of its first line stand before {@link source}. */
  readonly lead: number
}

/** Heights of blocks as they were drawn last, by their keys: the text below does not jump when they are drawn again. */
const heights = new Map<string, number>()
const maxHeights = 2_000

/** What a line and a row of a table are high, about, in pixels. */
const lineHeight = 30
const rowHeight = 37

function linksIn(table: string): readonly string[] {
  return [...table.matchAll(/\[\[([^\]|#\\]*)/g)].map(([, target = '']) => target.trim())
}

/** A block in place of its lines. A click in it puts the cursor where it was clicked. */
export class BlockWidget extends WidgetType {
  private readonly content: BlockContent
  private readonly settings: BlockEnvironment
  private readonly key: string

  constructor(content: BlockContent, settings: BlockEnvironment) {
    super()
    this.content = content
    this.settings = settings
    const { kind, source, ...place } = content
    const version = this.pieces.map((piece) => settings.pieces.versionOf(piece)).join()
    const looks = kind === 'table' ? linksIn(source).map(settings.linkClass).join() : ''
    this.key = `${looks} ${kind} ${JSON.stringify(place)} ${version} ${source}`
  }

  override eq(other: BlockWidget): boolean {
    return other.key === this.key
  }

  override get estimatedHeight(): number {
    const known = heights.get(this.key)
    if (known !== undefined) return known
    const { kind, source } = this.content
    const lines = source.split('\n').length
    return kind === 'table'
      ? (lines - 1) * rowHeight + 18
      : kind === 'embed'
        ? 4 * lineHeight
        : lines * lineHeight
  }

  /** The pieces of Markdown that are shown, of which the server says what they become. */
  get pieces(): readonly string[] {
    const { kind, source } = this.content
    return kind === 'table' ? piecesInTable(source) : [source]
  }

  override toDOM(view: EditorView): HTMLElement {
    const { mark, dir } = this.content
    const holder = document.createElement('div')
    holder.className = `cm-live-block ${this.looks().join(' ')}`
    const { frames } = this.content
    const callout = frames.at(-1)?.callout
    if (callout !== undefined) holder.dataset['callout'] = callout
    if (isFramed(frames)) holder.append(createFrames(frames))
    if (dir !== undefined) holder.dir = dir
    if (mark !== '') {
      const sign = document.createElement('span')
      sign.className = 'cm-live-block-mark'
      sign.textContent = /\d/.test(mark) ? mark : '•'
      holder.append(sign)
    }
    holder.append(this.render(view))
    holder.addEventListener('mousedown', (event) => this.onMouseDown(event, view, holder))
    followSize(holder, () => this.measure(view, holder))
    return holder
  }

  override destroy(holder: HTMLElement): void {
    sizes?.unobserve(holder)
  }

  /** Classes of the quotes and items that it stands in, as the lines beside it have them. */
  private looks(): readonly string[] {
    const { kind, frames, isLast, items, outside, between } = this.content
    const quotes = frames.length
    const quote = frames.at(-1)?.callout === undefined ? ['cm-live-quote'] : ['cm-live-callout', 'callout']
    return [
      `cm-live-${kind}`,
      ...(quotes > 0 ? [...quote, `cm-live-quotes-${Math.min(quotes, 3)}`] : []),
      ...(isFramed(frames) ? ['cm-live-framed'] : []),
      ...(quotes > 0 && isLast ? ['cm-live-last'] : []),
      ...(items > 0 ? ['cm-live-item-more'] : []),
      ...nestingClasses({ quotes, items, outside, between }),
    ]
  }

  override ignoreEvent(): boolean {
    return true
  }

  private render(view: EditorView): HTMLElement {
    const { kind, source } = this.content
    const { settings } = this
    if (kind === 'table') return renderTable(source, settings, view)
    return renderPiece(view, settings.pieces.find(source) ?? '', 'block')
  }

  private onMouseDown(event: MouseEvent, view: EditorView, holder: HTMLElement): void {
    const target = event.target instanceof Element ? event.target : holder
    // What can be played or opened is; a link is followed only by Ctrl, as everywhere in the text.
    const isOwn = target.closest('video, audio, iframe, summary, button, input, select, textarea, [data-own]')
    if (event.button !== 0 || isOwn || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const at = view.posAtDOM(holder) + this.content.lead + placeOfClick(event, holder)
    view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, userEvent: 'select.pointer' })
    view.focus()
  }

  private measure(view: EditorView, holder: HTMLElement): void {
    view.requestMeasure({
      key: holder,
      read: () => holder.offsetHeight,
      write: (height) => {
        if (height === 0) return
        if (heights.size > maxHeights) heights.clear()
        heights.set(this.key, height)
      },
    })
  }
}

/** Tells of drawings and pictures that come later than their blocks. */
let sizes: ResizeObserver | undefined
const sized = new WeakMap<Element, () => void>()

function followSize(element: HTMLElement, measure: () => void): void {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) sized.get(target)?.()
  })
  sized.set(element, measure)
  sizes.observe(element)
}

/** Behind the title of a callout whose lines are folded away; somebody who comes to the title opens it. */
export class FoldWidget extends WidgetType {
  override eq(): boolean {
    return true
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span')
    sign.className = 'cm-live-fold'
    sign.setAttribute('aria-hidden', 'true')
    return sign
  }

  override ignoreEvent(): boolean {
    return false
  }
}
