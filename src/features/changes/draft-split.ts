import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Heading, Note } from '../../model/note.ts'
import { type NotePath, toNameKey } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { suggestPath } from '../../store/new-name.ts'
import { type ChangeDraft, type DraftSources, refuse } from './change-draft.ts'
import { refuseRange } from './draft-extract.ts'
import { draftParts } from './draft-parts.ts'
import { linkName } from './link-name.ts'
import type { PartToMove } from './part-to-move.ts'

/** Each section of one level as a note of its own, with a list of links, or embeds, where the sections stood. */
export function draftSplit(
  { path, level, folder, leave }: Extract<Change, { kind: 'split-note' }>,
  garden: Garden,
  sources: DraftSources,
): ChangeDraft {
  const note = garden.notesByPath.get(path)
  if (!note) return refuse(garden, `There is no ${path}`)
  const source = sources.sourceOf(path)
  const sections = note.headings.flatMap((heading, i) =>
    heading.depth === level && heading.inside === undefined
      ? [{ heading, range: sectionRange(note, i, source) }]
      : [],
  )
  if (sections.length === 0) return refuse(garden, `${path} has no heading of level ${level}`)
  for (const { range } of sections) {
    const problem = refuseRange(note, range, sources)
    if (problem !== undefined) return refuse(garden, problem)
  }
  const taken = new Set([...garden.notesByPath.keys()].map(toNameKey))
  const parts = sections.map(({ heading, range }, i): PartToMove => {
    const to = freePath(folder, heading.text, taken)
    const isLast = sections[i + 1]?.range.start !== range.end
    return {
      range,
      to,
      by: 1 - level,
      lead: '',
      trail: '',
      isNote: true,
      leaves: leftBehind(to, heading, leave, isLast && range.end < source.length, garden, source),
    }
  })
  return draftParts(note, parts, garden, sources)
}

/** From a heading to the next of its level or above, or the end of the note. */
export function sectionRange({ headings }: Pick<Note, 'headings'>, index: number, source: string): Range {
  const heading = headings[index]
  const next = headings
    .slice(index + 1)
    .find(({ depth, inside }) => inside === undefined && depth <= (heading?.depth ?? 0))
  const start = heading === undefined ? source.length : source.lastIndexOf('\n', heading.range.start - 1) + 1
  const end = next === undefined ? source.length : source.lastIndexOf('\n', next.range.start - 1) + 1
  return { start, end }
}

function freePath(folder: string, title: string, taken: Set<string>): NotePath {
  const stem = suggestPath(`${title.replaceAll('/', ' ').trim() || 'Untitled'}.md`).replace(/\.md$/i, '')
  for (let number = 1; ; number++) {
    const name = number === 1 ? stem : `${stem} ${number}`
    const path = `${folder === '' ? '' : `${folder}/`}${name}.md`
    if (taken.has(toNameKey(path))) continue
    taken.add(toNameKey(path))
    return path as NotePath
  }
}

function leftBehind(
  to: NotePath,
  { text }: Heading,
  leave: 'link' | 'embed',
  isFollowed: boolean,
  garden: Garden,
  source: string,
): string {
  const lineEnd = /\r\n/.test(source) ? '\r\n' : '\n'
  const name = linkName(to, garden)
  if (leave === 'embed') return `![[${name}]]${lineEnd}${lineEnd}`
  const shown = text.replace(/[[\]|]/g, ' ').trim()
  const link = name === shown || shown === '' ? `[[${name}]]` : `[[${name}|${shown}]]`
  return `- ${link}${lineEnd}${isFollowed ? lineEnd : ''}`
}
