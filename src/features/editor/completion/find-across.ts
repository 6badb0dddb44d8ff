import { setImmediate } from 'node:timers/promises'
import type { Note } from '../../../model/note.ts'
import type { NotePath } from '../../../model/path.ts'
import { rankAcross } from './across.ts'
import type { AcrossTarget } from './across-question.ts'
import { createBest } from './best.ts'
import { type CompletionOutline, freeId } from './complete-outline.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'

/** Notes whose blocks are looked through, at most; each is read. */
const maxNotes = 12

/** What is looked through, and how a note's blocks are found. */
interface AcrossSource {
  readonly notes: Iterable<Note>
  readonly outline: (path: NotePath) => Promise<CompletionOutline | undefined>
}

/** Notes are the same objects as long as they do not change: each is folded once. */
const foldedHeadings = new WeakMap<Note, readonly FoldedHeading[]>()
const foldedLines = new WeakMap<Note, readonly string[]>()

interface FoldedHeading {
  readonly kind: 'heading'
  readonly path: NotePath
  readonly text: string
  readonly depth: number
  readonly folded: string
}

/** The headings, or the blocks, of all notes that fit a query best. */
export async function findAcross(
  { notes, outline }: AcrossSource,
  kind: AcrossTarget['kind'],
  query: string,
): Promise<readonly AcrossTarget[]> {
  if (kind === 'block') return findBlocks(notes, outline, query)
  const ranked = rankAcross(headingsOf(notes), query, ({ folded }) => folded)
  return ranked.map(({ path, text, depth }) => ({ kind: 'heading', path, text, depth }))
}

function* headingsOf(notes: Iterable<Note>): Generator<FoldedHeading> {
  for (const note of notes) {
    let headings = foldedHeadings.get(note)
    if (headings === undefined) {
      headings = note.headings
        .filter(({ text }) => text !== '')
        .map(({ text, depth }) => ({
          kind: 'heading',
          path: note.path,
          text,
          depth,
          folded: foldForSearch(text),
        }))
      foldedHeadings.set(note, headings)
    }
    yield* headings
  }
}

async function findBlocks(
  notes: Iterable<Note>,
  outline: AcrossSource['outline'],
  query: string,
): Promise<readonly AcrossTarget[]> {
  const targets: AcrossTarget[] = []
  for (const { path } of notesWith(notes, foldForSearch(query).trim())) {
    const found = await outline(path)
    if (found) targets.push(...blocksOf(path, found))
    await setImmediate()
  }
  return rankAcross(targets, query)
}

/** The notes whose lines fit best; without words, those that have blocks. */
function notesWith(notes: Iterable<Note>, key: string): readonly Note[] {
  const best = createBest<Note>(maxNotes, (a, b) => a.plainText.length - b.plainText.length)
  const words = key.split(' ')
  for (const note of notes) {
    if (key === '') {
      if (note.blocks.length > 0) best.add(note, 0)
      continue
    }
    let score = -1
    for (const line of linesOf(note))
      if (words.every((word) => line.includes(word))) score = Math.max(score, fuzzyScore(key, line))
    if (score >= 0) best.add(note, score)
  }
  return best.list()
}

/** The lines of a note, folded, but those of headings: they are no blocks. */
function linesOf(note: Note): readonly string[] {
  let lines = foldedLines.get(note)
  if (lines === undefined) {
    const headings = new Set(note.headings.map(({ text }) => text))
    const texts = note.plainText.split('\n').filter((line) => line !== '' && !headings.has(line))
    lines = texts.map(foldForSearch)
    foldedLines.set(note, lines)
  }
  return lines
}

function blocksOf(path: NotePath, { blocks, paragraphs }: CompletionOutline): readonly AcrossTarget[] {
  const taken = new Set(blocks.map(({ id }) => id))
  return [
    ...blocks.map(({ id, text }) => ({ kind: 'block', path, id, text }) as const),
    ...paragraphs.map(({ text, offset, behind }) => {
      const id = freeId(text, '', taken)
      return { kind: 'block', path, id, text, place: { offset, behind } } as const
    }),
  ]
}
