import { defineRule, type Finding, type LintContext } from '../define/rule.ts'
import { headingBySlug } from '../model/heading-by-slug.ts'
import type { Fragment } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { isNotePath } from '../model/path.ts'
import { isPart } from '../model/withholding.ts'
import { createNearestTexts } from './nearest-texts.ts'
import { walkLinks } from './walk-links.ts'

/** A link to a heading that its note has not; it leads to the note's start. `expected` holds the nearest headings. */
export const missingHeading = defineRule({
  code: 'missing-heading',
  severity: 'warning',
  find: (context) => findMissing(context, 'heading'),
  example: {
    notes: { 'Tree.md': 'See [[Leaf#Colour]].', 'Leaf.md': '## Colours\n\n## Shapes\n' },
    says: ['Tree.md: No heading "Colour" in Leaf.md'],
  },
})

/** A link to a block that its note has not; it leads to the note's start. `expected` holds the nearest ids. */
export const missingBlock = defineRule({
  code: 'missing-block',
  severity: 'warning',
  find: (context) => findMissing(context, 'block'),
  example: {
    notes: { 'Tree.md': 'See [[Leaf#^green]].', 'Leaf.md': 'Leaves are green. ^greens\n' },
    says: ['Tree.md: No block "^green" in Leaf.md'],
  },
})

function* findMissing(context: LintContext, kind: Fragment['kind']): Generator<Finding> {
  const nearestTexts = createNearestTexts((path) => textsOf(context.notes.get(path), kind))
  for (const { note, link, resolution } of walkLinks(context, 'note', 'ambiguous')) {
    const { fragment } = link
    if (resolution.fragmentFound || fragment?.kind !== kind) continue
    const path = resolution.kind === 'note' ? resolution.path : resolution.chosen
    if (!isNotePath(path)) continue
    if (link.target === '' && isPart(note) && isInHost(context, note, fragment)) continue
    const isBlock = fragment.kind === 'block'
    const name = !isBlock
      ? `heading "${fragment.path.join(' > ')}"`
      : fragment.name === undefined
        ? `block "^${fragment.id}"`
        : `part "${fragment.name}"`
    yield {
      path: note.path,
      range: link.range,
      message: link.target.startsWith('((')
        ? `No block of the garden has the id "${isBlock ? fragment.id : ''}"`
        : `No ${name} in ${path}`,
      ...(!(isBlock && fragment.name !== undefined) && {
        expected: nearestTexts(isBlock ? fragment.id : (fragment.path.at(-1) ?? ''), path),
      }),
    }
  }
}

/** Whether a note that a part is shown in has the heading. */
function isInHost({ links, notes }: LintContext, part: Note, fragment: Fragment): boolean {
  const backlinks = links.backlinksByPath.get(part.path) ?? []
  return backlinks.some(({ source }) => {
    const host = notes.get(source)
    return host !== undefined && headingBySlug(host, fragment) !== undefined
  })
}

function textsOf(note: Note | undefined, kind: Fragment['kind']): readonly string[] {
  if (note === undefined) return []
  return kind === 'block'
    ? note.blocks.map((block) => block.id)
    : note.headings.map((heading) => heading.text)
}
