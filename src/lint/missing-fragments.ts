import type { LintContext } from '../define/rule.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { missingFragment } from '../model/diagnostics.ts'
import type { Fragment } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import { createNearestTexts } from './nearest-texts.ts'
import { walkLinks } from './walk-links.ts'

/** The links whose note has not the heading, or not the block, that they ask for. */
export function* missingFragments(context: LintContext, kind: Fragment['kind']): Generator<Diagnostic> {
  const nearestTexts = createNearestTexts((path) => textsOf(context.notes.get(path), kind))
  for (const { note, link, resolution } of walkLinks(context, 'note', 'ambiguous')) {
    const { fragment } = link
    if (resolution.fragmentFound || fragment?.kind !== kind) continue
    const path = resolution.kind === 'note' ? resolution.path : (resolution.chosen as NotePath)
    const written = fragment.kind === 'block' ? fragment.id : (fragment.path.at(-1) ?? '')
    const expected = nearestTexts(written, path)
    yield missingFragment(note.path, link.range, path, fragment, expected)
  }
}

function textsOf(note: Note | undefined, kind: Fragment['kind']): readonly string[] {
  if (note === undefined) return []
  return kind === 'block'
    ? note.blocks.map((block) => block.id)
    : note.headings.map((heading) => heading.text)
}
