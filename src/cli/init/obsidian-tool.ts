import { createGlobMatch } from '../../store/match-glob.ts'
import type { Derived, Tool, ToolFolder } from './tool.ts'

/** A setting of programs that show each line break of a paragraph. */
export const keepsBreaks = (from: string): Derived => ({ settings: { lineBreaks: 'obsidian' }, from })

const settingsFile = '.obsidian/app.json'

/** A vault of Obsidian. */
export const obsidian: Tool = {
  name: 'Obsidian',
  signs: ['.obsidian'],
  notes: () => '',
  derive(folder) {
    const source = folder.read(settingsFile) ?? '{}'
    const ignore = readExcluded(folder).flatMap((name) => patternOf(name) ?? [])
    return [
      ...(/"strictLineBreaks"\s*:\s*true/.test(source)
        ? []
        : [keepsBreaks('how Obsidian shows line breaks')]),
      ...(ignore.length === 0 ? [] : [{ settings: { ignore }, from: `excluded files in ${settingsFile}` }]),
    ]
  },
  remarks(folder) {
    const others = readExcluded(folder).filter((name) => patternOf(name) === undefined)
    return [
      ...(readSettings(folder) === undefined
        ? [`${settingsFile} is not valid JSON: files that it excludes are not left out.`]
        : []),
      ...(others.length === 0
        ? []
        : [
            `Of its excluded files these are not left out, for they are no plain names: ${others.join(', ')}.`,
          ]),
      ...(folder.has('.obsidian/publish.json')
        ? ['Folders that Obsidian Publish leaves out stay at home: .obsidian/publish.json is obeyed.']
        : []),
      ...(folder.has('.obsidian/templates.json') || folder.has('.obsidian/daily-notes.json')
        ? ['Templates and daily notes are taken from .obsidian/ as they are.']
        : []),
    ]
  },
}

/** What its author excludes from search and graph: folders, files, and expressions between slashes. */
function readExcluded(folder: ToolFolder): readonly string[] {
  const names = readSettings(folder)?.['userIgnoreFilters']
  return (Array.isArray(names) ? names : []).filter((name) => typeof name === 'string' && name.trim() !== '')
}

/** Its settings, none where there is no file of them; undefined where that is broken. */
function readSettings(folder: ToolFolder): Readonly<Record<string, unknown>> | undefined {
  try {
    const settings: unknown = JSON.parse(folder.read(settingsFile) ?? '{}')
    return typeof settings === 'object' && settings !== null ? { ...settings } : undefined
  } catch {
    return undefined
  }
}

/** Its notes alone: pictures in an excluded folder are often those of all others. */
function patternOf(name: string): string | undefined {
  const path = name.replace(/\/+$/, '')
  if (path === '' || path.startsWith('/') || /[*?[\]{}\\]/.test(path)) return undefined
  const pattern = /\.(?:md|canvas)$/i.test(path) ? path : `${path}/**/*.{md,canvas}`
  return createGlobMatch(pattern) === undefined ? undefined : pattern
}
