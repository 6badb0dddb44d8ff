import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import { baseName } from '../model/path.ts'
import { withoutNumber } from '../model/plain-number.ts'
import type { SitePlan } from '../model/site.ts'

/** What a folder is called: the title of the note that is its page, else what settings say, else its name. */
export function titleOfFolder(
  view: {
    readonly plan: SitePlan
    readonly garden: Garden
    readonly options: Pick<GardenOptions, 'folderTitles' | 'hidesNumbers'>
    readonly shownTitle: (note: Note) => string
  },
  folder: string,
): string {
  const address = view.plan.addressByFolder.get(folder)
  for (const path of [`${folder}/index.md`, `${folder}/${baseName(folder)}.md`, `${folder}.md`]) {
    const note = view.garden.notesByPath.get(path as NotePath)
    if (note && view.plan.addressByNote.get(note.path) === address) return view.shownTitle(note)
  }
  const { folderTitles = {}, hidesNumbers } = view.options
  const said = Object.hasOwn(folderTitles, folder) ? folderTitles[folder] : undefined
  return said ?? (hidesNumbers ? withoutNumber(baseName(folder)) : baseName(folder))
}
