import { hash } from 'node:crypto'
import { scaleFailed } from '../../model/content-diagnostics.ts'
import { compareDiagnostics, type Diagnostic } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import { type AssetPath, extensionOf } from '../../model/path.ts'
import type { PictureSet } from '../../model/picture-set.ts'
import { collectUsedAssets } from '../../site/collect-used-assets.ts'
import type { FileCache } from '../../store/file-cache.ts'
import type { Store } from '../../store/store.ts'
import { takeStart } from '../../text/take-start.ts'
import { packScaled, unpackScaled } from './pack-scaled.ts'
import type { PictureScaler } from './picture-scaler.ts'
import type { PictureFormat } from './pictures-setting.ts'
import type { Scaled, ScaleRequest } from './scaled-picture.ts'

/** The pictures of a garden in several widths. */
export interface ScaledPictures {
  readonly sets: ReadonlyMap<AssetPath, PictureSet>
  /** The files that these name. */
  readonly files: readonly { readonly address: Address; readonly bytes: Uint8Array }[]
  /** Of what could not be read; it stays as it is. Sorted by path. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What scales with what, and where it is kept. */
export interface ScaleSettings {
  readonly store: Pick<Store, 'head'>
  readonly format: PictureFormat
  readonly scaler: Pick<PictureScaler, 'scale' | 'version'>
  readonly cache: FileCache
}

/** Bytes of a picture that is read, and pictures that are read at once. */
const most = { bytes: 40_000_000, atOnce: 4 }

/** What is a picture of dots that may be too large for a screen. */
const scalable = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif'])

/** Offers the pictures that notes show in several widths. One that was scaled before costs reading it. */
export async function scalePictures(
  garden: Garden,
  { store, format, scaler, cache }: ScaleSettings,
): Promise<ScaledPictures> {
  const paths = collectUsedAssets(garden, new Set()).filter((path) => scalable.has(extensionOf(path)))
  const scaleKept = async (key: string, request: ScaleRequest): Promise<Scaled> => {
    const kept = await cache.read(key)
    const known = kept && unpackScaled(kept)
    if (known !== undefined) return known
    const scaled = await scaler.scale(request)
    // What took too long may take less another time.
    if (scaled.kind === 'scaled') await cache.write(key, packScaled(scaled))
    return scaled
  }
  const sets = new Map<AssetPath, PictureSet>()
  const files = new Map<Address, Uint8Array>()
  const diagnostics: Diagnostic[] = []
  const scaleOne = async (path: AssetPath): Promise<void> => {
    const head = await store.head(path, most.bytes).catch(() => undefined)
    // A file that cannot be read is told of where it is published.
    if (head === undefined || head.size > most.bytes) return
    const key = hash(
      'sha256',
      Buffer.concat([Buffer.from(`${scaler.version} ${format}\n`), head.bytes]),
      'hex',
    )
    const scaled = await scaleKept(key, { bytes: head.bytes, format })
    if (scaled.kind === 'failed') {
      diagnostics.push(scaleFailed(path, takeStart(scaled.reason, 200)))
      return
    }
    const named = scaled.files.map(({ width, bytes }) => ({
      width,
      bytes,
      address: `${ownFolder}/pictures/${key.slice(0, 16)}-${width}.${format}` as Address,
    }))
    if (named.length === 0) return
    for (const { address, bytes } of named) files.set(address, bytes)
    sets.set(path, {
      type: `image/${format}`,
      files: named.map(({ address, width }) => ({ address, width })),
    })
  }
  for (let at = 0; at < paths.length; at += most.atOnce)
    await Promise.all(paths.slice(at, at + most.atOnce).map(scaleOne))
  await cache.forgetOthers()
  return {
    sets,
    files: [...files].map(([address, bytes]) => ({ address, bytes })),
    diagnostics: diagnostics.sort(compareDiagnostics),
  }
}
