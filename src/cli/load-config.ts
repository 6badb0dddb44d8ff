import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { ownFeatures } from '../define/feature-settings.ts'
import type { AnySetting } from '../define/setting.ts'
import { shippedSettings } from '../features/shipped.ts'
import { messageOf } from '../model/message-of.ts'
import { lineColumnAt, lineStarts } from '../model/range.ts'
import { refuseLarge } from '../store/file-too-large.ts'
import { readTextFile } from '../store/read-text-file.ts'
import type { ConfigProgram } from './allow-config.ts'
import { bundleWhereInstalled, compileConfig } from './compile-config.ts'
import type { CompiledConfig } from './compiled-config.ts'
import type { GardenConfig } from './define-garden.ts'
import { digestConfig } from './digest-config.ts'
import { findConfigFile, findConfigFiles, refuseUnreadConfigs } from './find-config-file.ts'
import { findSetting } from './find-setting.ts'
import { showPath } from './show-path.ts'
import { BeyondNode } from './strip-config.ts'
import { tryConfig } from './try-config.ts'
import { validateConfig, validateHiding } from './validate-config.ts'

/** Most bytes of a config, which is read whole. */
const maxBytes = 1_048_576

/** A garden's settings as its config says them; defaults are not filled in. */
export interface LoadedConfig {
  readonly config: GardenConfig
  /** URL of the module with the config as its default export, for worker threads; only where it adds to the reading of notes. */
  readonly module?: string
  /** Its file's name in the garden. */
  readonly file?: string
  /** Its file, as messages name it. */
  readonly shown?: string
  /** Changes whenever the config or code it brings along does; `''` without one. */
  readonly digest: string
}

/** Of a garden that says nothing. */
const noConfig: LoadedConfig = { config: {}, digest: '' }

/**
 * Reads `hortus.config.ts`, `.js`, `.mts`, `.mjs` or `.json` of a garden folder; a garden without one, or with one that
 * `mayRun` says no to, gets an empty config. All but `.json` is code of the garden's author and runs here. Rejects with a
 * message for people, one line per problem, each starting with the file.
 */
export async function loadConfig(
  folder: string,
  mayRun: (program: ConfigProgram) => Promise<boolean>,
): Promise<LoadedConfig> {
  const file = findConfigFile(folder)
  if (file === undefined) return noConfig
  const shown = showPath(file)
  refuseLarge(shown, statSync(file), maxBytes)
  if (file.endsWith('.json')) {
    const source = readTextFile(file, maxBytes)
    const config = parseJson(source, shown)
    refuseProblems(validateConfig(config, true, shippedSettings), shown, source)
    return {
      config: config as GardenConfig,
      file: basename(file),
      shown,
      digest: digestOf(JSON.stringify(config)),
    }
  }
  const hortus = new URL('index.js', import.meta.url)
  const compiled = await compileConfig(file, hortus)
  if (!(await mayRun({ folder, file, digest: digestConfig(folder, compiled) }))) return noConfig
  const { config, module } = await runConfig(compiled, file, hortus)
  refuseProblems(validateConfig(config, false, settingsIn(config)), shown, readTextFile(file, maxBytes))
  const valid = config as GardenConfig
  const own = ownFeatures(valid.features)
  const hasPlugins =
    own.some(({ callouts = [] }) => callouts.length > 0) ||
    [valid, ...own].some(
      ({ remarkPlugins = [], rehypePlugins = [] }) => remarkPlugins.length + rehypePlugins.length > 0,
    )
  return {
    config: valid,
    file: basename(file),
    shown,
    ...(hasPlugins && { module }),
    // By their names in the garden, so that the same garden has the same digest anywhere.
    digest: digestOf(
      JSON.stringify([...compiled.sources].map(([path, text]) => [relative(folder, path), text]).sort()),
    ),
  }
}

