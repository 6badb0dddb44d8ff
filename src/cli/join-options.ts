import { nameInWords } from '../model/name-in-words.ts'
import {
  type DayOptions,
  defaultGardenOptions,
  type GardenOptions,
  type TemplateOptions,
} from '../model/options.ts'
import type { GardenConfig } from './define-garden.ts'
import { type LoadedConfig, settingsIn } from './load-config.ts'
import type { FoundDialects } from './read-dialects.ts'
import type { readObsidianOptions } from './read-obsidian-options.ts'
import { titleOfFolder } from './resolve-garden-folder.ts'

/**
 * A garden's options: the command line's word first, then the config's, then that of Obsidian's settings and of other
 * programs' whose notes it holds, then the usual.
 */
export function joinOptions(
  folder: string,
  loaded: LoadedConfig,
  obsidian: ReturnType<typeof readObsidianOptions>,
  dialects: Pick<FoundDialects, 'choices' | 'options'>,
  overrides: Partial<GardenOptions>,
): GardenOptions {
  const {
    remarkPlugins: _remark,
    rehypePlugins: _rehype,
    features: _features,
    layout: _layout,
    budget,
    templates,
    days,
    publish,
    dialects: _dialects,
    cache: _cache,
    ...rest
  } = loaded.config
  const ofFeatures = new Set(settingsIn(loaded.config).map(({ name }) => name))
  const entries = Object.entries(withoutUndefined(rest))
  const options: GardenOptions = {
    ...defaultGardenOptions,
    ...(dialects.options.lineBreaks && { lineBreaks: dialects.options.lineBreaks }),
    ...(dialects.options.linkOrder && { linkOrder: dialects.options.linkOrder }),
    ...(dialects.options.folderTitles && { folderTitles: dialects.options.folderTitles }),
    ...(dialects.options.hidesNumbers && { hidesNumbers: true }),
    title: nameInWords(titleOfFolder(folder)),
    isNamedByFolder: rest.title === undefined && overrides.title === undefined,
    ...Object.fromEntries(entries.filter(([name]) => !ofFeatures.has(name))),
    dialects: dialects.choices,
    ignore: [...(rest.ignore ?? []), ...(dialects.options.ignore ?? [])],
    settings: joinSettings(
      obsidian.settings,
      Object.fromEntries(entries.filter(([name]) => ofFeatures.has(name))),
    ),
    settingsFile: loaded.file ?? '',
    budget: { ...defaultGardenOptions.budget, ...withoutUndefined(budget ?? {}) },
    ...(publish !== undefined && { publish: publish === 'opt-in' ? 'marked' : publish }),
    ...withoutUndefined(overrides),
    templates: joinTemplates(obsidian.templates, templates),
    days: joinDays({ ...dialects.options.days, ...obsidian.days }, days),
  }
  return { ...options, base: normalizeBase(options.base) }
}

/** Of a setting with several parts each part that the config names wins by itself. */
function joinSettings(
  obsidian: GardenOptions['settings'],
  config: GardenOptions['settings'],
): GardenOptions['settings'] {
  const joined: Record<string, unknown> = { ...obsidian, ...config }
  for (const [name, value] of Object.entries(config)) {
    const before = obsidian[name]
    if (typeof before === 'object' && typeof value === 'object') joined[name] = { ...before, ...value }
  }
  return joined
}

function joinTemplates(
  obsidian: Partial<TemplateOptions>,
  config: GardenConfig['templates'],
): TemplateOptions {
  const own = typeof config === 'string' ? { folder: config } : (config ?? {})
  const joined = { ...defaultGardenOptions.templates, ...obsidian, ...withoutUndefined(own) }
  return { ...joined, folder: normalizeFolder(joined.folder) }
}

function joinDays(obsidian: Partial<DayOptions>, config: GardenConfig['days']): DayOptions {
  const joined = { ...defaultGardenOptions.days, ...obsidian, ...withoutUndefined(config ?? {}) }
  return { ...joined, folder: normalizeFolder(joined.folder), template: normalizeFolder(joined.template) }
}

/** `/notes/`, `./notes` and `notes` are the same folder; the garden's top is empty. */
function normalizeFolder(folder: string): string {
  const names = folder.normalize('NFC').split('/')
  return names.filter((name) => name !== '' && name !== '.').join('/')
}

/** `notes` and `/notes` mean `/notes/`; in NFC, as every address is. */
function normalizeBase(base: string): string {
  const inner = base.normalize('NFC').replace(/^\/+|\/+$/g, '')
  return inner === '' ? '/' : `/${inner}/`
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never
}
