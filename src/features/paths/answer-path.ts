import type { Answer, AskedGarden, Colors } from '../../define/command.ts'
import type { NotePath } from '../../model/path.ts'
import type { ExplainedPath, NearReason, PathAnswer, PathHop } from '../../model/path-answer.ts'
import { countOf } from '../../text/count-of.ts'
import { renderSentence } from '../../text/render-sentence.ts'
import { answerCrossing } from './answer-crossing.ts'
import { findBeyond } from './cross-border.ts'
import { explainPath } from './explain-path.ts'

/**
 * How two notes connect; one of them may be in another garden (`kernel:Raft`). Throws with suggestions when there is no such
 * note.
 */
export function answerPath(asked: AskedGarden, fromName: string, toName: string): Answer {
  const { garden, noteNamed } = asked
  const beyond = [fromName, toName].map((name) => findBeyond(asked, name))
  if (beyond[0] && beyond[1])
    throw new Error(
      'Both notes are in other gardens, expected one of this garden: what leads from one to the other there is not known',
    )
  const there = beyond[0] ?? beyond[1]
  if (there !== undefined) {
    const here = noteNamed(beyond[0] ? toName : fromName)
    const title = (path: NotePath): string => garden.notesByPath.get(path)?.title ?? path
    return answerCrossing(asked, here, there, (path, colors) =>
      path.hops.flatMap((hop) => renderHop(hop, title, colors)),
    )
  }
  const [from, to] = [noteNamed(fromName), noteNamed(toName)]
  const titleOf = (path: NotePath): string => garden.notesByPath.get(path)?.title ?? path
  const answer = explainPath(garden, from, to)
  const end = (path: NotePath) => ({ path, title: titleOf(path) })
  return {
    json: () => ({ from: end(from), to: end(to), ...answer }),
    text: (colors) => renderText(from, to, answer, titleOf, colors),
  }
}

/** For people: each path a short argument of the sentences that make it. */
function renderText(
  from: NotePath,
  to: NotePath,
  answer: PathAnswer,
  titleOf: (path: NotePath) => string,
  colors: Colors,
): string {
  const heading = `${colors.bold(titleOf(from))} to ${colors.bold(titleOf(to))}`
  switch (answer.kind) {
    case 'same':
      return `Both are ${colors.bold(titleOf(from))}.`
    case 'paths': {
      const parts = answer.paths.map((path, i) => renderPath(path, i + 1, titleOf, colors))
      return [`${heading}: ${countOf(answer.paths.length, 'path')}`, ...parts].join('\n\n')
    }
    case 'islands': {
      const [a, b] = [answer.from, answer.to]
      const lines = [
        `${heading}: no path`,
        '',
        `They are on different islands, one of ${countOf(a.size, 'note')}, the other of ${countOf(b.size, 'note')}.`,
        `Nearest to each other are ${colors.bold(titleOf(a.note))} and ${colors.bold(titleOf(b.note))}${sayShared(answer.shared)}.`,
        'A link between those two would join them.',
      ]
      return lines.join('\n')
    }
  }
}

function renderPath(
  path: ExplainedPath,
  number: number,
  titleOf: (path: NotePath) => string,
  colors: Colors,
): string {
  const between = path.notes.slice(1, -1).map(titleOf)
  const way = between.length === 0 ? 'Directly' : `By way of ${listOf(between)}`
  return [
    `${number}. ${colors.bold(way)}`,
    ...path.hops.flatMap((hop) => renderHop(hop, titleOf, colors)),
  ].join('\n')
}

/** One hop: who links to whom, and in which words. A hop against its link says so. */
function renderHop(hop: PathHop, titleOf: (path: NotePath) => string, colors: Colors): readonly string[] {
  const isForward = hop.direction === 'forward'
  const step = isForward
    ? `${titleOf(hop.from)} → ${titleOf(hop.to)}`
    : `${titleOf(hop.from)} ← ${titleOf(hop.to)}`
  const writer = isForward ? hop.from : hop.to
  if (hop.sentence === undefined) {
    const where = hop.property === undefined ? 'its properties' : `its property "${hop.property}"`
    return [`   ${step}`, `     ${colors.dim(`${titleOf(writer)} names it in ${where}`)}`]
  }
  const said = renderSentence(hop.sentence, colors)
  return [`   ${step}`, `     ${colors.dim(`${titleOf(writer)}:`)} ${said}`]
}

function sayShared(shared: readonly NearReason[]): string {
  if (shared.length === 0) return ''
  return `: ${listOf(shared.map(sayReason))}`
}

function sayReason(reason: NearReason): string {
  switch (reason.kind) {
    case 'wanted':
      return `both ask for the unwritten "${reason.name}"`
    case 'tag':
      return `both have #${reason.tag}`
    case 'word':
      return `both are called "${reason.word}"`
    case 'folder':
      return `both are in ${reason.folder}/`
  }
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
