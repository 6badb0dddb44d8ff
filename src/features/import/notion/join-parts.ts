import { compareText } from '../../../model/diagnostic.ts'
import { extensionOf } from '../../../model/path.ts'
import { type Source, SourceError, showSourcePath } from '../source/source.ts'
import { openZipBytes } from '../source/zip-source.ts'

/** Large exports come as an archive of archives, a part each: joins their files as if they stood in one. */
export async function joinParts(source: Source): Promise<Source> {
  const archives = source.files.filter(({ path }) => extensionOf(path) === '.zip')
  const isParts = archives.length > 0 && !source.files.some(({ path }) => /\.(?:md|csv)$/i.test(path))
  if (!isParts) return source
  const parts: Source[] = []
  const owner = new Map<string, Source>()
  for (const { path } of archives) {
    const part = await openZipBytes(await source.bytes(path), path)
    parts.push(part)
    for (const file of part.files) {
      if (owner.has(file.path))
        throw new SourceError(
          `two parts of the export have a file ${showSourcePath(file.path)}, expected one`,
        )
      owner.set(file.path, part)
    }
  }
  const partOf = (path: string): Source => {
    const part = owner.get(path)
    if (part === undefined) throw new SourceError(`there is no file ${showSourcePath(path)}`)
    return part
  }
  return {
    ...source,
    files: parts.flatMap(({ files }) => files).sort((a, b) => compareText(a.path, b.path)),
    links: parts.flatMap(({ links }) => links),
    bytes: (path, most) => partOf(path).bytes(path, most),
    stream: (path) => partOf(path).stream(path),
  }
}
