/**
 * Places of pages that features fill.
 *
 * - `head`: in the document's head of every page. `bottom`: the bar that thumbs reach on a narrow screen.
 * - `brand`: before the garden's name. `header`: buttons beside it. `foot`: at the end of every page.
 * - `column.places`: single links at the top of the garden's column. `column`: groups of links below them.
 *   `column.here`: what of a feature's group is about the page that is shown. `column.local`: single links of the local
 *   server alone, below the groups. `column.pages`: below those.
 * - `note.mark`: behind a note's title. `note.facts`: short facts in one row below it. `note.head`: further lines there.
 * - `note.before`: above the text. `note.next`: right below it, the way on. `note.topic`: what the note stands for.
 *   `note.after`: at the end. `note.aside`: the column beside it.
 * - `home.head`: below home's title. `home`: sections that say what the garden is. `home.topics`: above home's list of
 *   topics. `home.sizes`: how large the garden is.
 * - `topic`, `topic.after`: on a topic's page, before and after its notes. `wanted`: below the wanted notes.
 */
export type SlotName = (typeof slotNames)[number]

/** Every slot. */
export const slotNames = [
  'head',
  'brand',
  'header',
  'foot',
  'bottom',
  'column',
  'column.here',
  'column.places',
  'column.local',
  'column.pages',
  'note.mark',
  'note.facts',
  'note.head',
  'note.before',
  'note.next',
  'note.topic',
  'note.after',
  'note.aside',
  'home.head',
  'home',
  'home.topics',
  'home.sizes',
  'topic',
  'wanted',
  'topic.after',
] as const

/** What stands in a slot of one page: for each feature in order, its name and what it may read, as plain JSON. */
export type SlotInput = readonly (readonly [feature: string, input: unknown])[]
