/** What somebody chose in the settings of an editor, under `hortus`. */
export interface EditorSettings {
  /** What formatting does; code is never touched. */
  readonly format: {
    /** Columns of tables get one width. */
    readonly tables: boolean
    /** Marks of lists become `-`, numbers count on. */
    readonly lists: boolean
    /** Blanks at line ends go, but for two that break a line. */
    readonly trailingSpaces: boolean
  }
  readonly codeLens: {
    /** Links in and out above the first line. */
    readonly links: boolean
    /** Links to each heading. */
    readonly headings: boolean
    /** How far the note has grown, where the garden has stages. */
    readonly stage: boolean
  }
  readonly inlayHints: {
    /** The title behind a link that shows a file's name. */
    readonly titles: boolean
    /** The text behind a link to a block. */
    readonly blocks: boolean
    /** Longest text of a hint, in characters. */
    readonly length: number
  }
  /** Headings of which levels a table of contents has. */
  readonly contents: {
    readonly from: number
    readonly to: number
  }
  readonly references: {
    /** Those in the files that were written last first; in the order of their paths else. */
    readonly newestFirst: boolean
  }
  readonly semanticTokens: boolean
  readonly hover: boolean
  readonly diagnostics: boolean
}

/** What an editor's user has who chose nothing. */
export const usualSettings: EditorSettings = {
  format: { tables: true, lists: false, trailingSpaces: false },
  codeLens: { links: true, headings: true, stage: true },
  inlayHints: { titles: true, blocks: true, length: 60 },
  contents: { from: 1, to: 6 },
  references: { newestFirst: false },
  semanticTokens: true,
  hover: true,
  diagnostics: true,
}

/**
 * Settings as an editor sends them: what is missing, or of another kind, is as usual. `false` for a group switches all
 * of it off, `true` all of it on; its numbers stay.
 */
export function readEditorSettings(given: unknown, usual: EditorSettings = usualSettings): EditorSettings {
  return joinSettings(usual, given)
}

function joinSettings<Settings extends object>(usual: Settings, given: unknown): Settings {
  const joined = Object.entries(usual).map(([key, value]) => {
    const wish = wishFor(given, key)
    if (typeof value === 'number') return [key, isCount(wish) ? wish : value]
    if (typeof value !== 'object') return [key, typeof wish === 'boolean' ? wish : value]
    if (typeof wish !== 'boolean') return [key, joinSettings(value, wish)]
    const switched = Object.entries(value).map(([name, own]) => [name, typeof own === 'boolean' ? wish : own])
    return [key, Object.fromEntries(switched)]
  })
  return { ...usual, ...Object.fromEntries(joined) }
}

/** A number of characters, or a level. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

/** The value of a key, written in a group or with dots as in `format.tables`. */
function wishFor(given: unknown, key: string): unknown {
  if (typeof given !== 'object' || given === null) return undefined
  if (Object.hasOwn(given, key)) return Object.entries(given).find(([name]) => name === key)?.[1]
  const dotted = Object.entries(given).filter(([name]) => name.startsWith(`${key}.`))
  return dotted.length === 0
    ? undefined
    : Object.fromEntries(dotted.map(([name, value]) => [name.slice(key.length + 1), value]))
}
