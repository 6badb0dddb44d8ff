import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isByAlias } from '../../src/features/changes/after-garden.ts'
import type { Garden } from '../../src/model/garden.ts'
import type { Resolution } from '../../src/model/link.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../../src/model/path.ts'
import { createDiskStore } from '../../src/store/disk-store.ts'
import { changeGarden } from '../features/changes/change-garden.ts'
import { randomNote } from './random-edits.ts'
import { seededRandom } from './seeded-random.ts'

const isFull = process.env['HORTUS_FULL'] === '1'
const vaults =
  process.env['HORTUS_VAULTS'] ?? fileURLToPath(new URL('../../../shared/vaults', import.meta.url))

/** What every link of a garden means, and whether by an alias alone, with a moved note called by its old path. */
function meanings(
  garden: Garden,
  now: NotePath | undefined,
  old: NotePath | undefined,
): Map<string, unknown> {
  const name = (path: string): string => (path === now && old !== undefined ? old : path)
  const meaning = (resolution: Resolution): unknown => {
    switch (resolution.kind) {
      case 'note':
        return [name(resolution.path), resolution.anchor, resolution.fragmentFound, isByAlias(resolution)]
      case 'ambiguous':
        return [name(resolution.chosen), resolution.anchor, resolution.fragmentFound, isByAlias(resolution)]
      case 'asset':
        return [resolution.path, undefined, true, false]
      default:
        return resolution.kind
    }
  }
  const all = [...garden.links.resolutionsByPath].map(
    ([path, list]) => [name(path), list.map(meaning)] as const,
  )
  return new Map(all)
}

/** Renames `count` notes there and back; every link means what it meant, every byte comes back. */
async function renameThereAndBack(
  files: Readonly<Record<string, string | Uint8Array>>,
  count: number,
  seed: number,
): Promise<void> {
  const garden = await changeGarden(files)
  const random = seededRandom(seed)
  const { notesByPath, links } = garden.session.snapshot.garden
  // Somebody links to it by its name, so that a rename has something to edit.
  const linked = [...notesByPath.keys()].filter((path) =>
    links.backlinksByPath
      .get(path)
      ?.some(
        ({ source, link }) =>
          toNameKey(notesByPath.get(source)!.links[link]!.target) === toNameKey(stemOf(path)),
      ),
  )
  let edited = 0
  for (let i = 0; i < count; i++) {
    const from = linked[Math.floor(random() * linked.length)]!
    const folder = folderOf(from)
    const to = `${folder === '' ? '' : `${folder}/`}Quite Another Name ${i}.md` as NotePath
    const before = meanings(garden.session.snapshot.garden, undefined, undefined)
    const there = await garden.apply({ kind: 'move-file', from, to })
    edited += there.files.length - 1
    const after = meanings(garden.session.snapshot.garden, to, from)
    for (const [path, list] of before) expect(after.get(path), `${path} after ${from}`).toEqual(list)
    const back = await garden.apply({ kind: 'move-file', from: to, to: from })
    // What was not planned was not written: it is enough to look at these.
    for (const { path, to: moved } of [...there.files, ...back.files]) {
      const name = path === to || moved === from ? from : path
      if (name in files)
        expect(
          Buffer.from(await garden.store.read(name)).equals(Buffer.from(files[name]!)),
          `${name} after ${from}`,
        ).toBe(true)
    }
  }
  expect(edited).toBeGreaterThan(0)
}

describe('renaming a note there and back', () => {
  describe.each([
    ['obsidian-help', isFull ? 200 : 6] as const,
    // To read it takes longer than all else here.
    ...(isFull ? ([['obsidian-hub', 60]] as const) : []),
  ])('in %s', (name, count) => {
    const folder = join(vaults, name)
    it.skipIf(!existsSync(folder))(
      'restores every byte, and every link means what it meant',
      { timeout: 900_000 },
      async () => {
        const store = createDiskStore(folder)
        const files: Record<string, Uint8Array> = {}
        for (const { path } of (await store.list()).entries) {
          files[path] = /\.(?:md|canvas)$/i.test(path) ? await store.read(path) : new Uint8Array()
        }
        await renameThereAndBack(files, count, 5)
      },
    )
  })

  it('does so in gardens with links of every syntax', { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= (isFull ? 200 : 12); seed++) {
      const random = seededRandom(seed)
      const files: Record<string, string> = {}
      for (const folder of ['', 'x/', 'x/y/', 'z/']) {
        for (const name of ['Alpha', 'Beta', 'gamma', 'Über uns']) {
          if (random() < 0.6) files[`${folder}${name}.md`] = randomNote(random)
        }
      }
      const garden = await changeGarden(files)
      if (garden.session.snapshot.garden.links.backlinksByPath.size === 0) continue
      await moveAnywhere(files, seed)
    }
  })
})

/** Moves notes to other folders: what led somewhere leads there still. */
async function moveAnywhere(files: Readonly<Record<string, string>>, seed: number): Promise<void> {
  const random = seededRandom(seed)
  const paths = Object.keys(files)
  for (let i = 0; i < 4; i++) {
    const garden = await changeGarden(files)
    const from = paths[Math.floor(random() * paths.length)]! as NotePath
    const to =
      `${['', 'x/', 'new/deep/'][Math.floor(random() * 3)]}${['Moved', 'Alpha 2', 'Beta'][Math.floor(random() * 3)]}.md` as NotePath
    const before = meanings(garden.session.snapshot.garden, undefined, undefined)
    const planned = await garden.plan({ kind: 'move-file', from, to })
    // A path that is taken, or a link that no way of writing saves: then nothing is done.
    if (planned.problems.length > 0) continue
    await garden.apply({ kind: 'move-file', from, to })
    const after = meanings(garden.session.snapshot.garden, to, from)
    for (const [path, list] of before) {
      const now = after.get(path) as unknown[]
      for (const [link, meaning] of (list as unknown[]).entries()) {
        if (meaning !== 'missing')
          expect(now[link], `seed ${seed}: link ${link} of ${path}, ${from} to ${to}`).toEqual(meaning)
      }
    }
  }
}
