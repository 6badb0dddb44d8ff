import { type CardPicture, cardSize, type IconPicture } from '../../model/picture.ts'
import { facesFor } from './faces.ts'

/** An element with its styles, as satori takes it. */
export interface Element {
  readonly type: 'div' | 'svg' | 'path'
  readonly props: Readonly<Record<string, unknown>>
}

type Style = Readonly<Record<string, string | number>>

function box(style: Style, ...children: readonly (Element | string)[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

/** A text of so many lines at most; it ends in an ellipsis where there is more of it. */
function text(words: string, lines: number, style: Style): Element {
  return {
    type: 'div',
    props: {
      style: { display: 'block', lineClamp: lines, wordBreak: 'break-word', ...style },
      children: words,
    },
  }
}

/** A card: what it is about in its colour, the title, when it matters, and whose site it is. */
export function cardTree(card: CardPicture): Element {
  const { colours, title, above, line, site, author, letter, dir, lang } = card
  const { size, lines, isShort } = sizeOfTitle(title)
  return {
    type: 'div',
    props: {
      lang,
      style: {
        display: 'flex',
        flexDirection: 'column',
        boxSizing: 'border-box',
        ...cardSize,
        padding: '64px 76px 56px',
        borderTop: `16px solid ${colours.hue}`,
        background: colours.paper,
        color: colours.ink,
        direction: dir,
        fontFamily: facesFor('Text', dir),
        fontWeight: 500,
      },
      children: [
        ...(above === '' ? [] : [text(above, 1, { fontSize: 30, color: colours.hue, marginBottom: 20 })]),
        box(
          { flexDirection: 'column', flexGrow: 1, justifyContent: above === '' ? 'center' : 'flex-start' },
          ...(title === ''
            ? []
            : [
                text(title, lines, {
                  fontFamily: facesFor('Title', dir),
                  fontWeight: 600,
                  fontSize: size,
                  lineHeight: 1.14,
                  ...(isLatin(title) && { letterSpacing: '-0.012em' }),
                  ...(isShort && { textWrap: 'balance' }),
                }),
              ]),
          ...(line === ''
            ? []
            : [text(line, 2, { fontSize: 32, lineHeight: 1.4, color: colours.quiet, marginTop: 24 })]),
        ),
        foot(site, author, letter, colours),
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
): Element {
  const isTwice = site === author
  return box(
    { alignItems: 'center', gap: 20, fontSize: 28, marginTop: 28 },
    mark(letter, accent, 52),
    ...(site === '' ? [] : [text(site, 1, { color: ink, maxWidth: 620 })]),
    ...(author === '' || isTwice ? [] : [text(author, 1, { color: quiet, maxWidth: 380 })]),
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

/** An icon, to the very edge: systems cut their own shape out of it. */
export function iconTree({ letter, accent, size }: IconPicture): Element {
  return mark(letter, accent, size, 0)
}

/** How a title is set. */
interface TitleSize {
  readonly size: number
  readonly lines: number
  /** Whether there is room for lines of the same length. */
  readonly isShort: boolean
}

/** The longer a title the smaller its letters; those of East Asia are twice as wide, and break anywhere. */
function sizeOfTitle(title: string): TitleSize {
  const wide = title.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g)
  const isWide = wide !== null
  const width = [...title].length + (wide?.length ?? 0)
  if (width <= (isWide ? 22 : 34)) return { size: 92, lines: 3, isShort: !isWide }
  if (width <= 66) return { size: 74, lines: 3, isShort: !isWide }
  return width <= 100 ? { size: 60, lines: 4, isShort: !isWide } : { size: 50, lines: 4, isShort: false }
}

/** Letters that join one another are not moved. */
function isLatin(title: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
    title,
  )
}
