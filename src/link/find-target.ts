import type { FoundVia, Resolution } from '../model/link.ts'
import { type AssetPath, baseName, type NameKey, type NotePath, toNameKey } from '../model/path.ts'
import { filesBelow, filesEndingWith, isBelow } from './files-by-place.ts'
import { joinPath } from './join-path.ts'
import type { FileNames, IndexedFile } from './name-index.ts'

/** A folder links are written in, as they are spelled and as they are compared. */
export interface SourceFolder {
  readonly path: string
  readonly key: string
}

/** What a target means wherever it is written, as far as that can be said. */
export interface TargetMeaning {
  /** The answer, unless the source's folder has a better one. */
  readonly resolution: Resolution
  /** Set where several files match. */
  readonly crowd?: {
    readonly files: readonly IndexedFile[]
    /** Path, below any folder, that matched: folded, with extension. */
    readonly form: string
    readonly target: string
    readonly via: FoundVia
    /** Answers given so far, by the source's folder. */
    readonly byFolder: Map<string, Resolution>
  }
}

/**
 * Rules 2, 3 and 5 to 7 for a target that names no place of its own (no `./`, `../` or `/` in front): among the files
 * of that name the exact path from the root wins, then those whose path ends with the target; aliases come last.
 */
export function findTarget(names: FileNames, target: string): TargetMeaning {
  const key = toNameKey(target)
  const via: FoundVia = key.includes('/') ? 'path' : 'name'
  for (const form of formsOf(key)) {
    const candidates = names.filesByName.get(baseName(form))
    if (candidates === undefined) continue
    const atRoot = names.filesByPath.get(form)
    if (atRoot) return { resolution: pickSpelled(atRoot, target, via) }
    const files = filesEndingWith(candidates, form)
    if (files.length === 1) return { resolution: foundFile(files[0]!, via) }
    if (files.length > 1) {
      const crowd = { files, form, target, via, byFolder: new Map<string, Resolution>() }
      return { resolution: ambiguous(files, via), crowd }
    }
  }
  return { resolution: findGiven(names, key) ?? findAlias(names, target, key) ?? missing(key) }
}

/** Rule 5 for one source: where several files match, those in and then below its own folder come first. */
export function settleTarget(names: FileNames, meaning: TargetMeaning, folder: SourceFolder): Resolution {
  const { crowd } = meaning
  if (crowd === undefined || folder.key === '') return meaning.resolution
  let resolution = crowd.byFolder.get(folder.key)
  if (resolution === undefined) {
    const own = names.filesByPath.get(`${folder.key}/${crowd.form}`)
    const below = filesBelow(crowd.files, folder.key)
    if (own) resolution = pickSpelled(own, `${folder.path}/${crowd.target}`, crowd.via)
    else if (below.length === 0) resolution = meaning.resolution
    else
      resolution = ambiguous(
        [...below, ...crowd.files.filter((file) => !isBelow(file, folder.key))],
        crowd.via,
      )
    crowd.byFolder.set(folder.key, resolution)
  }
  return resolution
}

/**
 * The file at exactly this path from the root, with or without `.md`. `mayLackExtension` also accepts an asset whose
 * name has no dot. Undefined where there is none.
 */
export function findExact(names: FileNames, path: string, mayLackExtension: boolean): Resolution | undefined {
  const key = toNameKey(path)
  const forms = formsOf(key)
  for (const form of mayLackExtension ? [...forms, key] : forms) {
    const files = names.filesByPath.get(form)
    if (files) return pickSpelled(files, path, 'path')
  }
  return undefined
}

/** A file whose name has no ending (`Dockerfile`), for what can mean no note. */
export function findWithoutEnding(names: FileNames, target: string): Resolution | undefined {
  const key = toNameKey(target)
  const files = filesEndingWith(names.filesByName.get(baseName(key)) ?? [], key).filter(
    ({ isNote }) => !isNote,
  )
  const file = files.find((one) => one.key === key) ?? (files.length === 1 ? files[0] : undefined)
  return file === undefined ? undefined : foundFile(file, 'path')
}

/** Rule 4: a target that says where it starts is taken by its word. */
export function findPlaced(
  names: FileNames,
  folder: SourceFolder,
  target: string,
  mayLackExtension: boolean,
): Resolution {
  const path = joinPath(target.startsWith('/') ? '' : folder.path, target)
  if (path === undefined || path === '') return missing(toNameKey(target))
  return findExact(names, path, mayLackExtension) ?? missing(toNameKey(path))
}

/** Rule 7. The name is without `.md`, so that all ways to ask for one note are one wanted note. */
function missing(key: NameKey): Resolution {
  return {
    kind: 'missing',
    name: (key.endsWith('.md') && key.length > 3 ? key.slice(0, -3) : key) as NameKey,
  }
}

/** Rule 2: as written if there is a dot in the name, then with `.md`, and with the other endings of notes. */
function formsOf(key: string): readonly string[] {
  const name = baseName(key)
  if (name === '') return []
  const notes = [`${key}.md`, `${key}.markdown`, `${key}.mdx`, `${key}.org`]
  return name.includes('.') ? [key, ...notes] : notes
}

/** A name that the program gives it for which the note was written; as good as the name of a file. */
function findGiven(names: FileNames, key: string): Resolution | undefined {
  const notes = names.notesByGivenName.get(key)
  if (notes === undefined || key === '') return undefined
  return notes.length === 1 ? foundFile(notes[0]!, 'name') : ambiguous(notes, 'name')
}

/** Rule 6. */
function findAlias(names: FileNames, target: string, key: string): Resolution | undefined {
  // `[[https://…/Name]]` asks for a page of the web; a note that happens to be called so is not meant.
  const last = target.includes('://') ? undefined : names.notesByAlias.get(baseName(key))
  const notes = key === '' ? undefined : (names.notesByAlias.get(key) ?? last)
  if (notes === undefined) return undefined
  return notes.length === 1 ? foundFile(notes[0]!, 'alias') : ambiguous(notes, 'alias')
}

/** One of several files whose paths differ by letter case or Unicode form alone: the one spelled as the link spells it. */
function pickSpelled(files: readonly IndexedFile[], path: string, via: FoundVia): Resolution {
  if (files.length === 1) return foundFile(files[0]!, via)
  const isSpelled = (spelled: string) => (one: IndexedFile) =>
    one.path === spelled || one.path.replace(/\.(?:mdx?|markdown|org)$/, '') === spelled
  const file = files.find(isSpelled(path)) ?? files.find(isSpelled(path.normalize('NFC')))
  return file ? foundFile(file, via) : ambiguous(files, via)
}

function foundFile(file: IndexedFile, via: FoundVia): Resolution {
  return file.isNote
    ? { kind: 'note', path: file.path as NotePath, fragmentFound: true, via }
    : { kind: 'asset', path: file.path as AssetPath }
}

function ambiguous(files: readonly IndexedFile[], via: FoundVia): Resolution {
  const candidates = files.map((file) => file.path)
  return { kind: 'ambiguous', candidates, chosen: candidates[0]!, fragmentFound: true, via }
}
