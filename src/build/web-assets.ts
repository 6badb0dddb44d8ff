import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Address } from '../model/page.ts'

/** A file that every site carries: styles, scripts. */
export interface WebAsset {
  readonly address: Address
  /** Absolute file name. */
  readonly file: string
}

/** What `vite build` made of `web/`. */
export interface WebAssets {
  readonly files: readonly WebAsset[]
  readonly stylesheet: Address
  /** The faces that every page shows at once. */
  readonly fonts: readonly Address[]
  readonly firstPaint: Address
  readonly app: Address
  /** Keeps pages of the local server up to date; not part of a built site. */
  readonly liveScript: Address
  read(asset: WebAsset): Promise<Uint8Array>
}

/** Vite's manifest, as far as it is read. */
type Manifest = Readonly<
  Record<
    string,
    { readonly file: string; readonly css?: readonly string[]; readonly assets?: readonly string[] }
  >
>

/** Reads the manifest in `folder` (a `file:` URL with a trailing slash). Throws when `web/` has not been built. */
export async function loadWebAssets(folder: URL): Promise<WebAssets> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest
  const addressOf = (file: string): Address => `-/${file}` as Address
  const fileNames = Object.values(manifest).flatMap((entry) => [
    entry.file,
    ...(entry.css ?? []),
    ...(entry.assets ?? []),
  ])
  const files = [...new Set(fileNames)].sort().map((file) => ({
    address: addressOf(file),
    file: fileURLToPath(new URL(file, folder)),
  }))
  const entry = (name: string): Address => {
    const found = manifest[name]
    if (!found) throw new Error(`dist/web has no ${name}; run "npm run build"`)
    return addressOf(found.file)
  }
  return {
    files,
    stylesheet: entry('web/styles/site.css'),
    fonts: [entry('web/fonts/serif.woff2'), entry('web/fonts/sans.woff2')],
    firstPaint: entry('web/first-paint.ts'),
    app: entry('web/app.ts'),
    liveScript: entry('web/live.ts'),
    read: (asset) => readFile(asset.file),
  }
}
