import { join } from 'node:path'
import { decodeText } from '../model/decode-text.ts'
import { readInside } from './read-inside.ts'

/** What Obsidian's settings of a garden say about files that are added to it, and about its properties. */
export interface ObsidianSettings {
  /** Whether Obsidian has written settings for the garden. */
  readonly isUsed: boolean
  /** `/`, `./`, `./sub` or a folder; undefined where Obsidian has been told nothing. */
  readonly attachmentFolder?: string
  /** The folder where new notes go, empty for the top; undefined where they go beside the note that asks, or nobody chose. */
  readonly newNoteFolder?: string
  /** Whether links are written `[](…)`; undefined where Obsidian has been told nothing. */
  readonly isMarkdown?: boolean
  readonly linkFormat?: 'shortest' | 'relative' | 'absolute'
  /** Kinds of properties by their names, in Obsidian's words: `multitext`, `datetime`. */
  readonly kindByProperty: Readonly<Record<string, string>>
}

/** Bytes of such settings, and far more. */
const maxBytes = 1_048_576

/**
 * Reads them anew each time, since Obsidian may be open beside us. They are data from whoever wrote the garden: what is
 * missing, broken or of another type counts as not said, and a link that leads out of the garden is not followed.
 */
export function readObsidianSettings(root: string | undefined): ObsidianSettings {
  const found = root === undefined ? undefined : readRecord(root, 'app.json')
  const app = found ?? {}
  const types = root === undefined ? {} : recordOf(readRecord(root, 'types.json')?.['types'])
  const folder = app['attachmentFolderPath']
  const newNoteFolder = readNewNoteFolder(app)
  const isMarkdown = app['useMarkdownLinks']
  const linkFormat = (['shortest', 'relative', 'absolute'] as const).find(
    (one) => one === app['newLinkFormat'],
  )
  return {
    isUsed: found !== undefined,
    ...(typeof folder === 'string' && folder.trim() !== '' && { attachmentFolder: folder.trim() }),
    ...(newNoteFolder !== undefined && { newNoteFolder }),
    ...(typeof isMarkdown === 'boolean' && { isMarkdown }),
    ...(linkFormat && { linkFormat }),
    kindByProperty: Object.fromEntries(
      Object.entries(types).flatMap(([name, kind]) => (typeof kind === 'string' ? [[name, kind]] : [])),
    ),
  }
}

/** "Default location for new notes": Obsidian writes it only where somebody chose. */
function readNewNoteFolder(app: Readonly<Record<string, unknown>>): string | undefined {
  const chosen = app['newFileLocation']
  if (chosen === 'root') return ''
  const folder = app['newFileFolderPath']
  if (chosen !== 'folder' || typeof folder !== 'string') return undefined
  const inside = folder.trim().replace(/^\/+|\/+$/g, '')
  // What is hidden or outside takes no notes.
  return inside.split(/[/\\]/).some((part) => part.startsWith('.')) ? undefined : inside
}

function readRecord(root: string, name: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { bytes, size } = readInside(join(root, '.obsidian', name), root, maxBytes)
    if (bytes.length < size) return undefined
    return recordOf(JSON.parse(decodeText(bytes)))
  } catch {
    return undefined
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
