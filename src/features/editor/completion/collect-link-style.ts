import type { LinkedNotes } from '../../../model/linked-notes.ts'
import type { Note } from '../../../model/note.ts'
import { folderOf, type NotePath, stemOf, withoutNoteEnding } from '../../../model/path.ts'
import { relativePath } from '../../../model/relative-path.ts'
import type { LinkStyle } from './write-link.ts'

/** What Obsidian has been told about links. */
export interface LinkSettings {
  readonly isMarkdown?: boolean
  readonly linkFormat?: 'shortest' | 'relative' | 'absolute'
}

/**
 * How a garden writes links: as Obsidian has been told, else as most of its links are. An address that several ways of writing would
 * give counts for none of them. Where nothing tells, addresses are those that every program understands: from the note, with `.md`.
 */
export function collectLinkStyle(
  notesByPath: ReadonlyMap<NotePath, Pick<Note, 'links'>>,
  { resolutionsByPath }: LinkedNotes,
  told: LinkSettings,
): LinkStyle {
  const counts = { wiki: 0, markdown: 0, extension: 0, bare: 0 }
  const addresses = { relative: 0, 'from-top': 0, slash: 0, name: 0 }
  for (const [source, { links }] of notesByPath) {
    const resolutions = resolutionsByPath.get(source) ?? []
    for (const [i, { syntax, target }] of links.entries()) {
      if ((syntax !== 'wiki' && syntax !== 'markdown') || target === '') continue
      const resolution = resolutions[i]
      if (resolution?.kind !== 'note' && resolution?.kind !== 'asset') continue
      counts[syntax]++
      if (syntax === 'wiki' || resolution.kind !== 'note') continue
      const bare = withoutNoteEnding(target)
      counts[bare === target ? 'bare' : 'extension']++
      const form = formOf(bare, source, withoutNoteEnding(resolution.path))
      if (form) addresses[form]++
    }
  }
  const { relative, name, slash } = addresses
  const byUse =
    Math.max(name, slash, addresses['from-top']) <= relative
      ? 'relative'
      : slash >= Math.max(name, addresses['from-top'])
        ? 'slash'
        : name >= addresses['from-top']
          ? 'name'
          : 'from-top'
  const byTold = { shortest: 'name', relative: 'relative', absolute: 'from-top' } as const
  return {
    isMarkdown: told.isMarkdown ?? counts.markdown > counts.wiki,
    address: told.linkFormat === undefined ? byUse : byTold[told.linkFormat],
    hasExtension: counts.bare <= counts.extension,
    ...(told.linkFormat === 'relative' && { wikiPath: 'relative' }),
    ...(told.linkFormat === 'absolute' && { wikiPath: 'from-top' }),
  }
}

function formOf(target: string, source: NotePath, full: string): LinkStyle['address'] | undefined {
  if (target === `/${full}`) return 'slash'
  const isRelative = target.replace(/^\.\//, '') === relativePath(folderOf(source), full)
  const others = [target === full, target === stemOf(`${full}.md`)]
  if (isRelative) return others.includes(true) ? undefined : 'relative'
  return others[0] ? 'from-top' : others[1] ? 'name' : undefined
}
