import type { AnySetting } from '../define/setting.ts'
import { nearestWord } from '../model/nearest-word.ts'
import { defaultGardenOptions, largestBudget } from '../model/options.ts'
import { knownDialects } from '../session/dialects.ts'
import { createGlobMatch } from '../store/match-glob.ts'
import { describeValue } from '../text/describe-value.ts'
import type { FeatureConfig, GardenConfig } from './define-garden.ts'

/** A value's problem in words ("found 3, expected text"), or undefined when it is right. */
type Check = (value: unknown) => string | undefined

const text: Check = (value) => (typeof value === 'string' ? undefined : wrong(value, 'text'))
const name: Check = (value) =>
  text(value) ?? ((value as string).trim() === '' ? wrong(value, 'a name to show on every page') : undefined)
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : wrong(value, 'true or false'))
const count: Check = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? undefined
    : wrong(value, 'a whole number above 0')
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : wrong(value, words.map((word) => JSON.stringify(word)).join(' or '))
/** The first item that is wrong is named instead of the list. */
const listOf =
  (item: Check, expected: string): Check =>
  (value) =>
    Array.isArray(value)
      ? value.map(item).find((problem) => problem !== undefined)
      : wrong(value, `a list of ${expected}`)
const texts = listOf(text, 'texts')
/** Characters of all patterns: each is held against each path. */
const maxPatterns = 10_000
const patternList = listOf(
  (value) =>
    text(value) ?? (isPattern(value as string) ? undefined : wrong(value, 'a pattern such as "drafts/**"')),
  'texts',
)
const patterns: Check = (value) => {
  const problem = patternList(value)
  if (problem !== undefined) return problem
  const length = (value as readonly string[]).join('').length
  return length <= maxPatterns
    ? undefined
    : `found patterns of ${length} characters, expected at most ${maxPatterns}`
}
const hostNames = listOf(
  (value) =>
    typeof value === 'string' && isHostName(value)
      ? undefined
      : wrong(value, 'a host name such as "player.vimeo.com"'),
  'host names such as ["player.vimeo.com"]',
)
const webAddress: Check = (value) =>
  typeof value === 'string' && (value === '' || /^https?:\/\/[^\s?#/]+\/?$/.test(value))
    ? undefined
    : wrong(value, 'an address without a path, such as "https://notes.example"')
const basePath: Check = (value) =>
  typeof value === 'string' && isBasePath(value) ? undefined : wrong(value, 'a path such as "/notes/"')
const languageTag: Check = (value) =>
  typeof value === 'string' && isLanguage(value) ? undefined : wrong(value, 'a language tag such as "en"')
const plugins = listOf(
  (value) =>
    typeof (Array.isArray(value) ? value[0] : value) === 'function'
      ? undefined
      : wrong(value, 'a plugin or [plugin, options]'),
  'plugins',
)

const dialectNames: Check = (value) => {
  if (value === 'auto') return undefined
  const known = knownDialects.map(({ name }) => name)
  return Array.isArray(value)
    ? listOf(oneOf(...known), 'names')(value)
    : wrong(value, `"auto" or a list with ${known.map((one) => JSON.stringify(one)).join(' or ')}`)
}

const switches: Check = (value) => {
  if (!isRecord(value)) return wrong(value, 'names of features with true or false')
  const found = Object.entries(value).find(([, on]) => on !== undefined && typeof on !== 'boolean')
  return found && `${found[0]}: ${wrong(found[1], 'true or false')}`
}
const feature: Check = (value) => {
  if (!isRecord(value)) return wrong(value, 'a feature, or { name: false }')
  if (typeof value['name'] !== 'string') return switches(value)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value['name']))
    return `name: ${wrong(value['name'], 'a name such as "reading-list"')}`
  return text(value['about']) === undefined
    ? undefined
    : `the feature "${value['name']}": about: ${wrong(value['about'], 'one sentence')}`
}
const featureSettings: Check = (value) =>
  Array.isArray(value) ? value.map(feature).find((problem) => problem !== undefined) : switches(value)
const layouts: Check = (value) => {
  if (!isRecord(value)) return wrong(value, 'slots with the names of features')
  const problems = Object.entries(value).map(([slot, names]) => {
    const problem = texts(names)
    return problem && `${slot}: ${problem}`
  })
  return problems.find((problem) => problem !== undefined)
}

/** Whether a budget asks for no more than `most` allows; for settings in JSON, which nobody was asked about, the usual. */
function budgetChecks(isJson: boolean): Readonly<Record<string, Check>> {
  const upTo =
    (most: number): Check =>
    (value) => {
      if (count(value) !== undefined || (value as number) <= most) return count(value)
      const more = isJson ? ' (more in hortus.config.ts or .js, which runs only where you allow it)' : ''
      return `${wrong(value, `at most ${most}`)}${more}`
    }
  const largest = isJson ? defaultGardenOptions.budget : largestBudget
  return Object.fromEntries(Object.entries(largest).map(([key, most]) => [key, upTo(most)]))
}

