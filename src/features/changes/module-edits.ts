import type { TextEdit } from '../../model/change.ts'
import { importedPath, isModule, writtenImports } from '../../model/module-files.ts'
import { folderOf, type GardenPath } from '../../model/path.ts'
import { relativePath } from '../../model/relative-path.ts'

/** What becomes of the imports of a module. */
interface ModuleEdits {
  readonly edits: readonly TextEdit[]
  /** The imports that no import could be written for. */
  readonly lost: readonly string[]
}

/** Whether files that move are modules, which others may import. */
export function movesModules(moves: ReadonlyMap<GardenPath, GardenPath>): boolean {
  return [...moves.keys()].some(isModule)
}

/**
 * The edits by which a module goes on to import the same files: it is at `path` before a change, they or it itself are
 * elsewhere after it. What it imports and is not `there` stays.
 */
export function moduleEdits(
  path: GardenPath,
  text: string,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  there: ReadonlySet<GardenPath>,
): ModuleEdits {
  const home = moves.get(path) ?? path
  const edits: TextEdit[] = []
  const lost: string[] = []
  for (const { target, range, path: named } of writtenImports(path, text)) {
    const old = named.normalize('NFC') as GardenPath
    if (!there.has(old)) continue
    const next = moves.get(old) ?? old
    if (importedPath(home, target)?.normalize('NFC') === next) continue
    const relative = relativePath(folderOf(home), next)
    const spelt = relative.startsWith('../') ? relative : `./${relative}`
    // An import has no way to write these that we read.
    if (/["'\\\n]/.test(spelt) || importedPath(home, spelt) !== next) lost.push(target)
    else edits.push({ range, text: spelt })
  }
  return { edits, lost }
}
