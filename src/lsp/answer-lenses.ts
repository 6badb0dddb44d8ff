import type { CodeLens } from 'vscode-languageserver'
import { noteFacts } from '../define/note-facts.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { countOf } from '../text/count-of.ts'
import { showReferencesCommand } from './command-names.ts'
import type { EditorSettings } from './editor-settings.ts'
import type { OpenNote } from './language-server.ts'
import { rangeIn } from './range-in.ts'

/**
 * What stands above the lines of a note: how many links lead in and out, how far it has grown, and how many links lead to
 * each heading. A click on links shows them.
 */
export function answerLenses(
  open: OpenNote,
  note: Note,
  snapshot: Snapshot,
  wishes: EditorSettings['codeLens'],
): CodeLens[] {
  const { links, read } = snapshot.garden
  const { path } = open
  const top = { start: 0, end: 0 }
  const lenses: CodeLens[] = []
  const backlinks = links.backlinksByPath.get(path) ?? []
  if (wishes.links) {
    const sources = new Set(backlinks.map(({ source }) => source)).size
    const from = sources === backlinks.length ? '' : ` from ${countOf(sources, 'note')}`
    lenses.push(lensOf(open, top, `${countOf(backlinks.length, 'link')} in${from}`, 'in'))
    const out = (links.resolutionsByPath.get(path) ?? []).filter((one) => {
      const target = resolvedPath(one)
      return target !== undefined && target !== path
    })
    lenses.push(lensOf(open, top, `${countOf(out.length, 'link')} out`, 'out'))
  }
  const stage =
    wishes.stage && snapshot.features.isOn('stages') ? read(noteFacts).get(path)?.stage : undefined
  if (stage !== undefined)
    lenses.push({ range: rangeIn(open.document, top), command: { title: stage, command: '' } })
  if (!wishes.headings) return lenses
  const counts = countByAnchor(path, snapshot)
  for (const { slug, range } of note.headings) {
    const count = counts.get(slug) ?? 0
    if (count > 0) lenses.push(lensOf(open, range, countOf(count, 'link'), 'in'))
  }
  return lenses
}

/** How many links lead to each heading and block of a note, its own among them. */
function countByAnchor(path: NotePath, { garden }: Snapshot): ReadonlyMap<string, number> {
  const { backlinksByPath, resolutionsByPath } = garden.links
  const counts = new Map<string, number>()
  const own = (resolutionsByPath.get(path) ?? []).filter((one) => resolvedPath(one) === path)
  const others = (backlinksByPath.get(path) ?? []).map(
    ({ source, link }) => resolutionsByPath.get(source)?.[link],
  )
  for (const resolution of [...own, ...others]) {
    if (resolution === undefined || !('anchor' in resolution) || resolution.anchor === undefined) continue
    counts.set(resolution.anchor, (counts.get(resolution.anchor) ?? 0) + 1)
  }
  return counts
}

function lensOf({ document }: OpenNote, at: Range, title: string, kind: 'in' | 'out'): CodeLens {
  const range = rangeIn(document, { start: at.start, end: at.start })
  return {
    range,
    command: { title, command: showReferencesCommand, arguments: [document.uri, range.start, kind] },
  }
}