/**
 * What a garden that is not trusted hides: the patterns of a config in JSON, of which nothing else counts. Rejects where
 * they cannot be read, since what they keep back would else be shown. A program is not run; `onNotice` is told so.
 */
export function loadHiding(folder: string, onNotice: (message: string) => void): LoadedConfig {
  refuseUnreadConfigs(folder)
  let loaded = noConfig
  for (const file of findConfigFiles(folder)) {
    const shown = showPath(file)
    if (file.endsWith('.json')) {
      const source = readTextFile(file, maxBytes)
      const config = parseJson(source, shown)
      refuseProblems(validateHiding(config), shown, source)
      const { ignore = [], gitignore, templates } = config as GardenConfig
      loaded = {
        config: {
          ignore,
          ...(gitignore !== undefined && { gitignore }),
          ...(templates !== undefined && { templates }),
        },
        digest: digestOf(JSON.stringify([ignore, gitignore, templates])),
      }
      onNotice(
        `${shown} is ignored because of --untrusted but for what it leaves out: else the usual settings apply`,
      )
    } else
      onNotice(
        `${shown} is ignored because of --untrusted: the usual settings apply, none of its code is run; what can be read of its "ignore" is not published`,
      )
  }
  return loaded
}

/** The settings that a config may have: those of our features, and of the features that it brings along. */
export function settingsIn(config: unknown): readonly AnySetting[] {
  const given =
    typeof config === 'object' && config !== null && 'features' in config ? config.features : undefined
  const own = Array.isArray(given) ? ownFeatures(given) : []
  return [...shippedSettings, ...own.flatMap(({ settings = [] }) => settings)]
}

function digestOf(text: string): string {
  return hash('sha256', text, 'hex')
}

/** Throws with a line for each problem, which begins with the setting's name, and where the file has that name. */
function refuseProblems(problems: readonly string[], shown: string, source: string): void {
  if (problems.length === 0) return
  const starts = lineStarts(source)
  const lines = problems.map((problem) => {
    const range = findSetting(source, problem.split(': ', 1)[0] ?? '')
    const place = range && lineColumnAt(starts, range.start)
    return `${shown}${place ? `:${place.line}:${place.column}` : ''}: ${problem}`
  })
  throw new Error(lines.join('\n'))
}

/**
 * The config's value, and the module that it was taken from. An import that names a type as if it were a value is only
 * noticed when it runs: then the same texts are compiled by what leaves such imports out.
 */
async function runConfig(
  compiled: CompiledConfig,
  file: string,
  hortus: URL,
): Promise<{ readonly config: unknown; readonly module: string }> {
  const { module, sources } = compiled
  const shown = showPath(file)
  try {
    return { config: await importConfig(module, shown), module }
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (!(cause instanceof SyntaxError && /does not provide an export named/.test(cause.message))) throw error
    const reason = new BeyondNode(file, `${cause.message} (a type needs "import type")`)
    const bundled = await bundleWhereInstalled(file, hortus, reason)
    const isAsAllowed = [...bundled.sources].every(([path, text]) => sources.get(path) === text)
    if (!isAsAllowed) throw error
    return { config: await importConfig(bundled.module, shown), module: bundled.module }
  }
}

async function importConfig(module: string, shown: string): Promise<unknown> {
  const hindrance = await tryConfig(module)
  if (hindrance !== undefined) throw new Error(`${shown}: found no settings: ${hindrance}`)
  let loaded: { readonly default?: unknown }
  try {
    loaded = (await import(/* @vite-ignore */ module)) as { readonly default?: unknown }
  } catch (error) {
    throw new Error(`${shown}: ${messageOf(error)}`, { cause: error })
  }
  if (loaded.default === undefined) {
    throw new Error(`${shown}: found no default export, expected "export default defineGarden({ … })"`)
  }
  return loaded.default
}

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${shown}: not JSON: ${messageOf(error).replace(/\s+/g, ' ')}`)
  }
}
