import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { add, grant } from '../../../src/hub/administer.ts'
import { createMemoryContent } from '../../../src/hub/content/memory-content.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { isWhole, type Verdicts } from '../../../src/hub/gardens/verdicts.ts'
import { listViews } from '../../../src/hub/gardens/views.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { noPostgres } from '../../hub-database.ts'
import {
  builtFiles,
  createRepository,
  differences,
  ends,
  never,
  openShop,
  scratchFolder,
  shownFiles,
  usualGarden,
} from './hub-shop.ts'

describe.skipIf(noPostgres !== '')(`views of a garden${noPostgres}`, () => {
  it('is for each group what hortus build makes of what that group may read', async () => {
    const shop = await openShop()
    const repository = createRepository()
    repository.push({
      'index.md': '# Home\n\n[[Budget]] and [[Open]], ![[figures.png]]\n',
      'open.md': '# Open\n\nSee [[Home]].\n',
      'Board/budget.md': '---\ntags: [money]\n---\n# Budget\n\nAll of [[Open]] costs a canary.\n',
      'Board/figures.png': new Uint8Array([1, 2, 3]),
      'hortus.config.json': '{ "ignore": ["hidden/**"] }',
      'hidden/note.md': '# Nobody\n',
    })
    const garden = await add(shop.database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    await grant(shop.database, 'test', 'a/notes', { reader: 'board', folder: 'board' })
    await makeGarden(shop, garden.id, never)
    const views = await listViews(shop.database.query, garden.id)
    expect(views.map(({ verdicts }) => verdicts)).toEqual([
      [['', true]],
      [
        ['', true],
        ['board', false],
      ],
    ] satisfies Verdicts[])
    for (const view of views) {
      const clone = join(scratchFolder(), 'notes')
      execFileSync('git', ['clone', '-q', repository.url, clone])
      if (!isWhole(view.verdicts))
        for (const hidden of ['Board', '.git']) rmSync(join(clone, hidden), { recursive: true })
      const shown = await shownFiles(shop, view.id)
      expect(differences(shown, await builtFiles(clone, garden))).toEqual([])
      const texts = [...shown].map(([address, bytes]) => `${address}\n${bytes.toString('latin1')}`).join('\n')
      expect(/canary|money/.test(texts)).toBe(isWhole(view.verdicts))
      expect(texts).not.toContain('Nobody')
    }
  })

  it('stays as it was where a push cannot be shown, which is said', async () => {
    const memory = createMemoryContent()
    const shop = await openShop(memory)
    const repository = createRepository()
    repository.push({ 'index.md': '# Home\n', 'one.md': '# One\n' })
    const garden = await add(shop.database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    await makeGarden(shop, garden.id, never)
    const before = await shownFiles(shop)
    await shop.database.query('update tenants set most_files = 20')
    repository.push({ 'two.md': '# Two\n' })
    await notePush(shop.database.query, { garden: garden.id, cause: 'hand' })
    await makeGarden(shop, garden.id, never)
    expect((await ends(shop.database)).at(-1)).toBe('The site would have more than 20 files')
    expect(differences(await shownFiles(shop), before)).toEqual([])
    await shop.database.query('update tenants set most_files = 2000')
    await notePush(shop.database.query, { garden: garden.id, cause: 'hand' })
    await makeGarden(shop, garden.id, never)
    const stored = memory.kept.size
    expect((await shownFiles(shop)).has('two/index.html')).toBe(true)
    // The same once more stores nothing and is of no new revision.
    await notePush(shop.database.query, { garden: garden.id, cause: 'hand' })
    await makeGarden(shop, garden.id, never)
    expect(memory.kept.size).toBe(stored)
    expect(await shop.database.query('select revision::int from views')).toEqual([{ revision: 2 }])
  })
})
