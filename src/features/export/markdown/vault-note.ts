import type { AskedGarden } from '../../../define/command.ts'
import { addressLeft } from '../../../model/address-left.ts'
import { resolvedPath } from '../../../model/link.ts'
import type { Note } from '../../../model/note.ts'
import { isNotePath } from '../../../model/path.ts'
import { type Edit, editSource, hiddenEdits, neighbourText } from './edit-source.ts'

/**
 * Writes a note for a vault: as it is written, but for what readers of the garden do not see. Comments and properties that
 * mean nothing here are left out, and of a link to a note that stays only its words are kept.
 */
export function openVaultWriter(
  { garden, published }: Pick<AskedGarden, 'garden' | 'published'>,
  chosen: ReadonlySet<string>,
): (note: Note, source: string) => string {
  const known = new Set(published.knownProperties.map(({ name }) => name.toLowerCase()))
  for (const name of ['title', 'aliases', 'alias', 'tags', 'tag', 'cssclasses', 'publish']) known.add(name)
  return (note, source) => {
    const { path, links } = note
    const shown = published.links.resolutionsByPath.get(path) ?? []
    const whole = garden.links.resolutionsByPath.get(path) ?? []
    const head = /^---[ \t]*\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)?.[0] ?? ''
    const edits: Edit[] = hiddenEdits(note.hidden).flatMap((edit) =>
      edit.end <= head.length ? [] : [{ ...edit, start: Math.max(edit.start, head.length) }],
    )
    for (const [i, link] of links.entries()) {
      if (link.range.end <= head.length) continue
      const left = addressLeft(link, shown[i], source)
      if (left) edits.push({ ...left, text: '#' })
      const beyond = whole[i] && neighbourText(link, whole[i])
      if (beyond !== undefined) edits.push({ ...link.range, text: beyond })
      const target = whole[i] && resolvedPath(whole[i])
      if (target === undefined) continue
      const isOut = resolvedPath(shown[i]!) === target && (!isNotePath(target) || chosen.has(target))
      if (!isOut && link.syntax !== 'html')
        edits.push({ ...link.range, text: link.embed ? '' : (link.displayText ?? link.target) })
    }
    const body = editSource(source, edits, head.length)
    return `${keepProperties(head, known, (name) => hidesName(note, name, garden, shown, chosen))}${body.replace(/^\n+/, head === '' ? '' : '\n')}`
  }
}

/** Whether a property names a note that does not go out. */
function hidesName(
  { path, links }: Note,
  property: string,
  garden: AskedGarden['garden'],
  shown: readonly Parameters<typeof resolvedPath>[0][],
  chosen: ReadonlySet<string>,
): boolean {
  const whole = garden.links.resolutionsByPath.get(path) ?? []
  return links.some((link, i) => {
    const target = whole[i] && resolvedPath(whole[i])
    if (link.syntax !== 'property' || link.property !== property || target === undefined) return false
    return resolvedPath(shown[i]!) !== target || (isNotePath(target) && !chosen.has(target))
  })
}

/** Properties at the top level that are known, each with all of its lines. */
function keepProperties(
  head: string,
  known: ReadonlySet<string>,
  isHidden: (name: string) => boolean,
): string {
  if (head === '') return ''
  const lines = head.trimEnd().split('\n').slice(1, -1)
  const kept: string[] = []
  let isKept = false
  for (const line of lines) {
    const name = /^["']?([^\s"':#][^"':]*?)["']?\s*:(?:\s|$)/.exec(line)?.[1]
    if (name !== undefined) isKept = known.has(name.toLowerCase()) && !isHidden(name)
    else if (/^#/.test(line)) isKept = false
    if (isKept) kept.push(line.replace(/\s+#\s.*$/, ''))
  }
  return kept.length === 0 ? '' : `---\n${kept.join('\n')}\n---\n`
}
