import { z } from 'zod'
import { explainPath } from '../features/paths/explain-path.ts'
import { prerequisiteFacts } from '../features/prerequisites/facts.ts'
import { readingPath } from '../features/prerequisites/reading-path.ts'
import { relatedFacts } from '../features/related/facts.ts'
import { topicFacts } from '../features/topics/facts.ts'
import { resolvedPath } from '../model/link.ts'
import { linkSentence } from '../model/link-sentence.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { PathHop } from '../model/path-answer.ts'
import { countOf } from '../text/count-of.ts'
import { type AnyTool, defineTool } from './garden-tool.ts'
import { type GardenView, getNote, refTo } from './garden-view.ts'
import { clean, quoteLines, quoteName } from './quote.ts'
import { type Hop, hopShape, limitOf, type NoteRef, noteName, noteRef, notice } from './shapes.ts'

/** The tools that follow links. */
export function linkTools(read: () => Promise<GardenView>): readonly AnyTool[] {
  return [backlinksTool(read), neighboursTool(read), pathTool(read), readingPathTool(read)]
}

const linking = noteRef.extend({
  quote: z.string().optional().describe('the sentence with the link, verbatim'),
  property: z.string().optional().describe('the property that holds the link, where no sentence does'),
})

function backlinksTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'backlinks',
    title: 'Who links to a note',
    about: 'The notes that link to a note, each with the sentence in which it does.',
    feature: 'backlinks',
    input: z.object({ note: noteName, limit: limitOf(30, 200) }),
    output: z.object({ notice, note: noteRef, total: z.number().int(), backlinks: z.array(linking) }),
    async run({ note: name, limit }) {
      const view = await read()
      const { path } = getNote(view, name)
      const { links, notesByPath } = view.published
      const all = links.backlinksByPath.get(path) ?? []
      const backlinks = all.slice(0, limit).flatMap(({ source, link }) => {
        const note = notesByPath.get(source)
        const written = note?.links[link]
        if (note === undefined || written === undefined) return []
        const { context, property } = written
        return { ...refTo(view, source), ...sayLink(context && linkSentence(note, context), property) }
      })
      const head = `${countOf(all.length, 'link')} to ${quoteName(notesByPath.get(path)?.title ?? path)}.`
      return {
        data: { note: refTo(view, path), total: all.length, backlinks },
        text: [head, ...backlinks.map((one) => `${renderRef(one)}\n${renderSaid(one)}`)].join('\n\n'),
      }
    },
  })
}

function neighboursTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'neighbours',
    title: 'What is around a note',
    about:
      'The notes that a note links to, those that link to it, related ones without a link, and its topics.',
    input: z.object({ note: noteName, limit: limitOf(30, 200) }),
    output: z.object({
      notice,
      note: noteRef,
      linksTo: z.array(noteRef),
      linkedFrom: z.array(noteRef),
      related: z.array(noteRef).describe('notes that speak of the same and have no link with it'),
      topics: z.array(z.string()).describe('titles of its topics: quoted'),
    }),
    async run({ note: name, limit }) {
      const view = await read()
      const { path } = getNote(view, name)
      const { links, read: factsOf, notesByPath } = view.published
      const refs = (paths: readonly NotePath[]): NoteRef[] =>
        [...new Set(paths)]
          .filter((one) => one !== path && notesByPath.has(one))
          .slice(0, limit)
          .map((one) => refTo(view, one))
      const targets = (links.resolutionsByPath.get(path) ?? []).flatMap((resolution) => {
        const target = resolvedPath(resolution)
        return target !== undefined && isNotePath(target) ? [target] : []
      })
      const { topicsOf, topicById } = factsOf(topicFacts)
      const data = {
        note: refTo(view, path),
        linksTo: refs(targets),
        linkedFrom: refs((links.backlinksByPath.get(path) ?? []).map(({ source }) => source)),
        related: refs(
          factsOf(relatedFacts)
            .relatedTo(path)
            .map((one) => one.path),
        ),
        topics: topicsOf(path).flatMap((id) => clean(topicById.get(id)?.title ?? '') || []),
      }
      const list = (title: string, notes: readonly NoteRef[]): readonly string[] =>
        notes.length === 0 ? [] : [[title, ...notes.map((one) => `- ${renderRef(one)}`)].join('\n')]
      const text = [
        renderRef(data.note),
        ...(data.topics.length === 0 ? [] : [`Topics: ${data.topics.map(quoteName).join(', ')}`]),
        ...list('Links to:', data.linksTo),
        ...list('Linked from:', data.linkedFrom),
        ...list('Related, without a link:', data.related),
      ]
      return { data, text: text.join('\n\n') }
    },
  })
}

function pathTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'explain_path',
    title: 'How two notes connect',
    about:
      'The short ways from one note to another over the links of the garden, each step with the sentence that makes it.',
    feature: 'paths',
    input: z.object({ from: noteName, to: noteName }),
    output: z.object({
      notice,
      from: noteRef,
      to: noteRef,
      paths: z
        .array(z.array(hopShape))
        .describe('up to five, the one that says most first; none where no links join them'),
    }),
    async run({ from, to }) {
      const view = await read()
      const [start, end] = [getNote(view, from), getNote(view, to)]
      const paths = explainWay(view, start.path, end.path)
      const head = `${countOf(paths.length, 'path')} from ${quoteName(start.title)} to ${quoteName(end.title)}.`
      return {
        data: { from: refTo(view, start.path), to: refTo(view, end.path), paths },
        text: [head, ...paths.map((hops, i) => `Path ${i + 1}:\n\n${renderHops(hops)}`)].join('\n\n'),
      }
    },
  })
}

function readingPathTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'reading_path',
    title: 'What to read before a note',
    about:
      'The notes to read to understand a note, in order, prerequisites first; the note itself comes last.',
    feature: 'prerequisites',
    input: z.object({ note: noteName }),
    output: z.object({ notice, note: noteRef, steps: z.array(noteRef) }),
    async run({ note: name }) {
      const view = await read()
      const { path } = getNote(view, name)
      const order = [...readingPath(view.published.read(prerequisiteFacts), path), path]
      const steps = order.map((one) => refTo(view, one))
      const lines = steps.map((one, i) => `${i + 1}. ${renderRef(one)}`)
      return { data: { note: refTo(view, path), steps }, text: ['To read, in order:', ...lines].join('\n') }
    },
  })
}

/** The ways between two notes; none where there are no links, where both are one, or where the garden explains none. */
export function explainWay(view: GardenView, from: NotePath, to: NotePath): Hop[][] {
  if (!view.features.isOn('paths')) return []
  const answer = explainPath(view.published, from, to)
  if (answer.kind !== 'paths') return []
  return answer.paths.map(({ hops }) => hops.map((hop) => hopOf(view, hop)))
}

function hopOf(view: GardenView, { from, to, direction, sentence, property }: PathHop): Hop {
  return { from: refTo(view, from), to: refTo(view, to), direction, ...sayLink(sentence, property) }
}

function sayLink(
  sentence: ReturnType<typeof linkSentence> | undefined,
  property: string | undefined,
): Pick<Hop, 'quote' | 'property'> {
  if (sentence !== undefined) return { quote: clean(sentence.before + sentence.link + sentence.after) }
  return property === undefined ? {} : { property: clean(property) }
}

/** The steps of a way, each with what the linking note says. */
export function renderHops(hops: readonly Hop[]): string {
  return hops
    .map((hop) => {
      const arrow = hop.direction === 'forward' ? '→' : '←'
      return `${quoteName(hop.from.title)} ${arrow} ${quoteName(hop.to.title)}\n${renderSaid(hop)}`
    })
    .join('\n\n')
}

function renderSaid({ quote, property }: Pick<Hop, 'quote' | 'property'>): string {
  if (quote !== undefined) return quoteLines(quote)
  return property === undefined ? '(in its properties)' : `(in its property ${quoteName(property)})`
}

/** A note in a line. */
export function renderRef({ title, path, link }: NoteRef): string {
  return `${quoteName(title)} (${quoteName(path)}, ${link})`
}
