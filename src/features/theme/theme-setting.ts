import { defineSetting, type SettingProblem } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'
import { parseColour } from './parse-colour.ts'

/** Looks that ship: a field notebook, a newspaper, a workshop's manual. */
const themeNames = ['notebook', 'broadsheet', 'workbench'] as const

/** How close things stand. */
const densities = ['compact', 'regular', 'roomy'] as const

/** A family of letters: its name where readers may have it, or files of the garden (`fonts/Literata.woff2`). */
export type FontChoice = string | readonly string[]

/** What a garden's config may say of its look. */
export interface ThemeSetting {
  /** Which look to begin with; default: `notebook`. */
  readonly name?: (typeof themeNames)[number]
  /** One colour from which all others follow: `#0a6ebd`, `oklch(50% 0.12 250)`. */
  readonly accent?: string
  readonly fonts?: {
    /** Of the notes. */
    readonly text?: FontChoice
    /** Of everything around them. */
    readonly interface?: FontChoice
    readonly code?: FontChoice
  }
  /** How round corners are, in pixels: 0 to 24. */
  readonly radius?: number
  readonly density?: (typeof densities)[number]
  /** A file of the garden with CSS, which comes after ours. Not in a config in JSON. */
  readonly css?: string
}

/** The setting `theme`. */
export const themeSetting = defineSetting<ThemeSetting>({
  name: 'theme',
  about: 'How the site looks: a name, an accent, fonts, corners, density, CSS of its own.',
  usual: {},
  read(value, isData) {
    if (!isRecord(value)) return [wrong('', value, 'an object such as { "accent": "#0a6ebd" }')]
    const problems: SettingProblem[] = []
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined
      if (check) problems.push(...check(key, item))
      else
        problems.push({
          at: key,
          problem: `unknown setting, expected one of ${Object.keys(checks).join(', ')}`,
        })
    }
    if (isData && value['css'] !== undefined)
      problems.push({
        at: 'css',
        problem:
          'found CSS in a config that is read unasked, expected it in hortus.config.ts or .js, which runs only where you allow it',
      })
    return problems.length > 0 ? problems : { value }
  },
})

type Check = (at: string, value: unknown) => readonly SettingProblem[]

const checks: Readonly<Record<string, Check>> = {
  name: oneOf(themeNames),
  density: oneOf(densities),
  accent: (at, value) =>
    typeof value === 'string' && parseColour(value)
      ? []
      : [wrong(at, value, 'a colour such as "#0a6ebd", "rgb(10 110 189)" or "oklch(50% 0.12 250)"')],
  radius: (at, value) =>
    typeof value === 'number' && value >= 0 && value <= 24 ? [] : [wrong(at, value, 'pixels from 0 to 24')],
  css: (at, value) =>
    typeof value === 'string' && /\.css$/i.test(value) && isInside(value)
      ? []
      : [wrong(at, value, 'a file of the garden such as "style/garden.css"')],
  fonts: (at, value) => {
    if (!isRecord(value)) return [wrong(at, value, 'an object such as { "text": "Literata" }')]
    return Object.entries(value).flatMap(([use, choice]) => {
      if (choice === undefined) return []
      if (!['text', 'interface', 'code'].includes(use))
        return [{ at: `${at}.${use}`, problem: 'unknown setting, expected one of text, interface, code' }]
      return isFontChoice(choice)
        ? []
        : [wrong(`${at}.${use}`, choice, 'the name of a family, or files such as "fonts/Literata.woff2"')]
    })
  },
}

/** Whether a font is a file of the garden rather than the name of a family. */
function isFontFile(choice: string): boolean {
  return /\.(?:woff2?|ttf|otf)$/i.test(choice)
}

/** The files among what a font is chosen from. */
export function fontFiles(choice: FontChoice | undefined): readonly string[] {
  return (typeof choice === 'string' ? [choice] : (choice ?? [])).filter(isFontFile)
}

function isFontChoice(choice: unknown): choice is FontChoice {
  if (typeof choice === 'string') return isFontFile(choice) ? isInside(choice) : isFamily(choice)
  return (
    Array.isArray(choice) &&
    choice.length > 0 &&
    choice.length <= 16 &&
    choice.every((file) => typeof file === 'string' && isFontFile(file) && isInside(file))
  )
}

/** Letters, digits, spaces and what stands in names of families; nothing that would end a text of CSS. */
function isFamily(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._+-]{0,79}$/u.test(name)
}

/** A path of the garden: from its top, and not out of it. */
function isInside(path: string): boolean {
  return (
    path.length <= 300 &&
    !/^\/|\\|^[a-z][a-z\d+.-]*:|\p{Cc}/iu.test(path) &&
    !path.split('/').some((part) => part === '..' || part === '' || part === '.')
  )
}

function oneOf(words: readonly string[]): Check {
  return (at, value) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : [wrong(at, value, words.map((word) => JSON.stringify(word)).join(' or '))]
}

function wrong(at: string, found: unknown, expected: string): SettingProblem {
  return { ...(at !== '' && { at }), problem: `found ${describeValue(found)}, expected ${expected}` }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
