import type { Finding, LintContext } from '../define/rule.ts'
import type { NotePath } from '../model/path.ts'

/**
 * A topic, or the like, that readers do not see because its `own` note is not published, though published notes name it.
 * Nothing where it has no note, or readers lose nothing.
 */
export function* hiddenWithNote(
  { notes, publication }: Pick<LintContext, 'notes' | 'publication'>,
  own: NotePath | undefined,
  naming: readonly NotePath[],
  what: 'topic' | 'series',
): Generator<Finding> {
  const isPublished = (path: NotePath): boolean => publication.reasonOf(notes.get(path)!) === undefined
  if (own === undefined || isPublished(own)) return
  const losing = naming.filter(isPublished)
  if (losing.length === 0) return
  yield {
    path: own,
    range: notes.get(own)?.propertyRanges?.['type'],
    message: `The note is not published, so readers see no such ${what}; published notes that name it: ${losing.length}`,
    related: [{ path: losing[0]!, message: 'names it' }],
  }
}
