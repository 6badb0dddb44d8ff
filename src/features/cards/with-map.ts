import type { SiteView } from '../../define/site-view.ts'
import { type CardPicture, cardMapSize, type MapDrawing, type PaintRequest } from '../../model/picture.ts'
import type { ReadBeside } from '../../model/site.ts'
import { drawPartOfMap, type MapColour } from '../map/facts.ts'
import { lightColourOf } from '../theme/facts.ts'
import type { Card } from './collect-cards.ts'

/** How a card is asked for with its part of the map, where somebody can read that. */
export async function withMap(
  view: Pick<SiteView, 'isOn' | 'options'>,
  { request, subjects }: Card,
  read: ReadBeside | undefined,
): Promise<PaintRequest> {
  const asked = request()
  const { picture } = asked
  if (read === undefined || picture.kind !== 'card') return asked
  for (const subject of subjects) {
    const drawing = await drawPartOfMap(view, subject, cardMapSize, read)
    if (drawing !== undefined)
      return { ...asked, picture: { ...picture, map: inColours(view.options, picture, drawing) } }
  }
  return asked
}

function inColours(
  options: SiteView['options'],
  { colours: { accent, quiet } }: CardPicture,
  { lands, lines, marks, names }: MapDrawing<MapColour>,
): MapDrawing<string> {
  const colour = lightColourOf(options)
  const cssOf = (one: MapColour): string =>
    one === 'accent' ? accent : one === 'quiet' ? quiet : colour(`topic-${one}`)
  return {
    lands: lands.map((land) => ({ ...land, colour: cssOf(land.colour) })),
    lines,
    marks: marks.map((mark) => ({ ...mark, colour: cssOf(mark.colour) })),
    names,
  }
}
