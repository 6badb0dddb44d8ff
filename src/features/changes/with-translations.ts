import type { Garden } from '../../model/garden.ts'
import { readNameLanguage } from '../../model/name-language.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'

/**
 * The move of a file, and of the notes that are its translations by their names alone (`raft.de.md` beside `raft.md`): they
 * keep their language, or readers would not find one from the other any more. A translation that is called otherwise by
 * itself goes alone, as somebody has asked for just that.
 */
export function withTranslations(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  from: GardenPath,
  to: GardenPath,
): ReadonlyMap<GardenPath, GardenPath> {
  const moves = new Map([[from, to]])
  const note = notesByPath.get(from as NotePath)
  if (note === undefined) return moves
  const old = note.nameLanguage === undefined ? undefined : readNameLanguage(note.path)
  const next = old && readNameLanguage(to as NotePath)
  if (old && next?.lang !== old.lang) return moves
  const [plain, nextPlain] = old && next ? [old.plain, next.plain] : [from, to]
  if (plain === nextPlain) return moves
  const stem = plain.slice(0, -'.md'.length)
  for (const { path, nameLanguage } of notesByPath.values()) {
    if (path === from) continue
    const isPlain = path === plain
    if (!isPlain && (nameLanguage === undefined || readNameLanguage(path)?.plain !== plain)) continue
    moves.set(path, (nextPlain.slice(0, -'.md'.length) + path.slice(stem.length)) as GardenPath)
  }
  return moves
}
