import { describe, expect, it } from 'vitest'
import { createDrawing } from '../../../src/features/cards/draw-picture.ts'
import { createFaceFinder, listMachineFonts } from '../../../src/features/cards/machine-fonts.ts'
import { plainEmoji } from '../../../src/features/cards/plain-emoji.ts'
import type { CardPicture } from '../../../src/model/picture.ts'

const card: CardPicture = {
  kind: 'card',
  title: 'Page cache',
  above: 'Linux',
  line: 'When reading is fast.',
  site: 'Notes',
  letter: 'N',
  author: 'Ada',
  lang: 'en',
  dir: 'ltr',
  colours: { paper: '#fbfaf6', ink: '#222', quiet: '#555', accent: 'oklch(42% 0.09 150)', hue: '#36c' },
}

/** On a machine without any font. */
const draw = createDrawing({ gardenFaces: [], listFonts: () => [] })

function sizeOf(png: Uint8Array): readonly [kind: string, width: number, height: number] {
  const bytes = Buffer.from(png)
  return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

async function isSame(one: Partial<CardPicture>, other: Partial<CardPicture>): Promise<boolean> {
  const [a, b] = [await draw({ ...card, ...one }), await draw({ ...card, ...other })]
  return Buffer.from(a).equals(Buffer.from(b))
}

describe('a card', () => {
  it('is a PNG of 1200 × 630 pixels, the same each time', async () => {
    expect(sizeOf(await draw(card))).toEqual(['PNG', 1_200, 630])
    expect(await isSame({}, {})).toBe(true)
  })

  it('shows its title, line, topic, colour, site and author', async () => {
    const changes: readonly Partial<CardPicture>[] = [
      { title: 'Page cash' },
      { line: 'When reading is slow.' },
      { above: 'Unix' },
      { colours: { ...card.colours, hue: '#c36' } },
      { site: 'Nodes' },
      { author: 'Eve' },
    ]
    for (const change of changes) expect(await isSame({}, change), JSON.stringify(change)).toBe(false)
  })

  it('draws Greek, Cyrillic and accents in faces of its own', async () => {
    for (const title of ['Μνήμη', 'Память', 'Žluťoučký kůň', 'Straße'])
      expect(sizeOf(await draw({ ...card, title }))).toEqual(['PNG', 1_200, 630])
  })

  it('leaves emoji out', async () => {
    expect(await isSame({ title: '🌱 Page cache 👩‍👩‍👧' }, {})).toBe(true)
  })

  it.each([
    ['a flag of two signs', '🏳️‍🌈 Page cache', 'Page cache'],
    ['a flag of letters', 'Page 🇩🇪 cache', 'Page cache'],
    ['a flag of tags', 'Page cache 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 'Page cache'],
    ['people in a colour', '👨🏿‍❤️‍💋‍👨Page cache', 'Page cache'],
    ['keys', '1️⃣ Page #️⃣', '1 Page #'],
    ['a sign that is to be a picture', 'Page ©️', 'Page ©'],
  ])('has no box of %s', async (_, title, drawn) => {
    expect(
      await isSame({ title, site: title, author: title }, { title: drawn, site: drawn, author: drawn }),
    ).toBe(true)
  })

  it('keeps what joins letters of scripts that do', async () => {
    expect(plainEmoji('क्\u200dष می\u200cخواهم')).toBe('क्\u200dष می\u200cخواهم')
  })

  it('is not drawn where its title is emoji alone', async () => {
    await expect(draw({ ...card, title: '🌱 👩‍👩‍👧' })).rejects.toThrow('its title is emoji alone')
  })

  it('leaves out marks that would be boxes on letters of its own faces', async () => {
    expect(await isSame({ title: 'Z\u0334\u031b\u0347 and x\u0302' }, { title: 'Z and x' })).toBe(true)
    expect(await isSame({ title: 'cafe\u0301 n\u0304' }, { title: 'cafe n' })).toBe(false)
  })

  it('is not drawn where no font has a letter of its title', async () => {
    await expect(draw({ ...card, title: 'पेज कैश' })).rejects.toThrow(
      'no font on this machine has the letters of Devanagari',
    )
  })

  it('leaves out a line in which a letter would be a box', async () => {
    expect(await isSame({ line: '页面缓存', author: '作者' }, { line: '', author: '' })).toBe(true)
  })

  it('takes code and HTML in a title as letters', async () => {
    expect(await isSame({ title: '<b>x</b>' }, { title: 'x' })).toBe(false)
  })

  it('has room for a title of any length', async () => {
    const words = 'incomprehensibilities '.repeat(12).trim()
    expect(sizeOf(await draw({ ...card, title: words }))).toEqual(['PNG', 1_200, 630])
    expect(await isSame({ title: words }, { title: `${words} and more` })).toBe(true)
  })

  it('is drawn in our faces where a file of the theme is no font', async () => {
    const odd = createDrawing({
      gardenFaces: [{ use: 'title', data: Buffer.from('no font at all') }],
      listFonts: () => [],
    })
    expect(Buffer.from(await odd(card)).equals(Buffer.from(await draw(card)))).toBe(true)
  })
})

describe('a card with letters of several scripts', () => {
  const letters = [...'文字خط'].map((letter) => letter.codePointAt(0)!)
  const found = createFaceFinder(() => listMachineFonts())(letters, 'bold', 'en')
  const hasBoth = letters.every((letter) => found.some(({ has }) => has(letter)))

  // Boxes are the same for all letters.
  it.skipIf(!hasBoth)('draws each in a font of the machine that has it', async () => {
    const drawHere = createDrawing({ gardenFaces: [] })
    const both = { title: '文字', line: 'خط' }
    const [one, chinese, arabic] = await Promise.all(
      [both, { ...both, title: '字文' }, { ...both, line: 'طخ' }].map(async (texts) =>
        Buffer.from(await drawHere({ ...card, ...texts })),
      ),
    )
    expect(one!.equals(chinese!)).toBe(false)
    expect(one!.equals(arabic!)).toBe(false)
  })
})

describe('a card with a part of the map', () => {
  const map: CardPicture['map'] = {
    lands: [{ d: 'M20 20L400 60L300 500Z', colour: '#36c', isFaint: false }],
    lines: 'M200 200Q250 220 300 300',
    marks: [{ x: 300, y: 300, radius: 8, colour: '#c36', isOpen: false }],
    names: [{ lines: ['Cash'], x: 300, y: 330 }],
  }

  it('shows its coasts, links, marks and names', async () => {
    const changes: readonly CardPicture['map'][] = [
      undefined,
      { ...map, lands: [] },
      { ...map, lines: '' },
      { ...map, marks: [{ ...map.marks[0]!, isOpen: true }] },
      { ...map, names: [{ ...map.names[0]!, lines: ['Hash'] }] },
    ]
    for (const change of changes) {
      const { map: _, ...bare } = card
      const [one, other] = await Promise.all([
        draw({ ...card, map }),
        draw(change === undefined ? bare : { ...card, map: change }),
      ])
      expect(Buffer.from(one).equals(Buffer.from(other)), JSON.stringify(change)).toBe(false)
    }
  })

  it('is drawn at the left of what is read from right to left', async () => {
    expect(await isSame({ map, dir: 'rtl' }, { map })).toBe(false)
  })

  it('leaves out names that no font here can draw', async () => {
    const names = [...map.names, { lines: ['页面缓存'], x: 100, y: 100 }]
    expect(await isSame({ map: { ...map, names } }, { map })).toBe(true)
  })
})

describe('an icon', () => {
  it('has the size that is asked for, and shows the letter', async () => {
    const icon = { kind: 'icon', size: 180, letter: 'N', accent: card.colours.accent } as const
    const png = await draw(icon)
    expect(sizeOf(png)).toEqual(['PNG', 180, 180])
    expect(Buffer.from(png).equals(Buffer.from(await draw({ ...icon, letter: 'M' })))).toBe(false)
  })

  it('shows a sprout where its letter cannot be drawn', async () => {
    const icon = { kind: 'icon', size: 64, accent: card.colours.accent } as const
    const [one, other] = [await draw({ ...icon, letter: '🌱' }), await draw({ ...icon, letter: '' })]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })
})
