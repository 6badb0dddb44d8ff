import type { Answer, Colors } from '../../define/command.ts'
import type { Garden } from '../../model/garden.ts'
import { linkSentence } from '../../model/link-sentence.ts'
import type { WantedDemand } from '../../model/tending.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { renderSentence } from '../../text/render-sentence.ts'
import { planFacts, plannedNames } from '../plans/facts.ts'
import { wantedFacts } from './facts.ts'

/** Wanted notes that are shown unless all are asked for, and sentences and other spellings of each. */
const maxWanted = 25
const maxSentences = 2
const maxSpellings = 3

/** The wanted notes. */
export function answerWanted(garden: Garden, all: boolean): Answer {
  const wanted = garden.read(wantedFacts)
  return {
    json: () => ({ wanted: describeWanted(garden, wanted) }),
    text: (colors) => renderText(garden, wanted, all, colors),
  }
}

/** The wanted notes with the sentences that ask; a link in a property says its name instead. */
function describeWanted({ notesByPath, read }: Garden, wanted: readonly WantedDemand[]) {
  const planned = plannedNames(read(planFacts))
  return wanted.map(({ name, label, names, noteCount, score, askedBy }) => ({
    name,
    label,
    names,
    noteCount,
    score,
    /** The garden's list of plans names it. */
    isPlanned: names.some((name) => planned.has(name)),
    askedBy: askedBy.flatMap(({ source, link: index }) => {
      const note = notesByPath.get(source)
      const link = note?.links[index]
      if (note === undefined || link === undefined) return []
      const { context, property } = link
      return {
        path: source,
        title: note.title,
        ...(property !== undefined && { property }),
        ...(context && { sentence: linkSentence(note, context) }),
      }
    }),
  }))
}

/** The wanted notes for people: how many ask, and the first sentences that do. */
function renderText(garden: Garden, wanted: readonly WantedDemand[], all: boolean, colors: Colors): string {
  if (wanted.length === 0) return 'Every link leads to a note.'
  const shown = describeWanted(garden, all ? wanted : wanted.slice(0, maxWanted))
  const parts = shown.map(({ name, label, names, noteCount, isPlanned, askedBy }) => {
    const spellings = names.filter((other) => other !== name).slice(0, maxSpellings)
    const others = [
      ...(isPlanned ? ['planned'] : []),
      ...(spellings.length > 0 ? [`also written ${spellings.join(', ')}`] : []),
    ]
    const about = others.length > 0 ? colors.dim(`  ${others.join('; ')}`) : ''
    const sentences = askedBy
      .filter(({ path }, i) => askedBy.findIndex((one) => one.path === path) === i)
      .slice(0, maxSentences)
      .map(({ title, sentence, property }) =>
        sentence === undefined
          ? `    ${colors.dim(`${title} names it in its property "${property ?? ''}"`)}`
          : `    ${colors.dim(`${title}:`)} ${renderSentence(sentence, colors)}`,
      )
    return [`${colors.bold(label)}  ${countOf(noteCount, 'note')}${about}`, ...sentences].join('\n')
  })
  const rest = wanted.length - shown.length
  const more = rest === 0 ? '' : `\n\n${colors.dim(`${formatCount(rest)} more; --all prints them`)}`
  return `${countOf(wanted.length, 'wanted note')}\n\n${parts.join('\n')}${more}`
}
