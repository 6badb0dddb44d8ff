import { noteFacts } from '../../define/note-facts.ts'
import { defineRule, type Finding, type LintContext } from '../../define/rule.ts'
import type { Basis } from '../../model/basis.ts'
import type { Resolution } from '../../model/link.ts'
import type { NotePath } from '../../model/path.ts'

/** A note that says it was studied and names nothing that was: neither a reference note nor an address of the web. */
export const uncitedStudy = defineRule({
  code: 'uncited-study',
  severity: 'info',
  *find(context) {
    const factsByPath = context.read(noteFacts)
    const cites = (to: Resolution) =>
      isOnTheWeb(to) || (to.kind === 'note' && factsByPath.get(to.path)?.kind === 'reference')
    yield* unsupported(
      context,
      'study',
      cites,
      'The note rests on study and cites nothing, expected a link to a reference or to the web',
    )
  },
  example: {
    notes: {
      'Darwin 1859.md': '---\ntype: reference\n---\n',
      'Moss.md': '---\nbasis: study\n---\nSee [[Fern]].',
      'Fern.md': '---\nbasis: study\n---\nSee [[Darwin 1859]].',
      'Ivy.md': '---\nbasis: study\n---\nSee [a key](https://example.org).',
      'Oak.md': '---\nbasis: study\nstage: planned\n---\n',
      'Elm.md': '',
    },
    says: [
      'Moss.md: The note rests on study and cites nothing, expected a link to a reference or to the web',
    ],
  },
})

/** A note that says it was tried, without a file or an address by which others could try it too. */
export const experienceWithoutEvidence = defineRule({
  code: 'experience-without-evidence',
  severity: 'info',
  *find(context) {
    yield* unsupported(
      context,
      'experience',
      (to) => isOnTheWeb(to) || to.kind === 'asset',
      'The note rests on experience and shows nothing of it, expected a link to a file, such as a script, or to the web',
    )
  },
  example: {
    notes: {
      'count.py': '',
      'Moss.md': '---\nbasis: experience\n---\nSee [[Fern]].',
      'Fern.md': '---\nbasis: experience\n---\nCounted by [[count.py]].',
    },
    says: [
      'Moss.md: The note rests on experience and shows nothing of it, expected a link to a file, such as a script, or to the web',
    ],
  },
})

/** The notes of a basis of which no link supports it. An outline claims nothing yet; topics and series only gather. */
function* unsupported(
  { read, notes, links }: LintContext,
  basis: Basis,
  supports: (resolution: Resolution) => boolean,
  message: string,
): Generator<Finding> {
  for (const [path, facts] of read(noteFacts)) {
    if (facts.basis !== basis || facts.kind !== 'note' || facts.stage === 'planned') continue
    if (links.resolutionsByPath.get(path)?.some(supports)) continue
    yield { path, range: rangeOfBasis(notes, path), message }
  }
}

function rangeOfBasis(notes: LintContext['notes'], path: NotePath): Finding['range'] {
  return notes.get(path)?.propertyRanges?.['basis']
}

function isOnTheWeb(to: Resolution): boolean {
  return to.kind === 'external' && /^https?:/i.test(to.url)
}
