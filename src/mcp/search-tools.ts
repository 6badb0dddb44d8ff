import { z } from 'zod'
import { countOf } from '../text/count-of.ts'
import { findAnswer, wordsOfQuestion } from './find-answer.ts'
import { type AnyTool, defineTool } from './garden-tool.ts'
import { type GardenView, refTo } from './garden-view.ts'
import { explainWay, renderHops } from './link-tools.ts'
import type { SearchOf } from './note-search.ts'
import { clean, quoteLines, quoteName } from './quote.ts'
import { hopShape, limitOf, notice, type Quoted, quoted } from './shapes.ts'
import { splitQuestion } from './split-question.ts'

/** The tools that find something by words. */
export function searchTools(read: () => Promise<GardenView>, index: SearchOf): readonly AnyTool[] {
  return [searchTool(read, index), answerTool(read, index)]
}

/** Notes whose sentences are looked at for an answer. */
const searched = 20

const words = z.string().trim().min(1).max(500)

function searchTool(read: () => Promise<GardenView>, index: SearchOf): AnyTool {
  return defineTool({
    name: 'search',
    title: 'Search the garden',
    about:
      'Finds notes by words, "a phrase", tag:…, topic:…, stage:… and -word. Answers with the best notes and an excerpt of each.',
    feature: 'search',
    input: z.object({ query: words.describe('what to look for'), limit: limitOf(10, 50) }),
    output: z.object({
      notice,
      total: z
        .number()
        .int()
        .describe('notes that have all that was asked for; 0 where those listed have some of it'),
      notes: z.array(
        quoted.extend({ missing: z.array(z.string()).describe('words that the note does not have') }),
      ),
    }),
    async run({ query, limit }) {
      const view = await read()
      const { total, hits } = await index.search(view, query, limit)
      const notes = hits.map(({ path, heading, slug, excerpt, missing }) => ({
        ...refTo(view, path, slug),
        ...(heading !== '' && { heading: clean(heading) }),
        quote: clean(excerpt),
        missing: [...missing],
      }))
      const head = total === 0 ? 'No note has all the words.' : `${countOf(total, 'note')} found.`
      return { data: { total, notes }, text: [head, ...notes.map(renderQuoted)].join('\n\n') }
    },
  })
}

function answerTool(read: () => Promise<GardenView>, index: SearchOf): AnyTool {
  return defineTool({
    name: 'answer',
    title: 'Answer from the garden',
    about:
      'The sentences of the garden that answer a question, verbatim, each with its link, and the path that joins their notes. Nothing is generated; where no sentence answers, there is none.',
    feature: 'search',
    input: z.object({ question: words.describe('a question, or some words'), limit: limitOf(5, 12) }),
    output: z.object({
      notice,
      sentences: z.array(quoted).describe('the best first'),
      path: z.array(hopShape).describe('how the note of the first sentence is joined with the others'),
    }),
    async run({ question, limit }) {
      const view = await read()
      const noteCounts = await index.countNotes(view, wordsOfQuestion(question))
      // What only one of several questions is about may be far down among the notes for all of them.
      const searches = new Set([question, ...splitQuestion(question)])
      const results = await Promise.all([...searches].map((words) => index.search(view, words, searched)))
      const hits = [
        ...new Map(results.flatMap((result) => result.hits).map((hit) => [hit.path, hit])).values(),
      ]
      const sought = results.flatMap((result) => result.sought)
      const found = findAnswer(view.published, { hits, sought, noteCounts }, question, limit)
      const sentences = found.map(({ note, heading, slug, sentence }) => ({
        ...refTo(view, note.path, slug),
        ...(heading !== '' && { heading: clean(heading) }),
        quote: clean(sentence),
      }))
      const [first, ...others] = [...new Set(found.map(({ note }) => note.path))]
      const path = others.flatMap((other) =>
        first === undefined ? [] : (explainWay(view, first, other)[0] ?? []),
      )
      const hops = path.filter((hop, i) => path.findIndex((one) => isSameHop(one, hop)) === i)
      const head = sentences.length === 0 ? 'No sentence of the garden answers this.' : 'The garden says:'
      const way = hops.length === 0 ? [] : ['What joins these notes:', renderHops(hops)]
      return {
        data: { sentences, path: hops },
        text: [head, ...sentences.map(renderQuoted), ...way].join('\n\n'),
      }
    },
  })
}

type Ends = { readonly from: { readonly path: string }; readonly to: { readonly path: string } }

function isSameHop(one: Ends, other: Ends): boolean {
  return one.from.path === other.from.path && one.to.path === other.to.path
}

/** A quote with where it stands. */
function renderQuoted({ title, heading, link, path, quote }: Quoted): string {
  const place = heading === undefined ? '' : ` › ${quoteName(heading)}`
  return `${quoteName(title)}${place} (${quoteName(path)}, ${link})\n${quoteLines(quote)}`
}
