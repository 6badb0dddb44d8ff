import type { Text } from '@codemirror/state'
import type { SyntaxNodeRef, Tree } from '@lezer/common'
import { firstDirection } from '../../../../model/language.ts'
import { type Frame, type LiveMark, type Shown, type Span, touches } from './live-mark.ts'
import { nestingClasses } from './nesting-classes.ts'

/** What the marks of a part of a note follow from. */
export interface LiveInput {
  readonly doc: Text
  readonly tree: Tree
  /** Where the source is shown: the selections. */
  readonly revealed: readonly Span[]
  readonly from: number
  readonly to: number
  /** Whether a block stands there that is shown as a whole, so that nothing in it is marked. */
  readonly isCovered: (from: number, to: number) => boolean
  /** What the page makes of a piece of Markdown; undefined while it is not known, and its source is shown. */
  readonly htmlOf: (source: string) => string | undefined
  /** The side of `[[left|right]]` that says where the link leads. */
  readonly targetSide: (left: string, right: string) => string
  /** Classes for links by their targets, where nothing else in the text says how they look. */
  readonly linkClass?: (target: string) => string
  /** In a table `<br>` is a new line. */
  readonly isInTable?: true
  /** The number of a footnote by its name; undefined where it is not known. */
  readonly numberOf?: (name: string) => number | undefined
  /** What words stand for, where the note says so. */
  readonly abbreviations?: Abbreviations | undefined
  /** The words of a block of code, each with its colour; offsets within the code. */
  readonly colorsOf: (source: string) => readonly CodeColor[]
}

/** What words stand for, as a note says it: `*[HTML]: Hyper Text Markup Language`. */
export interface Abbreviations {
  /** Finds the words. */
  readonly pattern: RegExp
  readonly meanings: ReadonlyMap<string, string>
}

/** A word of code. */
export interface CodeColor {
  readonly from: number
  readonly to: number
  readonly className: string
}

/** How a line looks by what it stands in. */
interface LineLook {
  readonly classNames: Set<string>
  /** The quotes and callouts that it stands in, from the outermost on. */
  readonly frames: Frame[]
  items: number
  /** How many items hold the outermost quote, and how many the innermost. */
  outside: number
  around: number
  isItemStart: boolean
  /** Whether it begins with the mark of an item that holds the outermost quote. */
  isOutsideStart: boolean
  /** How the innermost quote runs. */
  dir: 'ltr' | 'rtl' | undefined
  /** Where a block of code begins in its first line; 0 elsewhere. */
  codeColumn: number
  /** Blanks that put a line into the boxes around it. */
  boxIndent: number
}

/** Gathers marks while a tree is walked through. */
export class MarkContext {
  readonly input: LiveInput
  /** How many list items the walk is in. */
  itemDepth = 0
  private readonly marks: LiveMark[] = []
  private readonly looks = new Map<number, LineLook>()

  constructor(input: LiveInput) {
    this.input = input
  }

  slice(from: number, to: number): string {
    return this.input.doc.sliceString(from, to)
  }

  /** Whether it is known what the page makes of a piece; asking makes it so, later. */
  isKnown(source: string): boolean {
    return this.input.htmlOf(source) !== undefined
  }

  isTouched(from: number, to: number): boolean {
    return touches(this.input.revealed, from, to)
  }

  /** Whether somebody is on one of the lines that a range reaches over. */
  isLineTouched(from: number, to = from): boolean {
    const { doc } = this.input
    return this.isTouched(doc.lineAt(from).from, doc.lineAt(to).to)
  }

  /** Hides a range, line by line. */
  hide(from: number, to: number, isAtomic?: true): void {
    const { doc } = this.input
    for (let at = from; at < to; ) {
      const line = doc.lineAt(at)
      const end = Math.min(to, line.to)
      if (end > at) this.marks.push({ kind: 'hide', from: at, to: end, ...(isAtomic && { isAtomic }) })
      at = line.to + 1
    }
  }

  /** Gives a look to a range; `title` is said where somebody points at it. */
  style(from: number, to: number, className: string, title?: string): void {
    if (to > from) this.marks.push({ kind: 'style', from, to, className, ...(title && { title }) })
  }

  /** Shows something in place of a range; gives whether it can: a range over several lines stays as it is. */
  show(from: number, to: number, shown: Shown, isAtomic?: true): boolean {
    if (to > from && this.input.doc.lineAt(from).to < to) return false
    this.marks.push({ kind: 'show', from, to, shown, ...(isAtomic && { isAtomic }) })
    return true
  }

  /** The looks of the lines of a range, as far as they are asked for. */
  *lines(from: number, to: number): Generator<LineLook> {
    for (const [, look] of this.linesWithStart(from, to)) yield look
  }

  private *linesWithStart(from: number, to: number): Generator<readonly [start: number, look: LineLook]> {
    const { doc } = this.input
    const end = Math.min(to, this.input.to)
    for (let at = Math.max(from, doc.lineAt(this.input.from).from); at <= end; ) {
      const line = doc.lineAt(at)
      yield [line.from, this.look(line.from)]
      at = line.to + 1
    }
  }

