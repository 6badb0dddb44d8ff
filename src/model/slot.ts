/**
 * Places of pages that features fill.
 *
 * - `head`: in the document's head of every page. `bottom`: the bar that thumbs reach on a narrow screen.
 * - `header`: buttons beside the garden's name.
 * - `column`: groups of links in the garden's column. `column.places`: single links below them.
 *   `column.local`: those of the local server alone. `column.pages`: below those.
 * - `note.mark`: behind a note's title. `note.facts`: short facts in one row below it. `note.head`: further lines there.
 * - `note.before`: above the text. `note.next`: right below it, the way on. `note.topic`: what the note stands for.
 *   `note.after`: at the end. `note.aside`: the column beside it.
 * - `home`: sections that say what the garden is. `home.topics`: above home's list of topics. `home.sizes`: how large the
 *   garden is. `home.lists`: what there is in it.
 * - `topic`, `topic.after`: on a topic's page, before and after its notes. `wanted`: below the wanted notes.
 */
export type SlotName = (typeof slotNames)[number]

/** Every slot. */
export const slotNames = [
  'head',
  'header',
  'bottom',
  'column',
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
  'home',
  'home.topics',
  'home.sizes',
  'home.lists',
  'topic',
  'wanted',
  'topic.after',
] as const

/** What stands in a slot of one page: for each feature in order, its name and what it may read, as plain JSON. */
export type SlotInput = readonly (readonly [feature: string, input: unknown])[]
