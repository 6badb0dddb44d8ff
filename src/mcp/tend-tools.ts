import { z } from 'zod'
import { tendFacts } from '../features/tend/facts.ts'
import { wantedFacts } from '../features/wanted/facts.ts'
import { linkSentence } from '../model/link-sentence.ts'
import type { TendItem } from '../model/tending.ts'
import { countOf } from '../text/count-of.ts'
import { type AnyTool, defineTool } from './garden-tool.ts'
import { type GardenView, refTo } from './garden-view.ts'
import { renderRef } from './link-tools.ts'
import { clean, quoteLines, quoteName } from './quote.ts'
import { limitOf, noteRef, notice, quoted } from './shapes.ts'

/** Sentences that ask for one wanted note. */
const maxAsking = 3

/** The tools that say what there is to do. */
export function tendTools(read: () => Promise<GardenView>): readonly AnyTool[] {
  return [wantedTool(read), tendTool(read)]
}

function wantedTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'wanted',
    title: 'Wanted notes',
    about: 'Names that links use and no note has, the most wanted first, with sentences that ask for them.',
    feature: 'wanted',
    input: z.object({ limit: limitOf(20, 100) }),
    output: z.object({
      notice,
      total: z.number().int(),
      wanted: z.array(
        z.object({
          name: z.string().describe('as links write it: quoted'),
          notes: z.number().int().describe('how many notes ask for it'),
          askedBy: z.array(quoted),
        }),
      ),
    }),
    async run({ limit }) {
      const view = await read()
      const { notesByPath, read: factsOf } = view.published
      const all = factsOf(wantedFacts)
      const wanted = all.slice(0, limit).map(({ label, noteCount, askedBy }) => ({
        name: clean(label),
        notes: noteCount,
        askedBy: askedBy
          .flatMap(({ source, link }) => {
            const note = notesByPath.get(source)
            const context = note?.links[link]?.context
            if (note === undefined || context === undefined) return []
            const { before, link: shown, after } = linkSentence(note, context)
            return { ...refTo(view, source), quote: clean(before + shown + after) }
          })
          .slice(0, maxAsking),
      }))
      const blocks = wanted.map(({ name, notes, askedBy }) =>
        [
          `${quoteName(name)}: ${countOf(notes, 'note')}`,
          ...askedBy.map((one) => `${renderRef(one)}\n${quoteLines(one.quote)}`),
        ].join('\n'),
      )
      return {
        data: { total: all.length, wanted },
        text: [`${countOf(all.length, 'wanted note')}.`, ...blocks].join('\n\n'),
      }
    },
  })
}

const tendShape = noteRef.extend({
  kind: z.enum(['orphan', 'sprouting', 'stale', 'unchecked', 'no-topic', 'stub', 'bridge']),
  why: z.string().describe('the reason, in which names are quoted'),
  others: z.array(noteRef).describe('the other notes that it is about'),
})

function tendTool(read: () => Promise<GardenView>): AnyTool {
  return defineTool({
    name: 'tend',
    title: 'What to tend',
    about:
      'What a gardener could do next: orphans, stubs, seedlings that others rely on, stale notes, notes without a topic, and bridges worth writing.',
    feature: 'tend',
    input: z.object({ limit: limitOf(30, 200) }),
    output: z.object({ notice, total: z.number().int(), items: z.array(tendShape) }),
    async run({ limit }) {
      const view = await read()
      const all = view.published.read(tendFacts)
      const items = all.slice(0, limit).map((item) => ({
        ...refTo(view, item.path),
        kind: item.kind,
        why: reasonOf(item),
        others: othersOf(item).map((path) => refTo(view, path)),
      }))
      const lines = items.map((one) => {
        const others = one.others.length === 0 ? '' : `; ${one.others.map(renderRef).join('; ')}`
        return `- ${renderRef(one)}: ${one.kind}, ${one.why}${others}`
      })
      return {
        data: { total: all.length, items },
        text: [`${countOf(all.length, 'thing')} to tend.`, ...lines].join('\n'),
      }
    },
  })
}

function othersOf(item: TendItem): readonly TendItem['path'][] {
  if (item.kind === 'bridge') return [item.other]
  return item.kind === 'stale' ? item.newer.map(({ path }) => path) : []
}

function reasonOf(item: TendItem): string {
  switch (item.kind) {
    case 'orphan':
      return `${countOf(item.words, 'word')}, no link to it or from it`
    case 'sprouting':
      return `a seedling that ${countOf(item.noteCount, 'note')} rely on`
    case 'stale':
      return `last changed ${item.since}, and what it cites is newer`
    case 'unchecked':
      return item.isFailed
        ? `what it claims did not hold on ${item.since}`
        : `${countOf(item.claims, 'claim')}, ${item.since === undefined ? 'never run' : `run last on ${item.since}`}`
    case 'no-topic':
      return 'it is in no topic'
    case 'stub':
      return `${countOf(item.words, 'word')}, linked from ${countOf(item.noteCount, 'note')}`
    case 'bridge':
      return `both speak of ${item.words.map(quoteName).join(', ')} and no link joins them`
  }
}
