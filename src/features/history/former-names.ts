import type { Note } from '../../model/note.ts'
import type { NoteVersions } from '../../model/note-version.ts'
import { baseName, type NameKey, type NotePath, toNameKey } from '../../model/path.ts'

/** Finds the note that a link meant by a name which it has, or had before it was renamed or moved. */
export type FindNamed = (target: string) => NotePath | undefined

/**
 * Reads the names of notes now and in their versions. A name that two notes have had leads to none of them, and a name that a
 * note has now is that note's.
 */
export function findNamed(
  notesByPath: ReadonlyMap<NotePath, Note>,
  versionsByPath: ReadonlyMap<string, NoteVersions>,
): FindNamed {
  let found: ReadonlyMap<NameKey, NotePath | undefined> | undefined
  return (target) => {
    found ??= collectNames(notesByPath, versionsByPath)
    return found.get(toNameKey(withoutExtension(target)))
  }
}

function collectNames(
  notesByPath: ReadonlyMap<NotePath, Note>,
  versionsByPath: ReadonlyMap<string, NoteVersions>,
): ReadonlyMap<NameKey, NotePath | undefined> {
  const now = new Map<NameKey, NotePath | undefined>()
  const before = new Map<NameKey, NotePath | undefined>()
  for (const [path, { names }] of notesByPath)
    for (const name of new Set([...names, ...namesOfFile(path)])) enter(now, name, path)
  for (const [key, { list, places = [] }] of versionsByPath) {
    const path = key as NotePath
    if (!notesByPath.has(path)) continue
    for (const version of [...list, ...places])
      if (version.path !== path) for (const name of namesOfFile(version.path)) enter(before, name, path)
  }
  return new Map([...before, ...now])
}

function enter(names: Map<NameKey, NotePath | undefined>, name: NameKey, path: NotePath): void {
  names.set(name, !names.has(name) || names.get(name) === path ? path : undefined)
}

/** What links may call a file: its path, and its name alone. */
function namesOfFile(path: string): readonly NameKey[] {
  const whole = withoutExtension(path)
  return [toNameKey(whole), toNameKey(baseName(whole))]
}

function withoutExtension(target: string): string {
  return target.replace(/\.md$/i, '')
}
