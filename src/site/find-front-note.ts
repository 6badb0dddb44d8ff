import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import type { SitePlan } from '../model/site.ts'

/**
 * The note that says what a garden is called whose settings do not: its home page, its `index.md` or its README, or those
 * of the only folder that it has, if it has a title of its own. Undefined where none has.
 */
export function findFrontNote(
  { notesByPath }: Garden,
  { addressByNote, addressByFolder }: Pick<SitePlan, 'addressByNote' | 'addressByFolder'>,
): Note | undefined {
  const top = [...addressByFolder.keys()].filter((folder) => folder !== '' && folderOf(folder) === '')
  const places = ['', ...(top.length === 1 ? top : [])]
  const rankOf = (path: NotePath): number => {
    if (addressByNote.get(path) === '') return 0
    const place = places.indexOf(folderOf(path))
    const name = ['index', 'readme'].indexOf(toNameKey(stemOf(path)))
    return place < 0 || name < 0 ? Number.POSITIVE_INFINITY : 1 + 2 * place + name
  }
  let best: { readonly note: Note; readonly rank: number } | undefined
  for (const note of notesByPath.values()) {
    const rank = note.titleFrom === 'file' ? Number.POSITIVE_INFINITY : rankOf(note.path)
    if (rank < (best?.rank ?? Number.POSITIVE_INFINITY)) best = { note, rank }
  }
  return best?.note
}
