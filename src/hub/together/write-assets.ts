import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { getMimeType } from 'hono/utils/mime'

/** What the page loads on which people write, and nobody else. */
export interface WriteAssets {
  readonly script: string
  readonly styles: readonly string[]
  readonly files: ReadonlyMap<string, { readonly type: string; read(): Promise<Uint8Array> }>
}

interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
}

const entryName = 'src/features/editor/web/together/together.ts'

/** Finds the script and its styles in `dist/web`, whose names have a digest of what is in them. */
export async function loadWriteAssets(): Promise<WriteAssets> {
  const built = new URL('web/', import.meta.url)
  // What is not built yet runs from its source.
  const folder = existsSync(new URL('together.json', built))
    ? built
    : new URL('../../../dist/web/', import.meta.url)
  const manifest = JSON.parse(await readFile(new URL('together.json', folder), 'utf8')) as Readonly<
    Record<string, ManifestEntry>
  >
  const entry = manifest[entryName]
  if (entry === undefined) throw new Error(`dist/web has no ${entryName}; run "npm run build"`)
  const { file: script, css: styles = [] } = entry
  const names = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css])
  return {
    script,
    styles,
    files: new Map(
      names.map((name) => [
        name,
        {
          type: getMimeType(name) ?? 'application/octet-stream',
          read: () => readFile(new URL(name, folder)),
        },
      ]),
    ),
  }
}
