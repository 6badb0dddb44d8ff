import { linkName } from '../features/changes/link-name.ts'
import type { Garden } from '../model/garden.ts'
import {
  type AssetPath,
  baseName,
  extensionOf,
  folderOf,
  type NotePath,
  stemOf,
  toNameKey,
  withoutNoteEnding,
} from '../model/path.ts'
import { relativePath } from '../model/relative-path.ts'
import type { ObsidianSettings } from '../store/obsidian-settings.ts'

/** What a page shows in its place; anything else is only linked to. */
const shown: ReadonlySet<string> = new Set(
  (
    '.avif .bmp .canvas .flac .gif .ico .jpeg .jpg .m4a .m4v .mkv .mov .mp3 .mp4 .oga .ogg .ogv .opus .pdf .png ' +
    '.svg .wav .webm .webp'
  ).split(' '),
)

/**
 * What a note writes to show an asset, or to link to one that no page can show: as Obsidian has been told, else as the
 * garden's embeds are mostly written. A name alone stands only where no other file has it.
 */
export function assetLink(
  garden: Garden,
  note: NotePath,
  path: AssetPath,
  settings: ObsidianSettings,
): string {
  const isNote = extensionOf(path) === '.md'
  const mark = shown.has(extensionOf(path)) ? '!' : ''
  if (!(settings.isMarkdown ?? writesMarkdown(garden))) {
    // A path from the top is what a wiki-link means first.
    const isBare = settings.linkFormat === undefined || settings.linkFormat === 'shortest'
    const target =
      settings.linkFormat === 'relative'
        ? relativePath(folderOf(note), path)
        : isBare
          ? shortest(garden, path)
          : path
    // Notes are named without their ending.
    return `${mark}[[${isNote ? withoutNoteEnding(target) : target}]]`
  }
  const target =
    settings.linkFormat === 'shortest'
      ? shortest(garden, path)
      : settings.linkFormat === 'absolute'
        ? path
        : relativePath(folderOf(note), path)
  const label = isNote ? stemOf(path) : mark === '' ? baseName(path) : ''
  return `${mark}[${label}](${target.replace(/[\s()<>%?#]/g, (one) => percentOf(one))})`
}

function percentOf(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

/** Whether most embeds are written as Markdown has them. */
function writesMarkdown(garden: Garden): boolean {
  const counts = { wiki: 0, markdown: 0 }
  for (const note of garden.notesByPath.values())
    for (const { syntax, embed, target } of note.links)
      if (embed && (syntax === 'wiki' || (syntax === 'markdown' && !/^[a-z][\w+.-]+:/i.test(target))))
        counts[syntax]++
  return counts.markdown > counts.wiki
}

/** The name alone where no other file has it, else the path from the garden's top. */
function shortest(garden: Garden, path: AssetPath): string {
  const key = toNameKey(baseName(path))
  if (extensionOf(path) === '.md') return `${linkName(path as string as NotePath, garden)}.md`
  const isTaken = garden.assets.some((asset) => asset !== path && toNameKey(baseName(asset)) === key)
  return isTaken ? path : baseName(path)
}
