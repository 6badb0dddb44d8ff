import { z } from 'zod'
import { normalizeHeading } from '../model/heading-key.ts'
import type { Heading, Note } from '../model/note.ts'
import { isDrawnPath } from '../model/path.ts'
import type { ReadEditable } from './editable-notes.ts'
import { type AnyTool, defineTool } from './garden-tool.ts'
import { type GardenView, getNote, refTo } from './garden-view.ts'
import { renderRef } from './link-tools.ts'
import { clean, quoteLines, quoteName } from './quote.ts'
import { noteName, notice, quoted } from './shapes.ts'

/** Characters of a note that one answer has. */
const pageLength = 20_000

/** The tool that reads a note, or a section of it. */
export function readTool(read: () => Promise<GardenView>, readNote: ReadEditable): AnyTool {
  return defineTool({
    name: 'read_note',
    title: 'Read a note',
    about:
      'The text of a note, or of one section, as it is written in Markdown, without properties and comments. A long one comes in pages: ask again with "from" set to "next".',
    input: z.object({
      note: noteName,
      section: z.string().min(1).max(500).optional().describe('a heading of the note'),
      from: z.number().int().min(0).default(0).describe('characters to leave out from the start'),
    }),
    output: z.object({
      notice,
      note: quoted.describe('"quote" is the text of the note'),
      aliases: z.array(z.string()).describe('other names of it: quoted'),
      tags: z.array(z.string()).describe('its tags: quoted'),
      headings: z.array(z.string()).describe('all its headings, in order: quoted'),
      next: z.number().int().optional().describe('where the text goes on'),
    }),
    async run({ note: name, section, from }) {
      const view = await read()
      const note = getNote(view, name)
      const heading = section === undefined ? undefined : getHeading(note, section)
      const whole = await textOf(view, note, heading, readNote)
      const page = whole.slice(from, from + pageLength)
      const next = from + page.length < whole.length ? from + page.length : undefined
      const data = {
        note: {
          ...refTo(view, note.path, heading?.slug),
          ...(heading && { heading: clean(heading.text) }),
          quote: clean(page),
        },
        aliases: note.aliases.map(clean),
        tags: note.tags.map(clean),
        headings: note.headings.map(({ text }) => clean(text)),
        ...(next !== undefined && { next }),
      }
      const more = next === undefined ? [] : [`(it goes on: ask again with from = ${next})`]
      return { data, text: [renderRef(data.note), quoteLines(page), ...more].join('\n\n') }
    },
  })
}

/** The part of a note's text that its readers see; of a canvas, which is drawn, its words. */
async function textOf(
  view: GardenView,
  note: Note,
  heading: Heading | undefined,
  readNote: ReadEditable,
): Promise<string> {
  if (isDrawnPath(note.path)) return note.plainText
  const { shown } = await readNote(view, note.path)
  const part = heading === undefined ? shown : shown.slice(heading.range.start, endOf(note, heading, shown))
  return part.replaceAll('\0', '').trim()
}

/** Where the next heading of the same depth or a higher one begins. */
function endOf({ headings }: Note, heading: Heading, text: string): number {
  const after = headings.slice(headings.indexOf(heading) + 1)
  return after.find(({ depth }) => depth <= heading.depth)?.range.start ?? text.length
}

/** A heading by its text or its element id. Throws with those there are. */
function getHeading({ title, headings }: Note, section: string): Heading {
  const key = normalizeHeading(section)
  const found =
    headings.find((one) => one.key === key || one.writtenKey === key) ??
    headings.find(({ slug }) => slug === section)
  if (found !== undefined) return found
  const there = headings.slice(0, 20).map(({ text }) => quoteName(text))
  const known = there.length === 0 ? 'it has no headings' : `it has ${there.join(', ')}`
  throw new Error(`${quoteName(title)} has no heading ${quoteName(section)}; ${known}`)
}
