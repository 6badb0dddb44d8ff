import { type CardPicture, cardMapSize, cardSize, type IconPicture } from '../../model/picture.ts'
import type { Element } from './element.ts'
import { facesFor } from './faces.ts'
import { mapTree } from './map-tree.ts'

/** Beside everything, in pixels; between text and map; and the edge above all. */
const margin = 76
const gap = 28
const edge = 16

type Style = Readonly<Record<string, string | number>>

function box(style: Style, ...children: readonly (Element | string)[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

/** A text of so many lines at most; it ends in an ellipsis where there is more of it. */
function text(words: string, lines: TitleSize['lines'], style: Style): Element {
  return {
    type: 'div',
    props: {
      style: {
        display: 'block',
        wordBreak: 'break-word',
        ...(lines === 'balanced' ? { textWrap: 'balance' } : { lineClamp: lines }),
        ...style,
      },
      children: words,
    },
  }
}

/** A card: what it is about in its colour, the title, when it matters, and whose site it is. */
export function cardTree(card: CardPicture): Element {
  const { colours, title, above, line, site, author, letter, dir, lang, map } = card
  const farSide = map === undefined ? margin : cardMapSize.width + gap
  const [left, right] = dir === 'ltr' ? [margin, farSide] : [farSide, margin]
  const room = cardSize.width - left - right
  const { size, lines } = sizeOfTitle(title, room)
  return {
    type: 'div',
    props: {
      lang,
      style: {
        display: 'flex',
        flexDirection: 'column',
        boxSizing: 'border-box',
        ...cardSize,
        padding: `64px ${right}px 56px ${left}px`,
        borderTop: `${edge}px solid ${colours.hue}`,
        background: colours.paper,
        color: colours.ink,
        direction: dir,
        fontFamily: facesFor('Text', dir),
        fontWeight: 500,
      },
      children: [
        ...(map === undefined ? [] : [mapTree(map, colours, dir, edge)]),
        ...(above === '' ? [] : [text(above, 1, { fontSize: 30, color: colours.hue, marginBottom: 20 })]),
        box(
          {
            flexDirection: 'column',
            flexGrow: 1,
            flexShrink: 1,
            minHeight: 0,
            overflow: 'hidden',
            justifyContent: above === '' ? 'center' : 'flex-start',
          },
          ...(title === ''
            ? []
            : [
                text(title, lines, {
                  fontFamily: facesFor('Title', dir),
                  fontWeight: 600,
                  fontSize: size,
                  lineHeight: 1.14,
                  ...(isLatin(title) && { letterSpacing: '-0.012em' }),
                }),
              ]),
          ...(line === ''
            ? []
            : [text(line, 2, { fontSize: 32, lineHeight: 1.4, color: colours.quiet, marginTop: 24 })]),
        ),
        foot(site, author, letter, colours, room),
      ],
    },
  }
}

/** Whose site it is: its letter as in the tab of a browser, its name, its author. */
function foot(
  site: string,
  author: string,
  letter: string,
  { accent, ink, quiet }: CardPicture['colours'],
  room: number,
): Element {
  const isTwice = site === author
  // What the mark and the gaps leave, the larger part for the site.
  const left = room - 52 - 2 * 20
  return box(
    { alignItems: 'center', gap: 20, fontSize: 28, marginTop: 28 },
    mark(letter, accent, 52),
    ...(site === '' ? [] : [text(site, 1, { color: ink, maxWidth: Math.floor(left * 0.62) })]),
    ...(author === '' || isTwice
      ? []
      : [text(author, 1, { color: quiet, maxWidth: Math.floor(left * 0.38) })]),
  )
}

/** The letter on the accent; a sprout where it has none that can be drawn. */
function mark(letter: string, accent: string, size: number, radius = size * 0.22): Element {
  return box(
    {
      width: size,
      height: size,
      borderRadius: radius,
      background: accent,
      color: 'white',
      alignItems: 'center',
      justifyContent: 'center',
      flexShrink: 0,
    },
    letter === '' ? sprout(size * 0.62) : markLetter(letter, size),
  )
}

function markLetter(letter: string, size: number): Element {
  const style = {
    fontFamily: facesFor('Title', 'ltr'),
    fontWeight: 600,
    fontSize: size * 0.62,
    lineHeight: 1,
  }
  return { type: 'div', props: { style: { display: 'block', ...style }, children: letter } }
}

/** The same that stands in the tab of a browser where a site has no icon. */
function sprout(size: number): Element {
  const d =
    'M10 18V10C10 6.5 7.5 4.7 3.5 4.7c0 3.8 2.3 5.8 6.5 5.3.1-3.3 2.4-5.3 6.5-5.3 0 3.6-2.2 5.6-6.5 5.3'
  const path: Element = {
    type: 'path',
    props: { d, fill: 'none', stroke: 'white', strokeWidth: 2, strokeLinecap: 'round' },
  }
  return { type: 'svg', props: { viewBox: '0 0 20 20', width: size, height: size, children: [path] } }
}

/** An icon, to the very edge: systems cut their own shape out of it. Of one that shows a file, the paper alone. */
export function iconTree({ letter, accent, size, file, paper = 'white' }: IconPicture): Element {
  return file === undefined
    ? mark(letter, accent, size, 0)
    : box({ width: size, height: size, background: paper })
}

/** How a title is set. */
interface TitleSize {
  readonly size: number
  /** Where it ends in an ellipsis; a short one is set in lines of the same length instead. */
  readonly lines: number | 'balanced'
}

/** Sizes of titles, and how many lines there is room for. */
const titleSizes = [
  [92, 2],
  [70, 3],
  [58, 3],
  [48, 4],
] as const

/**
 * The largest letters in which all of a title has room, as far as that can be told by counting. One that breaks anywhere is
 * rather smaller and on one line.
 */
function sizeOfTitle(title: string, room: number): TitleSize {
  if (eastAsian.test(title) && countLines(title, 92, room) > 1 && countLines(title, 70, room) === 1)
    return { size: 70, lines: 1 }
  for (const [size, most] of titleSizes) {
    const lines = countLines(title, size, room)
    // Words may be longer than they look, so only what is sure to have room is not cut.
    if (lines <= most) return { size, lines: lines < most && lines > 1 ? 'balanced' : most }
  }
  return { size: 48, lines: 4 }
}

const eastAsian = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/
/** What stays on one line. */
const units = new RegExp(`${eastAsian.source}|(?:(?!${eastAsian.source})\\S)+\\s*`, 'g')

/** About how many lines a text takes. A letter is half as wide as it is high, capitals are wider, those of East Asia break anywhere. */
function countLines(title: string, size: number, room: number): number {
  let lines = 1
  let at = 0
  for (const word of title.match(units) ?? []) {
    let width = 0
    for (const letter of word)
      width += size * (eastAsian.test(letter) ? 1 : /[\p{Lu}mw@%]/u.test(letter) ? 0.72 : 0.52)
    if (at > 0 && at + width > room) {
      lines++
      at = 0
    }
    lines += Math.floor(width / room)
    at += width % room
  }
  return lines
}

/** Letters that join one another are not moved. */
function isLatin(title: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
    title,
  )
}
