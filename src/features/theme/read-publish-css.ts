import { defineSetting } from '../../define/setting.ts'
import { cssOf, type Oklch, oklchOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import type { ThemeSetting } from './theme-setting.ts'

/** What the `publish.css` of an Obsidian user's garden says that has a counterpart here. */
interface PublishCss {
  readonly theme: ThemeSetting
  /** Variables that were taken over, as they are called there. */
  readonly taken: readonly string[]
  /** Variables and rules that have no counterpart, or a value that is none here. */
  readonly left: { readonly variables: readonly string[]; readonly rules: number }
}

/** Most characters of such a file that are read. */
const maxLength = 262_144

/** What was read of `publish.css`, for the rule that tells of it; no config says it. */
export const publishCssSetting = defineSetting<PublishCss | undefined>({
  name: 'publish.css',
  about: 'What was taken over from publish.css.',
  usual: undefined,
  read: (value) => (isPublishCss(value) ? { value } : [{ problem: 'expected no such setting' }]),
})

/**
 * Reads the variables of a `publish.css`: https://docs.obsidian.md/Reference/CSS+variables. Only plain values are taken over,
 * so that nothing of the file is CSS here; of a variable that is set several times the last counts.
 */
export function readPublishCss(css: string): PublishCss {
  const plain = css.slice(0, maxLength).replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of plain.matchAll(/(--[\w-]{1,80})\s*:\s*([^;{}]{1,400})/g))
    values.set(name, value.replace(/!important\s*$/, '').trim())
  const accent = accentOf(values)
  const fonts = {
    text: fontOf(values, ['--font-text-theme', '--font-text', '--font-text-override']),
    interface: fontOf(values, ['--font-interface-theme', '--font-interface', '--font-interface-override']),
    code: fontOf(values, ['--font-monospace-theme', '--font-monospace', '--font-monospace-override']),
  }
  const radius = radiusOf(values)
  const found = [accent, fonts.text, fonts.interface, fonts.code, radius].flatMap((item) => item ?? [])
  const taken = found.flatMap(({ names }) => names).sort()
  return {
    theme: {
      ...(accent && { accent: accent.value }),
      ...(fonts.text || fonts.interface || fonts.code
        ? {
            fonts: {
              ...(fonts.text && { text: fonts.text.value }),
              ...(fonts.interface && { interface: fonts.interface.value }),
              ...(fonts.code && { code: fonts.code.value }),
            },
          }
        : {}),
      ...(radius && { radius: radius.value }),
    },
    taken,
    left: {
      variables: [...values.keys()].filter((name) => !taken.includes(name)).sort(),
      rules: countRules(plain),
    },
  }
}

interface Found<Value> {
  readonly value: Value
  readonly names: readonly string[]
}

function accentOf(values: ReadonlyMap<string, string>): Found<string> | undefined {
  const parts = ['--accent-h', '--accent-s', '--accent-l']
  const [hue, saturation, lightness] = parts.map((name) => values.get(name))
  if (hue !== undefined && saturation !== undefined && lightness !== undefined) {
    const colour = parseColour(`hsl(${hue} ${saturation} ${lightness})`)
    if (colour) return { value: cssOf(colour), names: parts }
  }
  for (const name of ['--color-accent', '--interactive-accent', '--link-color', '--text-accent']) {
    const colour = colourOf(values.get(name) ?? '')
    if (colour) return { value: cssOf(colour), names: [name] }
  }
  return undefined
}

/** Obsidian's own values are often three numbers of red, green and blue. */
function colourOf(value: string): Oklch | undefined {
  const [, red, green, blue] = /^(\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})$/.exec(value) ?? []
  if (red !== undefined && green !== undefined && blue !== undefined)
    return oklchOf(Number(red) / 255, Number(green) / 255, Number(blue) / 255)
  return parseColour(value)
}

/** The first family of a list that is a name. */
function fontOf(values: ReadonlyMap<string, string>, names: readonly string[]): Found<string> | undefined {
  for (const name of names) {
    const [first = ''] = (values.get(name) ?? '').split(',')
    const family = first.trim().replace(/^(["'])(.*)\1$/, '$2')
    if (/^[\p{L}\p{N}][\p{L}\p{N} ._+-]{0,79}$/u.test(family) && family !== 'inherit')
      return { value: family, names: [name] }
  }
  return undefined
}

function radiusOf(values: ReadonlyMap<string, string>): Found<number> | undefined {
  for (const name of ['--radius-m', '--radius-s']) {
    const [, pixels] = /^(\d+(?:\.\d+)?)px$/.exec(values.get(name) ?? '') ?? []
    if (pixels !== undefined && Number(pixels) <= 24) return { value: Number(pixels), names: [name] }
  }
  return undefined
}

/** Rules that say more than variables. */
function countRules(css: string): number {
  const blocks = css.match(/\{[^{}]*\}/g) ?? []
  return blocks.filter((block) =>
    block
      .slice(1, -1)
      .split(';')
      .some((line) => line.trim() !== '' && !line.trim().startsWith('--')),
  ).length
}

function isPublishCss(value: unknown): value is PublishCss {
  return (
    typeof value === 'object' && value !== null && 'taken' in value && 'left' in value && 'theme' in value
  )
}
