import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { defineFeature } from '../../../src/define/feature.ts'
import { createFeatureSet } from '../../../src/define/feature-set.ts'
import { everyFeature, shippedFeatures } from '../../../src/features/shipped.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import { loadWebAssets, type WebAssets } from '../../../src/site/web-assets.ts'

const offline: GardenOptions = { ...defaultGardenOptions, settings: { offline: true } }
const folder = new URL('../../../dist/web/', import.meta.url)

async function styleOf(assets: WebAssets): Promise<string> {
  const file = assets.files.find(({ address }) => address === assets.stylesheet)
  return Buffer.from(await assets.read(file!)).toString('utf8')
}

describe('what a site carries for browsers', () => {
  it.each(shippedFeatures.filter(({ style, script }) => style ?? script).map(({ name }) => name))(
    'has nothing of %s where that is off',
    async (name) => {
      const all = await loadWebAssets(folder, everyFeature, offline)
      const without = await loadWebAssets(
        folder,
        createFeatureSet(shippedFeatures, {}, { off: new Set([name]) }),
      )
      const feature = shippedFeatures.find((one) => one.name === name)
      expect(without.scripts.has(name)).toBe(false)
      const script = all.scripts.get(name)
      expect(without.files.filter(({ address }) => address === script)).toEqual([])
      if (feature?.style === undefined) return
      expect(without.stylesheet).not.toBe(all.stylesheet)
      expect((await styleOf(without)).length).toBeLessThan((await styleOf(all)).length)
    },
  )

  it.each(shippedFeatures.map(({ name }) => name))(
    'has no file of the room of %s where that is off',
    async (name) => {
      const manifest: Readonly<Record<string, { readonly file: string }>> = JSON.parse(
        await readFile(new URL('manifest.json', folder), 'utf8'),
      )
      const ofRoom = Object.entries(manifest).flatMap(([source, { file }]) =>
        source.startsWith(`src/features/${name}/`) ? [`-/${file}`] : [],
      )
      const { files } = await loadWebAssets(
        folder,
        createFeatureSet(shippedFeatures, {}, { off: new Set([name]) }),
      )
      const built = files.filter(({ onlyFor }) => onlyFor !== 'live').map(({ address }) => address as string)
      expect(built.filter((address) => ofRoom.includes(address))).toEqual([])
    },
  )

  it('has nothing that shows what changed where no versions are told of', async () => {
    const { files } = await loadWebAssets(folder, everyFeature, {
      ...defaultGardenOptions,
      settings: { versions: 0 },
    })
    expect(
      files.map(({ address }) => address).filter((one) => /show-since|feature-history/.test(one)),
    ).toEqual([])
  })

  it('has nothing that keeps it in browsers unless the garden asks for that', async () => {
    const addresses = async (options: GardenOptions): Promise<readonly string[]> =>
      (await loadWebAssets(folder, everyFeature, options)).files.map(({ address }) => address)
    expect((await addresses(defaultGardenOptions)).join()).not.toMatch(/offline|keep-garden/)
    expect((await addresses(offline)).join()).toMatch(/offline.*keep-garden/)
  })

  it('takes neither the palette, its worker nor the map where they are off', async () => {
    const { files, mapScripts } = await loadWebAssets(
      folder,
      createFeatureSet(shippedFeatures, {}, { off: new Set(['diagrams', 'map', 'search']) }),
    )
    expect(files.map(({ address }) => address).filter((one) => /search|map/.test(one))).toEqual([])
    expect(mapScripts).toEqual([])
  })

  it('keeps apart what only pages of one feature load', async () => {
    const atlas = defineFeature({
      name: 'my-atlas',
      about: 'An atlas.',
      pageStyle: '.atlas { color: teal; }',
    })
    const assets = await loadWebAssets(folder, createFeatureSet([...shippedFeatures, atlas], {}))
    const file = assets.files.find(({ address }) => address === assets.pageStyles.get('my-atlas'))
    expect(file?.source).toEqual({ text: '@layer features{\n.atlas { color: teal; }\n}' })
    const ours = ['all-notes', 'diagrams', 'history', 'home', 'my-atlas', 'plots', 'queries', 'simulations']
    expect([...assets.pageStyles.keys()].sort()).toEqual(ours)
    expect(await styleOf(assets)).not.toMatch(
      /\.atlas|\.home-start|\.letters|\.growth-drawing|\.diagram|\.plot|\.query|\.simulation/,
    )
  })

  it('ends the stylesheet with a theme of the garden, and carries its script by itself', async () => {
    const theme = defineFeature({
      name: 'my-theme',
      about: 'Colours of my own.',
      style: ':root { --accent: teal; }',
      script: 'document.title += "!"',
    })
    const assets = await loadWebAssets(folder, createFeatureSet([...shippedFeatures, theme], {}))
    expect(await styleOf(assets)).toMatch(
      /\n@layer features\{\n:root \{ --accent: teal; \}\n\}\n@layer hortus;/,
    )
    const script = assets.files.find(({ address }) => address === assets.scripts.get('my-theme'))
    expect(script?.address).toMatch(/^-\/my-theme-[\w-]{8}\.js$/)
    expect(script?.source).toEqual({ text: 'document.title += "!"' })
  })
})
