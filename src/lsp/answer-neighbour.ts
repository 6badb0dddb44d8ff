import type { Location } from 'vscode-languageserver'
import { neighbourNote } from '../link/find-neighbour.ts'
import type { Resolution } from '../model/link.ts'
import { keptGardens, openKeptFolder } from '../store/kept-folder.ts'
import type { LanguageGarden } from './language-garden.ts'

/** A meaning that lies outside of the garden. */
type Outside = Extract<Resolution, { readonly kind: 'external' }>

/** What is known of a link's note in another garden, as Markdown; undefined for a link that leads to none. */
export async function describeNeighbour(
  garden: LanguageGarden,
  { url, neighbour: target }: Outside,
): Promise<string | undefined> {
  const found = target && neighbourNote(await garden.neighboursNow(), target)
  if (target === undefined || found === undefined) return undefined
  const { neighbour, note } = found
  const at = `*${plain(neighbour.title)}*`
  if (target.found === 'unknown')
    return `${at}\n\n*Nothing is kept of this garden: \`hortus gardens update\`*`
  if (target.found === 'nothing') return `${at}\n\n*This garden has no such note.*`
  if (note === undefined) return `${at} · ${url}`
  const text = note.text === '' ? '' : `\n\n${plain(note.text)}`
  return `**${plain(note.title)}** · ${at}${text}\n\n${url}`
}

/** Where what is kept of a link's note in another garden stands; undefined where nothing is. */
export async function placeOfNeighbour(
  { folder, uriOf }: Pick<LanguageGarden, 'folder' | 'uriOf'>,
  { neighbour: target }: Outside,
): Promise<Location | undefined> {
  if (target?.found !== 'note' || target.href === undefined) return undefined
  const kept = openKeptFolder(folder, keptGardens)
  const start = `{"href":${JSON.stringify(target.href)},`
  const line = kept
    .read(target.garden)
    ?.split('\n')
    .findIndex((one) => one.startsWith(start))
  if (line === undefined || line < 0) return undefined
  const place = { line, character: 0 }
  return { uri: uriOf(kept.pathOf(target.garden)), range: { start: place, end: place } }
}

/** Another garden's words in Markdown of ours. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|&~$-]/g, '\\$&')
}
