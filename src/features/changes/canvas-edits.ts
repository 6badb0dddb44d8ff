import type { TextEdit } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'

/**
 * The edits of a canvas (JSON of cards and arrows) that name files by their new paths: the `file` of its cards, the
 * picture behind a group, and wiki-links in the texts of others, which `respell` writes anew.
 */
export function canvasEdits(
  source: string,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  respell: (target: string) => string | undefined,
): readonly TextEdit[] {
  const edits: TextEdit[] = []
  for (const match of source.matchAll(/"(file|background|text)"(\s*:\s*)("(?:[^"\\\n]|\\.)*")/g)) {
    const [whole, key, , written] = match
    const start = match.index + whole.length - written!.length
    const value = readString(written!)
    if (value === undefined) continue
    if (key !== 'text') {
      const to = moves.get(value.normalize('NFC') as GardenPath)
      if (to !== undefined)
        edits.push({ range: { start, end: start + written!.length }, text: JSON.stringify(to) })
      continue
    }
    for (const link of written!.matchAll(/\[\[([^\][|#\\]+)/g)) {
      const target = link[1]!.trim()
      const next = respell(target)
      if (next === undefined || next === target) continue
      const at = start + link.index + 2 + link[1]!.indexOf(target)
      edits.push({ range: { start: at, end: at + target.length }, text: JSON.stringify(next).slice(1, -1) })
    }
  }
  return edits
}

/** What is written on the cards and arrows of a canvas, each from a line of its own. */
export function canvasWords(source: string): string {
  const written = source.matchAll(/"(?:text|label)"\s*:\s*("(?:[^"\\\n]|\\.)*")/g)
  return [...written].map(([, text = '']) => readString(text) ?? '').join('\n')
}

function readString(written: string): string | undefined {
  try {
    return JSON.parse(written) as string
  } catch {
    return undefined
  }
}