const checks: Readonly<
  Record<Exclude<keyof GardenConfig, keyof FeatureConfig>, Check | Readonly<Record<string, Check>>>
> = {
  title: name,
  description: text,
  lang: languageTag,
  baseUrl: webAddress,
  base: basePath,
  ignore: patterns,
  gitignore: flag,
  drafts: flag,
  private: oneOf('obey', 'ignore'),
  publish: oneOf('ask', 'all', 'marked', 'opt-in'),
  parser: oneOf('native', 'remark'),
  dialects: dialectNames,
  lineBreaks: oneOf('obsidian', 'commonmark'),
  linkOrder: oneOf('auto', 'target-first', 'label-first'),
  iframeHosts: hostNames,
  remoteImages: oneOf('show', 'click', 'block'),
  mentions: flag,
  mapTags: flag,
  unmentioned: texts,
  templates: (value) =>
    typeof value === 'string' || !isRecord(value)
      ? text(value)
      : checkRecord(value, { folder: text, dateFormat: text, timeFormat: text }, '')[0],
  days: { folder: text, format: text, template: text },
  budget: budgetChecks(false),
  cache: (value) =>
    typeof value === 'string' && /^s3:\/\/[^/?]/.test(value)
      ? undefined
      : wrong(value, 'a store such as "s3://bucket/prefix?endpoint=https://s3.example.org"'),
  remarkPlugins: plugins,
  rehypePlugins: plugins,
  features: featureSettings,
  layout: layouts,
}

/**
 * Every problem of a config, one line each, in the order of its keys; none when it is a {@link GardenConfig}.
 * Unknown keys are problems: a misspelt setting would otherwise be ignored in silence. With `isJson` it is a file of
 * settings, which may not ask for a larger budget than the usual one. `settings` are those of features.
 */
export function validateConfig(
  config: unknown,
  isJson = false,
  settings: readonly AnySetting[] = [],
): readonly string[] {
  const own = Object.fromEntries(settings.map((setting) => [setting.name, checkOf(setting, isJson)]))
  return checkRecord(config, { ...checks, ...(isJson && { budget: budgetChecks(true) }), ...own }, '')
}

/** A feature's setting; the first thing that is wrong with it is named, one below it by a dot: `theme.accent`. */
function checkOf({ read }: AnySetting, isJson: boolean): Check {
  return (value) => {
    const result = read(value, isJson)
    if ('value' in result) return undefined
    const [first] = result
    return first && (first.at === undefined ? first.problem : `.${first.at}: ${first.problem}`)
  }
}

/** Every problem of what a config hides, which counts where the rest of it does not. */
export function validateHiding(config: unknown): readonly string[] {
  const settings = isRecord(config) ? config : {}
  const { ignore, gitignore, templates } = settings
  return checkRecord(
    { ignore, gitignore, templates },
    { ignore: patterns, gitignore: flag, templates: checks.templates },
    '',
  )
}

/** Whether a path can be what a site is served below: `/`, `/notes/`, with or without the outer slashes. */
export function isBasePath(path: string): boolean {
  return !/[\s?#\\%"'<>]|\/\/|(^|\/)\.{1,2}(\/|$)/.test(path)
}

function checkRecord(
  value: unknown,
  checkByKey: Readonly<Record<string, Check | Readonly<Record<string, Check>>>>,
  prefix: string,
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${prefix.slice(0, -1) || 'the config'}: ${wrong(value, 'an object with settings')}`]
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const name = prefix + key
    if (!Object.hasOwn(checkByKey, key)) {
      const meant = nearestWord(key, Object.keys(checkByKey))
      return [`${name}: unknown setting${meant === undefined ? '' : `, did you mean "${prefix}${meant}"?`}`]
    }
    const check = checkByKey[key]!
    // An optional setting may be given as undefined: `title: process.env.TITLE`.
    if (item === undefined) return []
    if (typeof check !== 'function') return checkRecord(item, check, `${name}.`)
    const problem = check(item)
    if (problem === undefined) return []
    return [problem.startsWith('.') ? name + problem : `${name}: ${problem}`]
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `player.vimeo.com`, with a port where there is one; no scheme, path or pattern. */
function isHostName(name: string): boolean {
  return /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z\d](?:[a-z\d-]*[a-z\d])?(?::\d{1,5})?$/i.test(name)
}

/** Longer ones are not read, which could take long by itself. */
function isPattern(value: string): boolean {
  return value !== '' && value.length <= 500 && createGlobMatch(value) !== undefined
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function wrong(found: unknown, expected: string): string {
  return `found ${describeValue(found)}, expected ${expected}`
}
