import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AccentToken,
  deriveTokens,
  interfaceContrast,
  textContrast,
  usualTokens,
} from '../../../src/features/theme/accent-tokens.ts'
import { contrastOf, cssOf, fitScreen } from '../../../src/features/theme/oklch.ts'
import { parseColour } from '../../../src/features/theme/parse-colour.ts'

const grounds = ['paper', 'sheet', 'raised'] as const
const texts = ['ink', 'quiet', 'accent'] as const
const topics = Object.keys(usualTokens).filter((name): name is AccentToken => name.startsWith('topic-'))

const colour = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 0.4, noNaN: true }),
    fc.double({ min: 0, max: 359.9, noNaN: true }),
  )
  .map(([lightness, chroma, hue]) => fitScreen({ lightness, chroma, hue }))

describe('an accent', () => {
  it('leaves text and interface readable on every ground, light and dark', () => {
    fc.assert(
      fc.property(colour, (asked) => {
        const { tokens } = deriveTokens(asked)
        for (const side of ['light', 'dark'] as const)
          for (const ground of grounds) {
            for (const text of texts)
              expect(contrastOf(tokens[text][side], tokens[ground][side])).toBeGreaterThanOrEqual(
                textContrast,
              )
            for (const topic of topics)
              expect(contrastOf(tokens[topic][side], tokens[ground][side])).toBeGreaterThanOrEqual(
                interfaceContrast,
              )
          }
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  it('gives papers and inks its hue, and no more colour than it has itself', () => {
    const { tokens, changed } = deriveTokens({ lightness: 0.42, chroma: 0.09, hue: 150 })
    for (const side of ['light', 'dark'] as const)
      for (const name of [...grounds, 'ink', 'quiet'] as const)
        expect(cssOf(tokens[name][side])).toBe(cssOf({ ...usualTokens[name][side], hue: 150 }))
    expect(changed).toEqual([])
    expect(deriveTokens({ lightness: 0.42, chroma: 0, hue: 0 }).tokens.paper.light.chroma).toBe(0)
  })

  it('keeps its hue, and says where it had to become another colour', () => {
    const yellow = deriveTokens(parseColour('#ffee00')!)
    expect(yellow.tokens.accent.light.hue).toBeCloseTo(104.3, 0)
    expect(yellow.changed.map(({ theme }) => theme)).toEqual(['light'])
    expect(deriveTokens(parseColour('#0055ff')!).changed).toEqual([])
  })

  it('stands on the tokens that the stylesheet has', () => {
    const css = readFileSync('web/styles/tokens.css', 'utf8')
    for (const [name, { light, dark }] of Object.entries(usualTokens))
      expect(css).toContain(`--${name}: light-dark(${cssOf(light)}, ${cssOf(dark)});`)
  })
})

describe('a colour', () => {
  it.each([
    ['#478a5e', 'oklch(57.7% 0.097 153.4)'],
    ['#fff', 'oklch(100% 0 89.9)'],
    ['rgb(71, 138, 94)', 'oklch(57.7% 0.097 153.4)'],
    ['hsl(141 32% 41%)', 'oklch(57.7% 0.096 153.7)'],
    ['oklch(42% 0.09 150)', 'oklch(42% 0.09 150)'],
    ['oklch(0.42 0.09 -210deg)', 'oklch(42% 0.09 150)'],
  ])('may be written %s', (text, expected) => {
    expect(cssOf(parseColour(text)!)).toBe(expected)
  })

  it.each([
    '',
    'green',
    '#12',
    '#12345678',
    'rgb(300 0 0)',
    'rgb(1 2)',
    'hsl(1 2 3)',
    'oklch(42% 2 150)',
    'url(x)',
    'rgb(0 0 0 / 50%)',
    'red;}*{display:none',
  ])('is not %j', (text) => {
    expect(parseColour(text)).toBeUndefined()
  })
})
