import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A face as whoever lays text out takes it. */
export interface Face {
  readonly name: string
  readonly data: Buffer
  readonly weight: 500 | 600
  readonly style: 'normal'
}

/** Alphabets that our faces have, each in a file of its own. */
const alphabets = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const

/** Names of the machine's faces, one for each: of several that are called the same whoever lays text out sees one alone. */
export const machineFaces: readonly string[] = Array.from({ length: 6 }, (_, i) => `Machine ${i + 1}`)

/**
 * Names of the faces of titles or of all else: the garden's own, ours, and the machine's for letters that these lack. From
 * right to left the machine's come first: words of such a line whose spaces are another face's stand wrong.
 */
export function facesFor(use: 'Title' | 'Text', dir: 'ltr' | 'rtl'): string {
  const own = [`Garden ${use}`, ...alphabets.map((letters) => `${use} ${letters}`)]
  return (dir === 'rtl' ? [...machineFaces, ...own] : [...own, ...machineFaces]).join(', ')
}

/** Of each family one weight, in the letters of Europe: the site's own faces are one file for all weights, which is not read here. */
const files = alphabets.flatMap(
  (letters) =>
    [
      { name: `Title ${letters}`, weight: 600, family: 'source-serif-4', letters },
      { name: `Text ${letters}`, weight: 500, family: 'inter', letters },
    ] as const,
)

/** Our faces: of the built program beside it, of the sources in the packages that bring them. */
export function readFaces(): readonly Face[] {
  return files.map(({ name, weight, family, letters }) => {
    const file = `${family}-${letters}-${weight}-normal.woff`
    const built = fileURLToPath(new URL(`./faces/${file}`, import.meta.url))
    const source = existsSync(built)
      ? built
      : createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${file}`)
    return { name, weight, style: 'normal', data: readFileSync(source) }
  })
}
