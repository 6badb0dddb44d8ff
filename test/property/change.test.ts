import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isByAlias } from '../../src/features/changes/after-garden.ts'
import type { Change } from '../../src/model/change.ts'
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

/** What every link of a garden means, and whether by an alias alone, with what has moved called by its old path. */
function meanings(
  garden: Garden,
  moved?: { readonly from: string; readonly to: string },
): Map<string, readonly unknown[]> {
  const name = (path: string): string =>
    moved && `${path}/`.startsWith(`${moved.to}/`) ? moved.from + path.slice(moved.to.length) : path
  const meaning = (resolution: Resolution): unknown => {
    switch (resolution.kind) {
      case 'note':
        return [name(resolution.path), resolution.anchor, resolution.fragmentFound, isByAlias(resolution)]
      case 'ambiguous':
        return [name(resolution.chosen), resolution.anchor, resolution.fragmentFound, isByAlias(resolution)]
      case 'asset':
        return [name(resolution.path), undefined, true, false]
      case 'external':
        return resolution.folder === undefined ? 'external' : { folder: name(resolution.folder) }
      default:
        return resolution.kind
    }
  }
  const all = [...garden.links.resolutionsByPath].map(
    ([path, list]) => [name(path), list.map(meaning)] as const,
  )
  return new Map(all)
}

/** What a link means now. If it led by an alias it counts as such still: where several notes have that, it may lead by a path. */
function withItsAlias(now: unknown, meaning: unknown): unknown {
  const byAlias = Array.isArray(meaning) && meaning[3] === true
  return byAlias && Array.isArray(now) ? [...now.slice(0, 3), true] : now
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
    const before = meanings(garden.session.snapshot.garden)
    const there = await garden.apply({ kind: 'move-file', from, to })
    edited += there.files.length - 1
    const after = meanings(garden.session.snapshot.garden, { from, to })
    for (const [path, list] of before)
      expect(
        after.get(path)?.map((now, i) => withItsAlias(now, list[i])),
        `${path} after ${from}`,
      ).toEqual(list)
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

/** Files without names that have no brackets: such a name is that of whichever note has it. */
function withoutTopics(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace(/^topics: .*$/gm, '')]),
  )
}

/** Moves notes and folders elsewhere: what led somewhere leads there still, and all is as it was once they are back. */
async function moveAnywhere(files: Readonly<Record<string, string>>, seed: number): Promise<void> {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const paths = Object.keys(files)
  for (let i = 0; i < 4; i++) {
    const garden = await changeGarden(files)
    const note = pick(paths)
    const to = `${pick(['', 'x/', 'new/deep/'])}${pick(['Moved.md', 'Alpha 2.md', 'Beta.md'])}`
    const folder = folderOf(note)
    const moved =
      folder === '' || random() < 0.6 ? { from: note, to } : { from: folder, to: pick(['z/w', 'new/x']) }
    const { from } = moved
    const change = { kind: from === note ? 'move-file' : 'move-folder', ...moved } as Change
    const before = meanings(garden.session.snapshot.garden)
    const planned = await garden.plan(change)
    // A path that is taken, or a link that no way of writing saves: then nothing is done.
    if (planned.problems.length > 0) continue
    await garden.apply(change)
    const after = meanings(garden.session.snapshot.garden, moved)
    const emptied = planned.remarks.flatMap((remark) => (remark.kind === 'emptied' ? [remark] : []))
    for (const { folder } of emptied)
      expect(
        Object.keys(await garden.files()).filter((path) => path.startsWith(`${folder}/`)),
        `seed ${seed}: ${from} to ${moved.to}`,
      ).toEqual([])
    let isFound = false
    for (const [path, list] of before) {
      const now = after.get(path) ?? []
      isFound ||= list.some((meaning, i) => meaning === 'missing' && now[i] !== 'missing')
      for (const [link, meaning] of list.entries()) {
        const isGone = emptied.some(
          ({ folder, notes }) =>
            notes.includes(path as NotePath) && JSON.stringify(meaning) === JSON.stringify({ folder }),
        )
        const found = withItsAlias(now[link], meaning)
        if (meaning !== 'missing')
          expect(found, `seed ${seed}: link ${link} of ${path}, ${from} to ${moved.to}`).toEqual(
            isGone ? 'missing' : meaning,
          )
      }
    }
    await garden.apply({ ...change, from: moved.to, to: from } as Change)
    // A link that led nowhere, and somewhere from the new place, leads there from now on.
    if (!isFound)
      expect(withoutTopics(await garden.files()), `seed ${seed}: ${from} to ${moved.to} and back`).toEqual(
        withoutTopics(files),
      )
  }
}
