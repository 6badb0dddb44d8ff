import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import satori from 'satori'
import { type CardPicture, cardSize, type Picture } from '../../model/picture.ts'
import { encodePng } from '../../session/pictures/encode-png.ts'
import { cardTree, iconTree } from './card-tree.ts'
import { type Face, machineFaces, readFaces } from './faces.ts'
import { type IconArt, isPlain, withArt } from './icon-art.ts'
import { createFaceFinder, listMachineFonts, type MachineFace } from './machine-fonts.ts'
import { plainEmoji } from './plain-emoji.ts'

/** A face of the garden's own theme, for titles or for all else. */
export interface GardenFace {
  readonly use: 'title' | 'text'
  readonly data: Uint8Array
}

/** A picture with what it is drawn from besides words. */
export type DrawnPicture = Picture & { readonly art?: IconArt }

/** Draws a picture as PNG. Rejects with a reason in words: no face has a letter of the title, or there is a fault. */
export type DrawPicture = (picture: DrawnPicture) => Promise<Uint8Array>

/** What is drawn from besides the picture. */
interface DrawSettings {
  readonly gardenFaces: readonly GardenFace[]
  /** Fonts of the machine, for letters that ours lack. */
  readonly listFonts?: typeof listMachineFonts
}

/** A drawing, and the letters that its faces lack; with each whether it is an emoji. */
interface Laid {
  readonly svg: string
  readonly missing: ReadonlyMap<string, boolean>
}

/** Prepares what draws; faces are read with the first picture. */
export function createDrawing({ gardenFaces, listFonts = listMachineFonts }: DrawSettings): DrawPicture {
  const findFaces = createFaceFinder(() => listFonts())
  let faces = createFaceSets(gardenFaces)

  const draw = async (written: Picture): Promise<Uint8Array> => {
    const asked = withPlainEmoji(written)
    const first = await layOut(asked, faces([], []))
    const picture = asked.kind === 'card' ? withoutStrayMarks(asked, first.missing) : asked
    if (first.missing.size === 0)
      return toPng((picture === asked ? first : await layOut(picture, faces([], []))).svg)
    if (picture.kind === 'icon') return toPng((await layOut({ ...picture, letter: '' }, faces([], []))).svg)
    const emoji = [...first.missing].flatMap(([letter, isEmoji]) => (isEmoji ? [letter] : []))
    const letters = codePointsOf([...first.missing].flatMap(([letter, isEmoji]) => (isEmoji ? [] : [letter])))
    // A name on the map is no reason to read 20 MB of another script.
    const wanted = letters.filter((letter) => isInTexts(picture, toLetter(letter)))
    const bold = findFaces(wanted, 'bold', picture.lang).slice(0, machineFaces.length)
    const regular = findFaces(wanted, 'regular', picture.lang).slice(0, machineFaces.length)
    const lacking = letters.filter(
      (letter) => ![bold, regular].every((some) => some.some(({ has }) => has(letter))),
    )
    const drawable = withoutLetters(picture, emoji, lacking.map(toLetter))
    return toPng((await layOut(drawable, faces(bold, regular))).svg)
  }

  return async (picture) => {
    ready ??= readResvg().then(initWasm)
    await ready
    if (picture.kind === 'icon' && picture.art !== undefined) {
      const { art, ...bare } = picture
      return toPng(withArt((await layOut(bare, faces([], []))).svg, art, picture.size), art)
    }
    try {
      return await draw(picture)
    } catch (error) {
      if (gardenFaces.length === 0 || error instanceof MissingLetter || error instanceof NothingButEmoji)
        throw error
      // A file of the garden may be no font: from here on it is drawn in ours.
      faces = createFaceSets([])
      return draw(picture)
    }
  }
}

/** A title of which no face has a letter. */
class MissingLetter extends Error {
  constructor(letter: string) {
    const script = scripts.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(letter))
    super(`no font on this machine has ${script === undefined ? `"${letter}"` : `the letters of ${script}`}`)
  }
}

/** A title of which nothing is left without its emoji. */
class NothingButEmoji extends Error {
  constructor() {
    super('its title is emoji alone, which no card shows')
  }
}

/** Scripts that many write in and few machines have a font of, as Unicode calls them: one reason for all notes in one of them. */
const scripts = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Georgian',
  'Armenian',
  'Ethiopic',
] as const

async function layOut(picture: Picture, fonts: readonly Face[]): Promise<Laid> {
  const missing = new Map<string, boolean>()
  const [tree, size] =
    picture.kind === 'card'
      ? [cardTree(picture), cardSize]
      : [iconTree(picture), { width: picture.size, height: picture.size }]
  const svg = await satori(tree as unknown as Parameters<typeof satori>[0], {
    ...size,
    fonts: fonts as Face[],
    loadAdditionalAsset: async (kind, segment) => {
      for (const { segment: letter } of graphemes.segment(segment)) missing.set(letter, kind === 'emoji')
      return []
    },
  })
  return { svg, missing }
}

function isInTexts({ title, above, line, site, author, letter }: CardPicture, one: string): boolean {
  return [title, above, line, site, author, letter].some((words) => words.includes(one))
}

