import type { Diagnostic, Related } from './diagnostic.ts'
import type { AssetPath, GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'
import type { Withholding } from './withholding.ts'

/**
 * The factories of `model/diagnostics.ts` for what authors say about their notes: stages, series, prerequisites,
 * topics, references, names. All of them are about properties that a garden need not use.
 */

/** A property with a fixed set of values has another one. */
export function unknownValue(
  code: 'unknown-stage' | 'unknown-basis',
  path: NotePath,
  range: Range | undefined,
  found: string,
  expected: readonly string[],
): Diagnostic {
  const property = code === 'unknown-stage' ? 'stage' : 'basis'
  return {
    code,
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Unexpected ${property} "${found}", expected ${listOf(expected)}`,
    expected,
  }
}

/** A part of a series whose `part` is no place in an order. */
export function unknownPart(path: NotePath, range: Range | undefined, found: string): Diagnostic {
  return {
    code: 'unknown-part',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Unexpected part "${found}", expected a whole number from 1`,
  }
}

/** `from` is the last part before the gap, 0 where the first is missing; `path` is the part after it. */
export function seriesGap(
  path: NotePath,
  range: Range | undefined,
  series: string,
  from: number,
  to: number,
): Diagnostic {
  const missing =
    to - from === 2 ? `part ${from + 1} is missing` : `parts ${from + 1} to ${to - 1} are missing`
  const before = from === 0 ? 'it begins with' : `after part ${from} comes`
  return {
    code: 'series-gap',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `In the series "${series}" ${missing}: ${before} part ${to}`,
    expected: [String(from + 1)],
  }
}

export function duplicatePart(
  path: NotePath,
  range: Range | undefined,
  series: string,
  part: number,
  other: NotePath,
): Diagnostic {
  return {
    code: 'duplicate-part',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Part ${part} of the series "${series}" is ${other} already`,
    related: [{ path: other, message: `says that it is part ${part}` }],
  }
}

/** The note's `part` and the list in the series' own note say different things; `listed` is undefined where it is not there. */
export function seriesDisagreement(
  path: NotePath,
  range: Range | undefined,
  series: string,
  part: number | undefined,
  listed: { readonly part: number; readonly range: Range } | undefined,
  list: NotePath,
): Diagnostic {
  const related: Related = { path: list, message: 'the list', ...(listed && { range: listed.range }) }
  return {
    code: 'series-disagreement',
    severity: 'warning',
    path,
    ...(range && { range }),
    message:
      listed === undefined
        ? `The note says that it belongs to the series "${series}", but the list in ${list} does not name it`
        : `The note says that it is part ${part} of the series "${series}", but it is number ${listed.part} of the list in ${list}`,
    ...(listed && { expected: [String(listed.part)] }),
    related: [related],
  }
}

export function noteInTwoSeries(
  path: NotePath,
  range: Range | undefined,
  titles: readonly string[],
  notes: readonly NotePath[],
): Diagnostic {
  return {
    code: 'note-in-two-series',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `The note is a part of ${titles.length} series: ${titles.map((title) => `"${title}"`).join(', ')}; "previous" and "next" follow the first`,
    related: notes.map((note): Related => ({ path: note, message: 'has it as a part' })),
  }
}

/** `chain` starts and ends with the same note. */
export function prerequisiteCycle(
  path: NotePath,
  range: Range | undefined,
  chain: readonly NotePath[],
): Diagnostic {
  return {
    code: 'prerequisite-cycle',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `The note requires itself: ${chain.join(' → ')}. No order satisfies that`,
    related: chain.slice(1, -1).map((note): Related => ({ path: note, message: 'is in the circle' })),
  }
}

/** `chain` starts and ends with the same topic; titles or paths. */
export function topicCycle(path: NotePath, range: Range | undefined, chain: readonly string[]): Diagnostic {
  return {
    code: 'topic-cycle',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `The topic lies below itself: ${chain.join(' → ')}. It is shown at the top`,
  }
}

export function emptyTopic(path: NotePath, range: Range | undefined): Diagnostic {
  return {
    code: 'empty-topic',
    severity: 'warning',
    path,
    ...(range && { range }),
    message:
      'No note belongs to this topic; notes belong by its folder, by naming it in "topics", or by a tag with its name',
  }
}

export function incompleteReference(
  path: NotePath,
  range: Range | undefined,
  problem: string,
  expected: string,
): Diagnostic {
  return {
    code: 'incomplete-reference',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `The reference has ${problem}, expected ${expected}`,
  }
}

/** A link by that name never leads to the note with the alias, or not to it alone. */
export function aliasClash(
  path: NotePath,
  alias: string,
  others: readonly NotePath[],
  isName: boolean,
): Diagnostic {
  const [first] = others as readonly [NotePath]
  return {
    code: 'alias-clash',
    severity: 'info',
    path,
    message: isName
      ? `The alias "${alias}" is the name of ${first}; links to it lead there`
      : `The alias "${alias}" is an alias of ${others.join(', ')} too`,
    related: others.map(
      (other): Related => ({ path: other, message: isName ? 'has the name' : 'has the alias' }),
    ),
  }
}

export function unusedAsset(path: AssetPath): Diagnostic {
  return {
    code: 'unused-asset',
    severity: 'info',
    path,
    message: 'No note uses this file, so it is not published',
  }
}

export function linkToUnpublished(
  path: NotePath,
  range: Range,
  target: GardenPath,
  isEmbed: boolean,
): Diagnostic {
  return {
    code: 'link-to-unpublished',
    severity: 'warning',
    path,
    range,
    message: isEmbed
      ? `${target} is not published; readers see a notice in place of its text`
      : `${target} is not published; readers see a wanted note in place of the link`,
    related: [{ path: target, message: 'is a draft or withheld' }],
  }
}

/** Something says that a note is not meant to be public. */
export function notPublished(path: NotePath, { words, tools, range, kind }: Withholding): Diagnostic {
  return {
    code: 'not-published',
    severity: 'info',
    path,
    ...(range && { range }),
    message:
      kind === 'protection'
        ? `Not published because of "${words}" (${tools}): a site of plain files can lock nothing`
        : `Not published because of ${range ? `"${words}"` : words} (${tools})`,
  }
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
