import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cardAddressOf } from '../../../src/features/cards/collect-cards.ts'
import type { Address } from '../../../src/model/page.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { startServer } from '../cli/start-server.ts'

const garden = {
  'garden/Cache.md': '---\nmatters: When reading is fast.\n---\n\n# Page cache\n\nText of [[Cash]].\n',
  'garden/Cash.md': '---\nmatters: When reading is fast.\n---\n\n# Page cash\n\nText of [[Cache]].\n',
  'garden/Draft.md': '---\ndraft: true\n---\n\n# Draft\n',
  'garden/hortus.config.json': '{ "baseUrl": "https://n.example", "title": "Notes", "offline": true }',
}

const cardOf = (page: string): string => cardAddressOf(page as Address)

/** The first bytes of every PNG, and the name of its first chunk: https://www.w3.org/TR/png-3/#3PNGsignature. */
function headOf(png: Buffer): readonly [start: string, chunk: string, width: number, height: number] {
  return [
    png.toString('hex', 0, 8),
    png.toString('latin1', 12, 16),
    png.readUInt32BE(16),
    png.readUInt32BE(20),
  ]
}

const signature = '89504e470d0a1a0a'

/** What is kept between builds, and when it was written. */
function keptIn(cache: string): readonly (readonly [name: string, written: number])[] {
  const folder = readdirSync(cache).find((name) => name.endsWith('.cards'))!
  return readdirSync(join(cache, folder)).map((name) => [name, statSync(join(cache, folder, name)).mtimeMs])
}

describe('a site that says where it lives', () => {
  it('has a picture for each note, drawn once and kept', { timeout: 120_000 }, async () => {
    const folder = scratchFolder()
    writeFiles(folder, garden)
    const env = { XDG_CACHE_HOME: join(folder, 'cache') }
    const site = join(folder, 'site')
    const fileOf = (name: string): Buffer => readFileSync(join(site, name))
    const first = await runHortus(['build'], { cwd: folder, env })
    expect(first.stderr).not.toContain('card')
    const [cache, cash] = [fileOf(cardOf('cache/')), fileOf(cardOf('cash/'))]
    expect(headOf(cache)).toEqual([signature, 'IHDR', 1_200, 630])
    expect(headOf(cash)).toEqual([signature, 'IHDR', 1_200, 630])
    // The notes differ in a letter of their titles alone.
    expect(cache.equals(cash)).toBe(false)
    expect(cache.equals(fileOf('-/cards/site.png'))).toBe(false)
    expect(readdirSync(join(site, '-/cards'))).toHaveLength(3)
    for (const size of [180, 192, 512])
      expect(headOf(fileOf(`-/icon-${size}.png`))).toEqual([signature, 'IHDR', size, size])
    expect(fileOf('cache/index.html').toString()).toContain(
      '<link rel="apple-touch-icon" href="/-/icon-180.png">',
    )
    expect(fileOf('manifest.webmanifest').toString()).toContain('"src": "/-/icon-512.png"')

    const kept = keptIn(join(folder, 'cache/hortus'))
    rmSync(site, { recursive: true })
    await runHortus(['build'], { cwd: folder, env })
    expect(keptIn(join(folder, 'cache/hortus'))).toEqual(kept)
    expect(fileOf(cardOf('cache/')).equals(cache)).toBe(true)

    writeFiles(folder, { 'garden/Cash.md': '# Page cash\n\nIt is about something else.\n' })
    await runHortus(['build'], { cwd: folder, env })
    const after = keptIn(join(folder, 'cache/hortus'))
    // Three icons, the site's own card, and that of a note are as they were; what is not shown any more is gone.
    expect(after).toHaveLength(kept.length)
    expect(after.filter(([name]) => kept.some(([other]) => other === name))).toHaveLength(kept.length - 1)
    expect(fileOf(cardOf('cash/')).equals(cash)).toBe(false)
  })

  it('has them drawn by the local server when they are asked for', { timeout: 120_000 }, async () => {
    const folder = scratchFolder()
    writeFiles(folder, garden)
    const cache = join(folder, 'cache')
    const server = await startServer(['--port', '0'], folder, { XDG_CACHE_HOME: cache })
    expect((await fetch(`${server.url}cache/`)).status).toBe(200)
    const drawn = (): number =>
      (existsSync(join(cache, 'hortus')) ? readdirSync(join(cache, 'hortus')) : []).filter((name) =>
        name.endsWith('.cards'),
      ).length
    expect(drawn()).toBe(0)
    const answer = await fetch(`${server.url}${cardOf('cache/')}`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(headOf(Buffer.from(await answer.arrayBuffer()))).toEqual([signature, 'IHDR', 1_200, 630])
    expect(drawn()).toBe(1)
    expect((await fetch(`${server.url}${cardOf('draft/')}`)).status).toBe(404)
  })
})

describe('a site that does not say where it lives', () => {
  it('has no pictures, and no word of them', { timeout: 120_000 }, async () => {
    const folder = scratchFolder()
    writeFiles(folder, { ...garden, 'garden/hortus.config.json': '{ "cards": true }' })
    await runHortus(['build'], { cwd: folder, env: { XDG_CACHE_HOME: join(folder, 'cache') } })
    expect(existsSync(join(folder, 'site/-/cards'))).toBe(false)
    expect(readFileSync(join(folder, 'site/cache/index.html'), 'utf8')).not.toMatch(/og:|apple-touch/)
  })
})
