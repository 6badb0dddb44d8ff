import { keptGardens, openKeptFolder } from '../store/kept-folder.ts'
import type { OpenGarden } from './open-garden.ts'

/** The files in which other gardens are kept, from the garden's top. */
export function keptFilesOf({
  folder,
  neighbours,
}: Pick<OpenGarden, 'folder' | 'neighbours'>): readonly string[] {
  const { pathOf } = openKeptFolder(folder, keptGardens)
  return neighbours.map(({ name }) => pathOf(name))
}
