import type { WeighedFeature } from '../define/command.ts'
import { shippedFeatures } from '../features/shipped.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { OpenGarden } from './open-garden.ts'

/** Every feature of a garden with what it adds to pages, and those of ours that are off; by name. */
export async function describeFeatures(
  { chosen, webAssets }: OpenGarden,
  snapshot: Snapshot,
): Promise<readonly WeighedFeature[]> {
  const weights = snapshot.weighFeatures()
  const scripts = new Map<string, number>()
  for (const asset of webAssets.files)
    for (const [feature, address] of webAssets.scripts)
      if (asset.address === address) scripts.set(feature, (await webAssets.read(asset)).length)
  const on = chosen.features.on.map(({ name, about }): WeighedFeature => {
    const { pages, bytes } = weights.get(name) ?? { pages: 0, bytes: 0 }
    return {
      name,
      about,
      from: chosen.own.has(name) ? 'config' : 'hortus',
      isOn: true,
      pages,
      html: bytes,
      style: webAssets.styleBytes.get(name) ?? 0,
      script: scripts.get(name) ?? 0,
    }
  })
  const off = shippedFeatures.flatMap(({ name, about }): readonly WeighedFeature[] =>
    chosen.features.isOn(name)
      ? []
      : [{ name, about, from: 'hortus', isOn: false, pages: 0, html: 0, style: 0, script: 0 }],
  )
  return [...on, ...off].sort((a, b) => (a.name < b.name ? -1 : 1))
}
