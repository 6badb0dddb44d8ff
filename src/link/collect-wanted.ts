import type { Backlink } from '../model/backlink.ts'
import { compareText } from '../model/diagnostic.ts'
import type { Resolution } from '../model/link.ts'
import type { WantedNote } from '../model/linked-notes.ts'
import type { Note } from '../model/note.ts'
import type { NameKey, NotePath } from '../model/path.ts'

/** Every name that links use and no file has, assets' names included, with who asks for it; sorted by name. */
export function collectWanted(
  notesByPath: ReadonlyMap<NotePath, Pick<Note, 'links'>>,
  resolutionsByPath: ReadonlyMap<NotePath, readonly Resolution[]>,
): ReadonlyMap<NameKey, WantedNote> {
  const found = new Map<NameKey, { name: NameKey; label: string; askedBy: Backlink[] }>()
  for (const [source, resolutions] of resolutionsByPath) {
    for (let link = 0; link < resolutions.length; link++) {
      const resolution = resolutions[link]!
      if (resolution.kind !== 'missing') continue
      const { name } = resolution
      const wanted = found.get(name)
      if (wanted) wanted.askedBy.push({ source, link })
      else
        found.set(name, {
          name,
          label: notesByPath.get(source)!.links[link]!.target,
          askedBy: [{ source, link }],
        })
    }
  }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}
