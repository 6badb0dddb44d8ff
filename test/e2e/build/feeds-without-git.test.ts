import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'

describe('the feeds of a garden without git', () => {
  it('tell what became of its notes since the last build, and of no private one', {
    timeout: 120_000,
  }, async () => {
    const folder = scratchFolder()
    const env = { XDG_CACHE_HOME: join(folder, 'cache') }
    const entries = async (): Promise<readonly { readonly title: string; readonly summary: string }[]> => {
      const { code, stderr } = await runHortus(['build'], { cwd: folder, env })
      expect(code, stderr).toBe(0)
      const feed = join(folder, 'site/feed.json')
      return existsSync(feed) ? JSON.parse(readFileSync(feed, 'utf8')).items : []
    }
    writeFiles(join(folder, 'garden'), {
      'Cache.md': '# Cache\n\nReading is fast when the page is there.\n',
      'Secret.md': '---\npublish: false\n---\n\nNobody reads this sentence of mine.\n',
      'hortus.config.json': '{ "baseUrl": "https://n.example", "title": "Notes", "cards": false }',
    })
    expect(await entries()).toEqual([])
    writeFiles(join(folder, 'garden'), {
      'Cache.md':
        '# Cache\n\nReading is fast when the page is there.\n\n## Writing\n\nWriting waits for the disk in the end.\n',
      'Secret.md': '---\npublish: false\n---\n\nNobody reads this other sentence of mine.\n',
      'Swap.md': '# Swap\n\nWhat is not needed goes to the disk.\n',
    })
    const found = await entries()
    expect(found.map(({ title }) => title).sort()).toEqual(['Cache', 'Swap'])
    expect(found.find(({ title }) => title === 'Cache')?.summary).toContain(
      'Writing waits for the disk in the end.',
    )
    expect(readFileSync(join(folder, 'site/feed.json'), 'utf8')).not.toContain('of mine')
    expect(await entries()).toEqual(found)
  })
})