/** A picture whose words have no emoji that no face of letters can draw. */
function withPlainEmoji(picture: Picture): Picture {
  const letter = plainEmoji(picture.letter)
  if (picture.kind === 'icon') return { ...picture, letter }
  const title = plainEmoji(picture.title)
  if (title === '' && picture.title !== '') throw new NothingButEmoji()
  const { map } = picture
  const names = map?.names.filter(({ lines }) => lines.every((words) => plainEmoji(words) === words))
  return {
    ...picture,
    title,
    letter,
    above: plainEmoji(picture.above),
    line: plainEmoji(picture.line),
    site: plainEmoji(picture.site),
    author: plainEmoji(picture.author),
    ...(map && names && { map: { ...map, names } }),
  }
}

/** A letter that our faces have, with marks on it; of marks they have three. */
const markedLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]\p{Mn}+/gu
const unknownMark = /(?!\u0304|\u0308|\u0329)\p{Mn}/gu

/**
 * A card without marks that would be boxes: where our faces have a letter, they are asked for its marks too, which they
 * lack. A letter that is of another face, since ours lack it, keeps its marks.
 */
function withoutStrayMarks(card: CardPicture, missing: Laid['missing']): CardPicture {
  const keep = (words: string): string =>
    words
      .normalize('NFC')
      .replace(markedLetter, (letter) => (missing.has(letter) ? letter : letter.replace(unknownMark, '')))
  const texts = {
    title: keep(card.title),
    above: keep(card.above),
    line: keep(card.line),
    site: keep(card.site),
    author: keep(card.author),
  }
  const isSame = Object.entries(texts).every(([name, words]) => card[name as keyof typeof texts] === words)
  return isSame ? card : { ...card, ...texts }
}

/** A card without what cannot be drawn: emoji are left out, and lines in which a letter would be a box. The title has to stand. */
function withoutLetters(
  card: CardPicture,
  emoji: readonly string[],
  lacking: readonly string[],
): CardPicture {
  const keep = (words: string): string => {
    const bare = emoji.reduce((left, one) => left.replaceAll(one, ''), words)
    return lacking.some((letter) => bare.includes(letter)) ? '' : bare.replace(/\s+/g, ' ').trim()
  }
  const title = keep(card.title)
  const letter = lacking.find((one) => card.title.includes(one))
  if (title === '' && letter !== undefined) throw new MissingLetter(letter)
  if (title === '' && card.title !== '') throw new NothingButEmoji()
  const others = {
    above: keep(card.above),
    line: keep(card.line),
    site: keep(card.site),
    author: keep(card.author),
  }
  const names = card.map?.names.filter(({ lines }) => lines.every((words) => keep(words) === words))
  const map = card.map && names && { map: { ...card.map, names } }
  return { ...card, ...others, title, letter: keep(card.letter), ...map }
}

/** Sets of faces; whoever lays text out keeps what it read of a set as long as that is the same object. */
function createFaceSets(
  gardenFaces: readonly GardenFace[],
): (bold: readonly MachineFace[], regular: readonly MachineFace[]) => readonly Face[] {
  const sets = new Map<string, readonly Face[]>()
  let usual: readonly Face[] | undefined
  return (bold, regular) => {
    usual ??= [
      ...gardenFaces.map(({ use, data }): Face => {
        const isTitle = use === 'title'
        const [name, weight] = isTitle ? (['Garden Title', 600] as const) : (['Garden Text', 500] as const)
        return { name, weight, style: 'normal', data: Buffer.from(data) }
      }),
      ...readFaces(),
    ]
    const key = JSON.stringify([bold.map(({ id }) => id), regular.map(({ id }) => id)])
    const known = sets.get(key)
    if (known !== undefined) return known
    const machine = (some: readonly MachineFace[], weight: Face['weight']): readonly Face[] =>
      some.map(({ data: { buffer, byteOffset, byteLength } }, i) => {
        const data = Buffer.from(buffer, byteOffset, byteLength)
        return { name: machineFaces[i]!, weight, style: 'normal', data }
      })
    const set = [...usual, ...machine(bold, 600), ...machine(regular, 500)]
    sets.set(key, set)
    for (const old of [...sets.keys()].slice(0, -mostSets)) sets.delete(old)
    return set
  }
}

/** Sets of faces that are kept: one of East Asia is 20 MB. */
const mostSets = 4

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function codePointsOf(letters: readonly string[]): readonly number[] {
  return [...new Set(letters.flatMap((letter) => [...letter].map((char) => char.codePointAt(0) ?? 0)))]
}

function toLetter(codePoint: number): string {
  return String.fromCodePoint(codePoint)
}

/** `art` has to be seen on it: whoever makes pixels leaves out what it cannot read. */
function toPng(svg: string, art?: IconArt): Uint8Array {
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } })
  const image = drawing.render()
  try {
    if (art !== undefined && isPlain(image.pixels)) throw new Error('nothing of it can be drawn')
    return encodePng(image.width, image.height, image.pixels)
  } finally {
    image.free()
    drawing.free()
  }
}

let ready: Promise<void> | undefined

/** Bytes of what makes pixels. */
function readResvg(): Promise<Uint8Array<ArrayBuffer>> {
  // The built program has it beside itself, since the package that brings it is not installed with it.
  const built = fileURLToPath(new URL('./resvg.wasm', import.meta.url))
  const file = existsSync(built)
    ? built
    : createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  return readFile(file)
}
