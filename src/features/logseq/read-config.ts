import type { SettingsFolder } from '../../define/dialect.ts'
import type { Macros } from './macros.ts'
import { isBlockProperty } from './property-names.ts'

/** What of `logseq/config.edn` reading notes depends on. */
export interface LogseqSettings {
  /** Folders of pages and journals, without slashes around them. */
  readonly pages: string
  readonly journals: string
  /** Formats of days, as moment.js writes them: in the names of files, and in titles. */
  readonly journalFile: string
  readonly journalTitle: string
  /** How a slash in a page's name is written in the name of its file. */
  readonly names: 'triple-lowbar' | 'legacy'
  /** What a task begins with that is open. */
  readonly taskWord: 'TODO' | 'LATER'
  /** Properties of blocks that are not shown, besides Logseq's own. */
  readonly hiddenProperties: readonly string[]
  /** Name of the page that the graph opens with; empty for none. */
  readonly home: string
  /** The graph's own macros. */
  readonly macros: Macros
}

/** The settings of a graph that says nothing. */
export const usualSettings: LogseqSettings = {
  pages: 'pages',
  journals: 'journals',
  journalFile: 'YYYY_MM_DD',
  journalTitle: 'MMM Do, YYYY',
  names: 'legacy',
  taskWord: 'LATER',
  hiddenProperties: [],
  home: '',
  macros: {},
}

/** Where a graph keeps its settings. */
export const configFile = 'logseq/config.edn'

/** The settings of a graph, and the files that Logseq does not show. What cannot be read is as if it were not there. */
export function readConfig(folder: SettingsFolder): {
  readonly settings: LogseqSettings
  readonly hidden: readonly string[]
} {
  const code = withoutComments(folder.read(configFile) ?? '')
  const text = (key: string): string | undefined => textOf(code, key)
  const journalFile = text(':journal/file-name-format')
  const journalTitle = text(':journal/page-title-format')
  return {
    settings: {
      pages: folderName(text(':pages-directory')) ?? usualSettings.pages,
      journals: folderName(text(':journals-directory')) ?? usualSettings.journals,
      journalFile: journalFile === undefined ? usualSettings.journalFile : toMoment(journalFile),
      journalTitle: journalTitle === undefined ? usualSettings.journalTitle : toMoment(journalTitle),
      names: /:file\/name-format\s+:triple-lowbar\b/.test(code) ? 'triple-lowbar' : 'legacy',
      taskWord: /:preferred-workflow\s+:todo\b/.test(code) ? 'TODO' : usualSettings.taskWord,
      hiddenProperties: keywordsOf(code, ':block-hidden-properties').filter(isBlockProperty),
      home: /:default-home\s*\{[^}]*:page\s+"((?:[^"\\]|\\.)*)"/.exec(code)?.[1] ?? '',
      macros: macrosOf(code),
    },
    hidden: textsOf(code, ':hidden')
      .map((name) => folderName(name) ?? '')
      .filter((name) => name !== ''),
  }
}

/** EDN without its comments; texts stay, whatever is in them. */
function withoutComments(source: string): string {
  return source.replace(/("(?:[^"\\]|\\.)*")|;[^\n]*/g, '$1')
}

function textOf(code: string, key: string): string | undefined {
  const at = code.indexOf(key)
  const [, text] = at < 0 ? [] : (/^\s+"((?:[^"\\\n]|\\.){1,200})"/.exec(code.slice(at + key.length)) ?? [])
  return text
}

function textsOf(code: string, key: string): readonly string[] {
  return [...collectionOf(code, key).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
}

function keywordsOf(code: string, key: string): readonly string[] {
  return [...collectionOf(code, key).matchAll(/:([^\s,\]}]+)/g)].map(([, name = '']) => name.toLowerCase())
}

/** Pairs of texts between braces, which may hold braces themselves. */
function macrosOf(code: string): Macros {
  const at = /:macros\s*\{((?:\s|,|"(?:[^"\\]|\\.)*")*)\}/.exec(code)?.[1] ?? ''
  const texts = [...at.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(["\\])/g, '$1'),
  )
  return Object.fromEntries(
    texts.flatMap((name, i) => (i % 2 === 0 && texts[i + 1] !== undefined ? [[name, texts[i + 1]!]] : [])),
  )
}

/** What stands between the brackets behind a key. */
function collectionOf(code: string, key: string): string {
  const at = code.search(new RegExp(`${key}[\\s#]*[[{]`))
  return at < 0 ? '' : (/^[^[{]*[[{]([^\]}]*)/.exec(code.slice(at))?.[1] ?? '')
}

function folderName(name: string | undefined): string | undefined {
  const folder = name?.normalize('NFC').replace(/^\/+|\/+$/g, '')
  return folder === '' || folder?.includes('..') ? undefined : folder
}

const momentTokens: Readonly<Record<string, string>> = {
  yyyy: 'YYYY',
  yy: 'YY',
  do: 'Do',
  dd: 'DD',
  d: 'D',
  EEEE: 'dddd',
  EEE: 'ddd',
  EE: 'ddd',
  E: 'ddd',
}

/** A format of cljs-time, which Logseq's settings have, as one of moment.js: other letters, and words in brackets. */
function toMoment(format: string): string {
  return format.replace(/'([^']*)'|yyyy|yy|do|dd|d|E{1,4}/g, (token, words: string | undefined) =>
    words === undefined ? (momentTokens[token] ?? token) : `[${words}]`,
  )
}
