import { createDateFinder } from '../../model/dates/find-date.ts'
import { formatDate } from '../../model/dates/format-date.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import type { LogseqSettings } from './read-config.ts'

type FindDate = NonNullable<ReturnType<typeof createDateFinder>>

/** Names that Logseq takes for those of journals whatever the settings say now: they may have been others. */
const oldFormats = ['YYYY_MM_DD', 'YYYY-MM-DD']

const dateFinders = memoByObject((settings: LogseqSettings): readonly FindDate[] =>
  [settings.journalFile, ...oldFormats].flatMap((format) => createDateFinder(format) ?? []),
)

/**
 * What Logseq calls the page of a file: of a journal its day as titles write it, else the file's name with its slashes and
 * other characters back. Undefined outside of the folders of pages and journals where the name says nothing more.
 */
export function pageNameOf(path: NotePath, settings: LogseqSettings): string | undefined {
  const stem = stemOf(path)
  const folder = folderOf(path)
  if (isIn(folder, settings.journals)) {
    for (const find of dateFinders(settings)) {
      const day = find(stem)
      if (day) return formatDate(day, settings.journalTitle)
    }
  }
  const name = decodeName(stem, settings.names)
  return name !== stem || isIn(folder, settings.pages) || isIn(folder, settings.journals) ? name : undefined
}

function isIn(folder: string, top: string): boolean {
  const [key, topKey] = [toNameKey(folder), toNameKey(top)]
  return key === topKey || key.startsWith(`${topKey}/`)
}

function decodeName(stem: string, names: LogseqSettings['names']): string {
  // Of a name that is legacy in a graph of today nobody knows whether its dots were slashes; those of `%2F` were.
  const slashed =
    names === 'triple-lowbar' || stem.includes('___')
      ? stem.replaceAll('___', '/')
      : stem.replace(/\.(?=\S)/g, '/')
  const decoded = slashed.replace(/(?:%[\da-f]{2})+/gi, decodeSafely)
  const parts = decoded.split('/').filter((part) => part !== '')
  return parts.length === 0 ? stem : parts.join('/')
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
