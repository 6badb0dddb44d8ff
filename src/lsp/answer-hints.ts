import { type InlayHint, InlayHintKind } from 'vscode-languageserver'
import { resolvedPath } from '../model/link.ts'
import { isDrawnPath, isNotePath, toNameKey } from '../model/path.ts'
import type { Range } from '../model/range.ts'
import type { MeantLink } from '../session/meant-links.ts'
import { withFragmentIn } from '../session/meant-links.ts'
import type { EditorSettings } from './editor-settings.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { OpenNote } from './language-server.ts'

/** Behind a link that shows a file's name, the note's title where that is another; behind one to a block, what it says. */
export async function answerHints(
  { garden, document, path }: OpenNote,
  within: Range,
  wishes: EditorSettings['inlayHints'],
): Promise<InlayHint[]> {
  const hints: InlayHint[] = []
  for (const meant of await garden.linksNow(path)) {
    const { link } = meant
    if (link.range.end < within.start || link.range.start > within.end) continue
    const text =
      link.fragment?.kind === 'block'
        ? wishes.blocks && (await blockText(garden, meant))
        : wishes.titles && titleBehind(garden, meant)
    if (!text) continue
    hints.push({
      position: document.positionAt(link.range.end),
      label: text.length <= wishes.length ? text : `${text.slice(0, wishes.length).trimEnd()}…`,
      kind: InlayHintKind.Type,
      paddingLeft: true,
    })
  }
  return hints
}

/** The title that a bare link does not show; undefined where it shows it, or says something of its own. */
function titleBehind(garden: LanguageGarden, { link, resolution }: MeantLink): string | undefined {
  const target = resolvedPath(resolution)
  if (target === undefined || !isNotePath(target) || isDrawnPath(target)) return undefined
  if (link.syntax === 'markdown' || link.syntax === 'html' || link.displayText !== undefined) return undefined
  if (link.target === '' || ('via' in resolution && resolution.via === 'alias')) return undefined
  const title = garden.titleOf(target)
  return toNameKey(title) === toNameKey(link.target) ? undefined : title
}

async function blockText(garden: LanguageGarden, meant: MeantLink): Promise<string | undefined> {
  const target = resolvedPath(meant.resolution)
  if (target === undefined || !isNotePath(target) || meant.link.fragment?.kind !== 'block') return undefined
  const now = await garden.noteNow(target)
  const { id } = meant.link.fragment
  const found = now && withFragmentIn(now.note, meant).resolution
  const block = found && 'anchor' in found ? now.note.blocks.find((one) => one.id === id) : undefined
  const document = block && (await garden.documentOf(target))
  return document?.getText().slice(block?.range.start, block?.range.end).replace(/\s+/g, ' ').trim()
}