  /** Puts the lines of a range into a quote, or a callout of a type, that runs so. */
  frame({ from, to }: Span, callout: string | undefined, dir: LineLook['dir']): void {
    const { doc } = this.input
    const [first, last] = [doc.lineAt(from).from, doc.lineAt(to).from]
    for (const [start, look] of this.linesWithStart(from, to)) {
      if (look.frames.length === 0) look.outside = this.itemDepth
      look.around = this.itemDepth
      look.frames.push({ callout, isFirst: start === first, isLast: start === last })
      look.dir = dir
    }
  }

  /** Adds a class to the lines of a range. */
  lineClass(from: number, to: number, className: string): void {
    for (const look of this.lines(from, to)) look.classNames.add(className)
  }

  look(lineStart: number): LineLook {
    const known = this.looks.get(lineStart)
    if (known) return known
    const look: LineLook = {
      classNames: new Set(),
      frames: [],
      items: 0,
      outside: 0,
      around: 0,
      isItemStart: false,
      isOutsideStart: false,
      dir: undefined,
      codeColumn: 0,
      boxIndent: 0,
    }
    this.looks.set(lineStart, look)
    return look
  }

  /** Everything that was gathered. What is at the start of lines of lists and quotes comes with it. */
  finish(): readonly LiveMark[] {
    for (const [from, look] of this.looks) {
      const { frames, items, outside } = look
      if (items > 0 || look.boxIndent > 0) this.hideIndent(from, look)
      if (outside > 0 && frames.length > 0) this.hideBeforeQuotes(from, look)
      const classNames = [...look.classNames]
      if (items > 0) classNames.push(look.isItemStart ? 'cm-live-item' : 'cm-live-item-more')
      if (look.isOutsideStart && frames.length > 0) classNames.push('cm-live-outside')
      const between = look.around - outside
      classNames.push(...nestingClasses({ quotes: frames.length, items, outside, between }))
      const callout = frames.at(-1)?.callout
      if (frames.length > 0)
        classNames.push(
          callout === undefined ? 'cm-live-quote' : 'cm-live-callout callout',
          `cm-live-quotes-${Math.min(frames.length, 3)}`,
          ...(look.dir === 'rtl' && this.isNeutral(from, look) ? ['cm-live-rtl'] : []),
        )
      if (isFramed(frames)) {
        classNames.push('cm-live-framed')
        this.marks.push({ kind: 'show', from, to: from, shown: { kind: 'frames', frames } })
      }
      if (classNames.length === 0) continue
      this.marks.push({
        kind: 'line',
        from,
        className: classNames.join(' '),
        ...(callout !== undefined && { callout }),
      })
    }
    return this.marks
  }

  /** Blanks that put a quote into an item are shown as its indentation, as its marks are not. */
  private hideBeforeQuotes(lineStart: number, { frames }: LineLook): void {
    const { text } = this.input.doc.lineAt(lineStart)
    const marks = text.slice(0, quotePrefix(text, frames.length))
    if (this.isLineTouched(lineStart)) return
    for (const { index, 0: blanks } of marks.matchAll(/(?<=^|> ?)[ \t]+(?=>)/g))
      this.hide(lineStart + index, lineStart + index + blanks.length, true)
  }

  /** Whether a line of a quote says nothing of how the quote runs: code, and lines without a letter. */
  private isNeutral(lineStart: number, { classNames }: LineLook): boolean {
    const { text } = this.input.doc.lineAt(lineStart)
    return classNames.has('cm-live-code-line') || firstDirection(text) === undefined
  }

  /** Blanks before an item's text are shown as its indentation. In code only those of the item are, and of a box its own. */
  private hideIndent(lineStart: number, look: LineLook): void {
    const { classNames, frames, codeColumn, items, boxIndent } = look
    const { text } = this.input.doc.lineAt(lineStart)
    const from = lineStart + quotePrefix(text, frames.length)
    const blanks = /^[ \t]*/.exec(text.slice(from - lineStart))?.[0].length ?? 0
    const isCode = classNames.has('cm-live-code-line')
    const most =
      isCode && items > 0 ? lineStart + codeColumn : items > 0 ? lineStart + text.length : from + boxIndent
    const to = Math.min(from + blanks, most)
    // Somebody right behind the blanks is at the text.
    if (to > from && !this.isTouched(from, to - 1)) this.hide(from, to, true)
  }
}

/** Whether the edges of lines are drawn one by one: what stands in a callout, or around one, has other hues. */
export function isFramed(frames: readonly Pick<Frame, 'callout'>[]): boolean {
  return frames.length > 1 && frames.some(({ callout }) => callout !== undefined)
}

/** Marks one kind of node; `false` where what is inside needs no marks of its own. */
export type MarkHandler = (cx: MarkContext, node: SyntaxNodeRef) => boolean | undefined

/** The length of the quote marks before a line's own text. */
function quotePrefix(text: string, quotes: number): number {
  let at = 0
  for (let i = 0; i < quotes; i++) {
    const [mark] = /^[ \t]*>[ \t]?/.exec(text.slice(at)) ?? []
    if (mark === undefined) break
    at += mark.length
  }
  return at
}
