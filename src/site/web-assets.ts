import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Feature } from '../define/feature.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import { defaultGardenOptions, type GardenOptions } from '../model/options.ts'
import type { Address } from '../model/page.ts'
import { composePageStyles, composeStyle, fileOfRoom, weighStyles } from './compose-style.ts'
import { looksOf } from './looks-of.ts'

/** A file that a site carries: styles, scripts, fonts. */
interface WebAsset {
  readonly address: Address
  /** Absolute file name, or the text of what was put together for the site. */
  readonly source: { readonly file: string } | { readonly text: string }
  /** Set on files that only pages with such an inset load, or only pages of the local server. */
  readonly onlyFor?: 'math' | 'diagram' | 'any-diagram' | 'plot' | 'simulation' | 'live'
}

/** What `vite build` made of `web/` and of the rooms of features, as far as a garden has them. */
export interface WebAssets {
  readonly files: readonly WebAsset[]
  readonly stylesheet: Address
  /** What pages of a feature's own load besides, by the feature's name, and what home does, as `home`. */
  readonly pageStyles: ReadonlyMap<string, Address>
  /** The faces that every page shows at once. */
  readonly fonts: readonly Address[]
  /** The slanted face of texts; undefined where a look has another. */
  readonly italicFont?: Address
  readonly firstPaint: Address
  /** The script that keeps a site in browsers, which stands at the site's top. */
  readonly offlineWorker: URL
  readonly app: Address
  /** The modules that the map's page needs besides the app, so that it can ask for all of them at once. */
  readonly mapScripts: readonly Address[]
  /** Styles and fonts of formulas. */
  readonly mathStyle: Address
  /** The faces of formulas that nearly every one shows. */
  readonly mathFonts: readonly Address[]
  /** The scripts of the features that are on, by their names. */
  readonly scripts: ReadonlyMap<string, Address>
  /** Keeps pages of the local server up to date; not part of a built site. */
  readonly liveScript: Address
  /** Bytes that each feature adds to the stylesheet. */
  readonly styleBytes: ReadonlyMap<string, number>
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

/** What a site shows that carries the styles of a feature; a diagram that was drawn before has no other file. */
const insetOfStyle: Readonly<Record<string, WebAsset['onlyFor']>> = {
  diagrams: 'any-diagram',
  plots: 'plot',
  simulations: 'simulation',
}

/** The end of its name: packages may lie elsewhere, behind a link. */
const mathEntryEnd = 'node_modules/katex/dist/katex.css'
const styleEntry = 'web/styles/site.css'
const appEntry = 'web/app.ts'
const firstPaintEntry = 'web/first-paint.ts'
const liveEntry = 'web/live.ts'
const mapEntries = ['src/features/map/web/map.ts', 'src/features/map/web/hortus-map.ts']

/** Reads the manifest in `folder` (a `file:` URL with a trailing slash). Throws when `web/` has not been built. */
export async function loadWebAssets(
  folder: URL,
  features: FeatureSet,
  options: GardenOptions = defaultGardenOptions,
): Promise<WebAssets> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest
  const entry = (name: string): Address => {
    const found = manifest[name]
    if (!found) throw new Error(`dist/web has no ${name}; run "npm run build"`)
    return addressOf(found.file)
  }
  const mathEntry = Object.keys(manifest).find((key) => key.endsWith(mathEntryEnd)) ?? mathEntryEnd
  const scripted = features.on.filter(({ usesScript }) => usesScript?.(options) ?? true)
  const keyByFeature = collectScripts(scripted, manifest)
  const keysFor = (feature: string): readonly string[] => [keyByFeature.get(feature) ?? []].flat()
  const ofInsets = [...keysFor('diagrams'), ...keysFor('plots'), ...keysFor('simulations')]
  const some = [
    ['math', filesOf(manifest, features.isOn('math') ? [mathEntry] : [])],
    ['diagram', filesOf(manifest, keysFor('diagrams'))],
    ['plot', filesOf(manifest, keysFor('plots'))],
    ['simulation', filesOf(manifest, keysFor('simulations'))],
    ['live', filesOf(manifest, [liveEntry])],
  ] as const
  // What the app loads too is everybody's.
  const shared = filesOf(manifest, [
    styleEntry,
    firstPaintEntry,
    appEntry,
    ...[...keyByFeature.values()].filter((key) => !ofInsets.includes(key)),
  ])
  // It is part of what is put together.
  shared.delete(manifest[styleEntry]?.file ?? '')
  const files = [...new Set([...shared, ...some.flatMap(([, ofSome]) => [...ofSome])])]
    .sort()
    .map((file): WebAsset => {
      const only = shared.has(file) ? undefined : some.find(([, ofSome]) => ofSome.has(file))?.[0]
      const source = { file: fileURLToPath(new URL(file, folder)) }
      return { address: addressOf(file), source, ...(only !== undefined && { onlyFor: only }) }
    })
  const own = scripted.flatMap(({ name, script }) =>
    script === undefined || keyByFeature.has(name) ? [] : [[name, textAsset(name, 'js', script)] as const],
  )
  entry(styleEntry)
  const readBuilt = async (name: string): Promise<string | undefined> => {
    const file = manifest[name]?.file
    return file === undefined ? undefined : readFile(new URL(file, folder), 'utf8')
  }
  const looks = looksOf(features.on, options)
  const replaced = new Set([...looks.values()].flatMap(({ replaces }) => replaces))
  const style = await composeStyle(features.on, looks, readBuilt)
  const styleBytes = await weighStyles(features.on, looks, readBuilt)
  const stylesheet = textAsset('site', 'css', style)
  const pageStyles = [...(await composePageStyles(features.on, readBuilt))].map(
    ([name, text]) => [name, textAsset(name, 'css', text)] as const,
  )
  return {
    files: [
      stylesheet,
      ...pageStyles.map(([name, asset]): WebAsset => {
        const only = insetOfStyle[name]
        return { ...asset, ...(only !== undefined && { onlyFor: only }) }
      }),
      ...own.map(([, asset]) => asset),
      ...files,
    ],
    stylesheet: stylesheet.address,
    pageStyles: new Map(pageStyles.map(([name, { address }]) => [name, address])),
    fonts: [
      ...(replaced.has('text') ? [] : [entry('web/fonts/serif.woff2')]),
      ...(replaced.has('interface') ? [] : [entry('web/fonts/sans.woff2')]),
    ],
    ...(!replaced.has('text') && { italicFont: entry('web/fonts/serif-italic.woff2') }),
    firstPaint: entry(firstPaintEntry),
    offlineWorker: new URL('offline-worker.js', folder),
    mathStyle: entry(mathEntry),
    mathFonts: [entry('web/fonts/math.woff2'), entry('web/fonts/math-italic.woff2')],
    scripts: new Map([
      ...[...keyByFeature].map(([feature, key]) => [feature, entry(key)] as const),
      ...own.map(([feature, { address }]) => [feature, address] as const),
    ]),
    app: entry(appEntry),
    mapScripts: features.isOn('map') ? modulesBesides(manifest, mapEntries, appEntry).map(addressOf) : [],
    liveScript: entry(liveEntry),
    styleBytes,
    read: async ({ source }) => ('text' in source ? Buffer.from(source.text) : readFile(source.file)),
  }
}

function addressOf(file: string): Address {
  return `-/${file}` as Address
}

/** A file of the site's own, named by its content. */
function textAsset(name: string, type: string, text: string): WebAsset {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 8)
  return { address: addressOf(`${name}-${digest}.${type}`), source: { text } }
}

/** Keys of the manifest by feature, of those whose script `vite build` has compiled. */
function collectScripts(features: readonly Feature[], manifest: Manifest): ReadonlyMap<string, string> {
  return new Map(
    features.flatMap(({ name, script }) => {
      const key = script === undefined ? undefined : fileOfRoom(name, script)
      return key === undefined || manifest[key] === undefined ? [] : [[name, key] as const]
    }),
  )
}

/** The modules that entries import at once and `known` does not. */
function modulesBesides(manifest: Manifest, entries: readonly string[], known: string): readonly string[] {
  const loaded = modulesOf(manifest, [known])
  return [...modulesOf(manifest, entries)].filter((file) => !loaded.has(file))
}

/** The files of some entries and of everything that they load, now or later. */
function filesOf(manifest: Manifest, entries: readonly string[]): Set<string> {
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
