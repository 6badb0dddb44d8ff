import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { compareText } from '../../model/diagnostic.ts'
import { createCoverage, extractFace, facesOf, type ReadAt } from './font-file.ts'

/** A file with fonts on this machine. */
interface MachineFont {
  readonly file: string
  readonly size: number
}

/** A face of this machine that has letters which ours lack. */
export interface MachineFace {
  /** The same for the same face. */
  readonly id: string
  readonly has: (codePoint: number) => boolean
  readonly data: Uint8Array
}

/** Whether the face is for a title or for smaller text. */
export type FaceUse = 'bold' | 'regular'

/** Files that are looked at, bytes of one that is read, folders within folders, and faces that are kept. */
const most = { files: 4_000, bytes: 64_000_000, depth: 6, kept: 8 }

/** Where systems keep fonts; what is not there is passed over. */
export const usualFontFolders: readonly string[] = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  'C:\\Windows\\Fonts',
]

/** The fonts of this machine, sorted. Faces that show a box for every letter are none, nor are coloured pictures. */
export function listMachineFonts(folders: readonly string[] = usualFontFolders): readonly MachineFont[] {
  const fonts: MachineFont[] = []
  const visit = (folder: string, depth: number): void => {
    let entries: ReturnType<typeof readFolder>
    try {
      entries = readFolder(folder)
    } catch {
      return
    }
    for (const entry of entries) {
      const file = join(folder, entry.name)
      if (fonts.length >= most.files) return
      if (entry.isDirectory() && depth < most.depth) visit(file, depth + 1)
      else if (/\.(?:ttf|otf|ttc|otc)$/i.test(entry.name) && !/emoji|last ?resort|blank/i.test(entry.name)) {
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
        if (size > 0 && size <= most.bytes) fonts.push({ file, size })
      }
    }
  }
  for (const folder of folders) visit(folder, 0)
  return fonts.sort((a, b) => compareText(a.file, b.file))
}

function readFolder(folder: string): readonly import('node:fs').Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
}

/**
 * Finds faces for letters: the fewest that have as many of them as can be had, the plainest first. `lang` decides between
 * faces of one file, which draw the same Chinese character as China, Japan or Korea write it.
 */
export function createFaceFinder(
  list: () => readonly MachineFont[],
): (letters: readonly number[], use: FaceUse, lang: string) => readonly MachineFace[] {
  let fonts: readonly MachineFont[] | undefined
  const kept = new Map<string, MachineFace>()
  return (letters, use, lang) => {
    const chosen: MachineFace[] = []
    let left = letters
    const take = (face: MachineFace): void => {
      chosen.push(face)
      left = left.filter((letter) => !face.has(letter))
    }
    const kind = `${use} ${indexOfLanguage(lang)} `
    for (const [key, face] of kept) if (key.startsWith(kind) && left.some(face.has)) take(face)
    fonts ??= list()
    while (left.length > 0) {
      const best = findBest(fonts, left, use, lang)
      if (best === undefined) break
      kept.set(kind + best.id, best)
      take(best)
    }
    for (const key of [...kept.keys()].slice(0, -most.kept)) kept.delete(key)
    return chosen
  }
}

/** The face with the most of the letters; of equal ones the plainest. */
function findBest(
  fonts: readonly MachineFont[],
  letters: readonly number[],
  use: FaceUse,
  lang: string,
): MachineFace | undefined {
  let best: { readonly font: MachineFont; readonly start: number; readonly count: number } | undefined
  const ranked = [...fonts].sort((a, b) => rankOf(a.file, use) - rankOf(b.file, use))
  for (const font of ranked) {
    const found = withReader(font, (read) => {
      const starts = facesOf(read)
      const isOfAll = /CJK|SourceHan/i.test(font.file)
      const start = (isOfAll ? starts[indexOfLanguage(lang)] : undefined) ?? starts[0]
      const has = start === undefined ? undefined : createCoverage(read, start)
      return has && start !== undefined ? { start, count: letters.filter(has).length } : undefined
    })
    if (found !== undefined && found.count > (best?.count ?? 0)) best = { font, ...found }
    if (best?.count === letters.length) break
  }
  if (best === undefined) return undefined
  const { font, start } = best
  const data = extractFace(readFileSync(font.file), start)
  const has = createCoverage((position, length) => data.subarray(position, position + length), 0)
  return has && { id: `${font.file} ${start}`, has, data }
}

function withReader<Value>({ file }: MachineFont, look: (read: ReadAt) => Value): Value | undefined {
  let handle: number | undefined
  try {
    const opened = openSync(file, 'r')
    handle = opened
    return look((position, length) => {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(opened, bytes, 0, length, position))
    })
  } catch {
    return undefined
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** Smaller is better: upright and of usual width, of the weight that is asked for, drawn for reading. */
function rankOf(file: string, use: FaceUse): number {
  const name = file.replace(/^.*[\\/]/, '')
  const isBold = /bold|black|heavy/i.test(name)
  return (
    (/italic|oblique|condensed|narrow|mono|light|thin|symbol|nerd/i.test(name) ? 4 : 0) +
    (isBold === (use === 'bold') ? 0 : 2) +
    (/noto/i.test(name) ? 0 : 1)
  )
}

/** In the collections of Noto and Source Han the faces of Japan, Korea, China, Taiwan and Hong Kong follow one another. */
function indexOfLanguage(lang: string): number {
  if (/^ko\b/i.test(lang)) return 1
  if (/^zh-(?:hk|mo)\b/i.test(lang)) return 4
  if (/^zh-(?:hant|tw)\b/i.test(lang)) return 3
  return /^zh\b/i.test(lang) ? 2 : 0
}
