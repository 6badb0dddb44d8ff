import { join } from 'node:path'
import { publishCssSetting, readPublishCss } from '../features/theme/read-publish-css.ts'
import { themeSetting } from '../features/theme/theme-setting.ts'
import { messageOf } from '../model/message-of.ts'
import type { DayOptions, GardenOptions, TemplateOptions } from '../model/options.ts'
import { readSettingsFile } from '../store/read-settings-file.ts'

/** What Obsidian's settings in a garden say of its templates and of the notes of days. */
interface ObsidianOptions {
  readonly templates: Partial<TemplateOptions>
  readonly days: Partial<DayOptions>
  /** Settings of features: what `publish.css` says of the look. */
  readonly settings: GardenOptions['settings']
}

/** Where the plugin Templater says which folder its templates are in. */
const templaterFile = 'plugins/templater-obsidian/data.json'

/** The files of settings that are followed while a garden is open, below its folder. */
export const followedSettings: readonly string[] = [
  '.obsidian/templates.json',
  '.obsidian/daily-notes.json',
  `.obsidian/${templaterFile}`,
]

/**
 * Reads `.obsidian/templates.json`, `.obsidian/daily-notes.json` and what Templater keeps of a garden's folder. `onNotice` is told of what cannot
 * be read, since a folder of templates is then published.
 */
export function readObsidianOptions(folder: string, onNotice: (message: string) => void): ObsidianOptions {
  const read = (name: string): Readonly<Record<string, unknown>> => {
    const shown = `.obsidian/${name}`
    try {
      const source = readSettingsFile(join(folder, shown))
      const settings: unknown = source === undefined ? {} : JSON.parse(source)
      return typeof settings === 'object' && settings !== null ? { ...settings } : {}
    } catch (error) {
      onNotice(`${shown} cannot be read, the usual applies: ${messageOf(error).replace(/\s+/g, ' ')}`)
      return {}
    }
  }
  const templates = read('templates.json')
  const days = read('daily-notes.json')
  return {
    templates: textsOf({
      folder: templates['folder'] || folderOf(read(templaterFile)['templates_folder']),
      dateFormat: templates['dateFormat'],
      timeFormat: templates['timeFormat'],
    }),
    days: textsOf({ folder: days['folder'], format: days['format'], template: days['template'] }),
    settings: readLook(folder, onNotice),
  }
}

/** The variables of `publish.css`, which Obsidian Publish puts on every page of a site. */
function readLook(folder: string, onNotice: (message: string) => void): GardenOptions['settings'] {
  try {
    const css = readSettingsFile(join(folder, 'publish.css'))
    if (css === undefined) return {}
    const read = readPublishCss(css)
    return { [themeSetting.name]: read.theme, [publishCssSetting.name]: read }
  } catch (error) {
    onNotice(`publish.css cannot be read: ${messageOf(error).replace(/\s+/g, ' ')}`)
    return {}
  }
}

/** A folder that Templater names; the garden's own is none. */
function folderOf(written: unknown): string {
  return typeof written === 'string' ? written.replace(/^\/+|\/+$/g, '') : ''
}

/** What Obsidian leaves empty is the usual. */
function textsOf<Key extends string>(settings: Readonly<Record<Key, unknown>>): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {}
  for (const key in settings) {
    const value = settings[key]
    if (typeof value === 'string' && value.trim() !== '') texts[key] = value.trim().normalize('NFC')
  }
  return texts
}
