import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FeatureSet } from '../define/feature-set.ts'
import type { Address } from '../model/page.ts'
import { composeStyle } from './compose-style.ts'

/** A file that a site carries: styles, scripts, fonts. */
export interface WebAsset {
  readonly address: Address
  /** Absolute file name, or the text of what was put together for the site. */
  readonly source: { readonly file: string } | { readonly text: string }
  /** Set on files that only pages with such an inset load, or only pages of the local server. */
  readonly onlyFor?: 'math' | 'diagram' | 'live'
}

/** What `vite build` made of `web/` and of the rooms of features, as far as a garden has them. */
export interface WebAssets {
  readonly files: readonly WebAsset[]
  readonly stylesheet: Address
  /** The faces that every page shows at once. */
  readonly fonts: readonly Address[]
  readonly firstPaint: Address
  readonly app: Address
  /** The modules that the map's page needs besides the app, so that it can ask for all of them at once. */
  readonly mapScripts: readonly Address[]
  /** Styles and fonts of formulas. */
  readonly mathStyle: Address
  /** The faces of formulas that nearly every one shows. */
  readonly mathFonts: readonly Address[]
  /** Draws diagrams; it loads its chunks when one comes into view. */
  readonly diagramScript: Address
  /** Keeps pages of the local server up to date; not part of a built site. */
  readonly liveScript: Address
  read(asset: WebAsset): Promise<Uint8Array>
}

/** Vite's manifest, as far as it is read. */
type Manifest = Readonly<Record<string, ManifestEntry>>

interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  /** Keys of the manifest. */
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** The end of its name: packages may lie elsewhere, behind a link. */
const mathEntryEnd = 'node_modules/katex/dist/katex.css'
const diagramEntry = 'src/features/diagrams/web/diagrams.ts'
const liveEntry = 'web/live.ts'
const mapEntry = 'src/features/map/web/hortus-map.ts'

/** Reads the manifest in `folder` (a `file:` URL with a trailing slash). Throws when `web/` has not been built. */
export async function loadWebAssets(folder: URL, features: FeatureSet): Promise<WebAssets> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest
  const entry = (name: string): Address => {
    const found = manifest[name]
    if (!found) throw new Error(`dist/web has no ${name}; run "npm run build"`)
    return addressOf(found.file)
  }
  const mathEntry = Object.keys(manifest).find((key) => key.endsWith(mathEntryEnd)) ?? mathEntryEnd
  const ofMath = filesOf(manifest, [mathEntry])
  const ofDiagrams = filesOf(manifest, [diagramEntry])
  const ofLive = filesOf(manifest, [liveEntry])
  const ofOne = new Set([...ofMath, ...ofDiagrams, ...ofLive])
  const roots = Object.keys(manifest).filter(
    (key) => !ofOne.has(manifest[key]!.file) && !key.endsWith('.css'),
  )
  // What the app loads too is everybody's.
  const shared = filesOf(manifest, [...roots, 'web/app.ts'])
  const files = [...new Set([...shared, ...ofOne])].sort().map(
    (file): WebAsset => ({
      address: addressOf(file),
      source: { file: fileURLToPath(new URL(file, folder)) },
      ...(!shared.has(file) && {
        onlyFor: ofMath.has(file) ? 'math' : ofDiagrams.has(file) ? 'diagram' : 'live',
      }),
    }),
  )
  entry('web/styles/site.css')
  const style = await composeStyle(features.on, async (name) => {
    const file = manifest[name]?.file
    return file === undefined ? undefined : readFile(new URL(file, folder), 'utf8')
  })
  const stylesheet = addressOf(
    `site-${createHash('sha256').update(style).digest('base64url').slice(0, 8)}.css`,
  )
  return {
    files: [{ address: stylesheet, source: { text: style } }, ...files],
    stylesheet,
    fonts: [entry('web/fonts/serif.woff2'), entry('web/fonts/sans.woff2')],
    firstPaint: entry('web/first-paint.ts'),
    mathStyle: entry(mathEntry),
    mathFonts: [entry('web/fonts/math.woff2'), entry('web/fonts/math-italic.woff2')],
    diagramScript: entry(diagramEntry),
    app: entry('web/app.ts'),
    mapScripts: [...modulesOf(manifest, ['web/app.ts', mapEntry])]
      .map(addressOf)
      .filter((address) => address !== entry('web/app.ts')),
    liveScript: entry(liveEntry),
    read: async ({ source }) => ('text' in source ? Buffer.from(source.text) : readFile(source.file)),
  }
}

function addressOf(file: string): Address {
  return `-/${file}` as Address
}
/** The files of some entries and of everything that they load, now or later. */
function filesOf(manifest: Manifest, entries: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const entry = manifest[key]
    if (entry === undefined || seen.has(key)) return
    seen.add(key)
    for (const file of [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])]) files.add(file)
    for (const other of [...(entry.imports ?? []), ...(entry.dynamicImports ?? [])]) visit(other)
  }
  entries.forEach(visit)
  return files
}

/** The modules that entries import at once, each after those that need it. */
function modulesOf(manifest: Manifest, entries: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const visit = (key: string): void => {
    const entry = manifest[key]
    if (entry === undefined || files.has(entry.file)) return
    files.add(entry.file)
    for (const other of entry.imports ?? []) visit(other)
  }
  entries.forEach(visit)
  return files
}
