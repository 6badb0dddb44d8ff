import { contrastOf, fitScreen, type Oklch } from './oklch.ts'

/** A colour in the light theme and in the dark one. */
export interface ColourPair {
  readonly light: Oklch
  readonly dark: Oklch
}

/** The tokens that follow the accent, as `web/styles/tokens.css` has them. */
export type AccentToken = keyof typeof usualTokens

/** What an accent makes of the site's colours. */
interface AccentTokens {
  readonly tokens: Readonly<Record<AccentToken, ColourPair>>
  /** Themes in which the accent had to become another colour to be read, and how far it was from that. */
  readonly changed: readonly AccentChange[]
}

/** An accent that cannot be read as it is. */
interface AccentChange {
  readonly theme: keyof ColourPair
  /** Of the colour as it was asked for. */
  readonly contrast: number
  readonly used: Oklch
}

/** Text needs this much contrast to what it stands on, and what is part of the interface that much: WCAG 2.2, 1.4.6 and 1.4.3. */
export const textContrast = 7
export const interfaceContrast = 4.5

/** The hue that the usual tokens are drawn around. */
const usualHue = 150
const usualChroma = 0.09

/** The tokens of `web/styles/tokens.css` that have a hue of their own; a test holds both to be the same. */
export const usualTokens = {
  paper: pair([0.985, 0.006, 95], [0.19, 0.012, 150]),
  sheet: pair([0.964, 0.009, 95], [0.225, 0.014, 150]),
  raised: pair([0.994, 0.004, 95], [0.24, 0.015, 150]),
  ink: pair([0.24, 0.02, 150], [0.9, 0.01, 95]),
  quiet: pair([0.43, 0.02, 150], [0.75, 0.015, 120]),
  accent: pair([0.42, 0.09, 150], [0.8, 0.1, 150]),
  'topic-0': topicOf(150),
  'topic-1': topicOf(250),
  'topic-2': topicOf(40),
  'topic-3': topicOf(320),
  'topic-4': topicOf(90),
  'topic-5': topicOf(200),
  'topic-6': topicOf(10),
  'topic-7': topicOf(285),
  'topic-8': topicOf(120),
  'topic-9': topicOf(65),
}

/**
 * The colours of a site whose accent is this one. Papers and inks take its hue, as grey as it is; the hues of topics turn
 * with it; the accent keeps its lightness as far as it can be read.
 */
export function deriveTokens(asked: Oklch): AccentTokens {
  const turn = asked.hue - usualHue
  const strength = Math.min(1.5, asked.chroma / usualChroma)
  const neutral = (from: ColourPair): ColourPair =>
    onBothSides(from, (colour) => ({ ...colour, chroma: colour.chroma * strength, hue: asked.hue }))
  const topic = (from: ColourPair): ColourPair =>
    onBothSides(from, (colour) => ({ ...colour, hue: (colour.hue + turn + 360) % 360 }))
  const papers = {
    paper: neutral(usualTokens.paper),
    sheet: neutral(usualTokens.sheet),
    raised: neutral(usualTokens.raised),
  }
  const readable = (theme: keyof ColourPair, start: Oklch, least: number): Oklch =>
    makeReadable(start, theme === 'light' ? -1 : 1, least, [
      papers.paper[theme],
      papers.sheet[theme],
      papers.raised[theme],
    ])
  const text = ({ light, dark }: ColourPair, least: number): ColourPair => ({
    light: readable('light', light, least),
    dark: readable('dark', dark, least),
  })
  const accent: ColourPair = {
    light: readable('light', fitScreen(asked), textContrast),
    dark: readable('dark', fitScreen(asked), textContrast),
  }
  const topics = Object.fromEntries(
    topicNames.map((name) => [name, text(topic(usualTokens[name]), interfaceContrast)] as const),
  ) as Record<(typeof topicNames)[number], ColourPair>
  const tokens = {
    ...papers,
    ink: text(neutral(usualTokens.ink), textContrast),
    quiet: text(neutral(usualTokens.quiet), textContrast),
    accent,
    ...topics,
  }
  return { tokens, changed: changesOf(asked, tokens) }
}

function onBothSides({ light, dark }: ColourPair, change: (colour: Oklch) => Oklch): ColourPair {
  return { light: fitScreen(change(light)), dark: fitScreen(change(dark)) }
}

/** Lightness is moved in small steps: contrast grows with it in one direction. */
const step = 0.005

/** The nearest colour in the given direction of lightness that has at least so much contrast to all grounds. */
function makeReadable(start: Oklch, direction: 1 | -1, least: number, grounds: readonly Oklch[]): Oklch {
  let { lightness } = start
  let colour = start
  while (grounds.some((ground) => contrastOf(colour, ground) < least)) {
    lightness += direction * step
    if (lightness <= 0 || lightness >= 1)
      return { lightness: direction === 1 ? 1 : 0, chroma: 0, hue: start.hue }
    colour = fitScreen({ ...start, lightness })
  }
  return colour
}

/**
 * A light theme and a dark one can hardly share a colour, so one that was only moved within its half is as it was asked
 * for; one that had to leave the theme it was made for is not, nor is one that lost half its colour.
 */
function changesOf(
  asked: Oklch,
  { accent, paper }: Readonly<Record<'accent' | 'paper', ColourPair>>,
): readonly AccentChange[] {
  const theme = asked.lightness > 0.65 ? 'dark' : 'light'
  return (['light', 'dark'] as const).flatMap((side) => {
    const used = accent[side]
    const isFar = side === theme && Math.abs(used.lightness - asked.lightness) > 0.2
    const isPale = asked.chroma > 0.04 && used.chroma < asked.chroma / 2
    return isFar || isPale ? [{ theme: side, contrast: contrastOf(asked, paper[side]), used }] : []
  })
}

const topicNames = [
  'topic-0',
  'topic-1',
  'topic-2',
  'topic-3',
  'topic-4',
  'topic-5',
  'topic-6',
  'topic-7',
  'topic-8',
  'topic-9',
] as const satisfies readonly AccentToken[]

function pair(light: readonly [number, number, number], dark: readonly [number, number, number]): ColourPair {
  const colourOf = ([lightness, chroma, hue]: readonly [number, number, number]): Oklch => ({
    lightness,
    chroma,
    hue,
  })
  return { light: colourOf(light), dark: colourOf(dark) }
}

function topicOf(hue: number): ColourPair {
  return pair([0.5, 0.11, hue], [0.76, 0.1, hue])
}
