import type { Body } from '../model/body.ts'
import { dropEmptyHeadings } from './drop-empty-headings.ts'
import { fillBody } from './fill-body.ts'
import type { FillContext } from './fill-context.ts'
import { hastenFirstPicture } from './hasten-first-picture.ts'

/** What a page shows as the text of a note, or of the part of it that a body is. `isFirst`: it stands where the page begins. */
export function fillText(body: Body, context: FillContext, isFirst = true): string {
  const html = dropEmptyHeadings(fillBody(body, context))
  return isFirst ? hastenFirstPicture(html) : html
}
