import type { PageWords } from '../model/interface/page-words.ts'
import type { PageFrame, PageLink } from '../model/page.ts'
import type { SlotInput, SlotName } from '../model/slot.ts'
import type { PageSubject, SiteView } from './site-view.ts'

/** What a part may use to write its HTML, besides its own input. */
export interface PartContext {
  readonly words: PageWords
  readonly frame: PageFrame
  /** The HTML of each feature that stands in a slot within the part; those that show nothing are left out. */
  readonly renderSlot: (slot: SlotName, input: SlotInput) => readonly string[]
  /** Words of the page's note, such as a heading, as its text shows them. */
  readonly finishText: (text: string) => string
  /** An overview below what stands at its address. */
  readonly renderOverview: (name: string, input: unknown) => string
}

/**
 * What a feature puts into a slot of a page. `collect` chooses what may be read, as plain JSON, or nothing where there is
 * nothing to show; `render` makes HTML of that and of nothing else. So equal inputs make equal pages.
 */
export interface Part<Input> {
  collect(view: SiteView, page: PageSubject): Input | undefined
  render(input: Input, context: PartContext): string
  /**
   * In `note.topic`: puts the part into the note's text (HTML) where that has the same with less in it. Undefined leaves the
   * part below the text, as `render` has it.
   */
  place?(input: Input, text: string, context: PartContext): PlacedPart | undefined
  /** Pages that are in its lists, which the folder's own list then leaves out. */
  links?(input: Input): readonly PageLink[]
}

/** A note's text with a part in it: what stands before the part and after it. Each is HTML. */
export interface PlacedPart {
  readonly before: string
  readonly html: string
  readonly after: string
}

/** A part whose input only it knows. */
export type AnyPart = Part<unknown>

/**
 * Types a part.
 *
 * @example
 * ```ts
 * definePart({
 *   collect: (_, { note }) => note?.properties['city'],
 *   render: (city) => `<p>Written in ${escapeText(String(city))}</p>`,
 * })
 * ```
 */
export function definePart<Input>(part: Part<Input>): AnyPart {
  // Who collects an input gives it back to the same part alone.
  return part as AnyPart
}
