import { type CardPicture, cardMapSize, type MapDrawing } from '../../model/picture.ts'
import { pictureLine, pictureType } from '../map/facts.ts'
import type { Element } from './element.ts'
import { facesFor } from './faces.ts'

/** Width of what a name stands in the middle of: names are broken into lines, and none is wider. */
const nameWidth = 300

/** How far the map comes out of the paper at the side of the text, in pixels. */
const fade = 90

/** The part of the map at a card's far end, below its edge of `top` pixels. Names are below everything else that is written. */
export function mapTree(
  { lands, lines, marks, names }: MapDrawing<string>,
  { paper, ink, quiet }: CardPicture['colours'],
  dir: CardPicture['dir'],
  top: number,
): Element {
  const { width, height } = cardMapSize
  const shapes: readonly Element[] = [
    ...lands.map(({ d, colour, isFaint }) =>
      shape('path', {
        d,
        fill: colour,
        fillOpacity: isFaint ? 0.05 : 0.13,
        stroke: colour,
        strokeOpacity: isFaint ? 0.22 : 0.55,
        strokeWidth: 2,
      }),
    ),
    ...(lines === ''
      ? []
      : [shape('path', { d: lines, fill: 'none', stroke: ink, strokeOpacity: 0.22, strokeWidth: 2 })]),
    ...marks.map(({ x, y, radius, colour, isOpen }) =>
      shape('circle', {
        cx: x,
        cy: y,
        r: radius,
        ...(isOpen
          ? { fill: paper, stroke: colour, strokeWidth: 2, strokeDasharray: '4 4' }
          : { fill: colour, stroke: paper, strokeWidth: 2 }),
      }),
    ),
  ]
  const drawing: Element = {
    type: 'svg',
    props: { viewBox: `0 0 ${width} ${height}`, width, height, children: shapes },
  }
  const style = {
    position: 'absolute',
    display: 'flex',
    top,
    ...(dir === 'ltr' ? { right: 0 } : { left: 0 }),
    width,
    height,
    overflow: 'hidden',
    fontFamily: facesFor('Text', 'ltr'),
  }
  return {
    type: 'div',
    props: {
      style,
      children: [
        drawing,
        shore(paper, dir),
        ...names.flatMap((name) => name.lines.map((words, i) => nameLine(words, name, i, quiet))),
      ],
    },
  }
}

/** Land does not end in a straight line where the text begins. */
function shore(paper: string, dir: CardPicture['dir']): Element {
  const [side, towards] = dir === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const style = {
    position: 'absolute',
    top: 0,
    [side]: 0,
    width: fade,
    height: cardMapSize.height,
    backgroundImage: `linear-gradient(to ${towards}, ${paper}, transparent)`,
  }
  return { type: 'div', props: { style } }
}

function nameLine(
  words: string,
  { x, y }: { readonly x: number; readonly y: number },
  line: number,
  color: string,
): Element {
  return {
    type: 'div',
    props: {
      style: {
        position: 'absolute',
        display: 'flex',
        justifyContent: 'center',
        left: Math.round(x - nameWidth / 2),
        top: Math.round(y - pictureType + line * pictureLine),
        width: nameWidth,
        fontSize: pictureType,
        lineHeight: 1.15,
        whiteSpace: 'nowrap',
        color,
      },
      children: words,
    },
  }
}

function shape(type: 'path' | 'circle', props: Readonly<Record<string, unknown>>): Element {
  return { type, props }
}
