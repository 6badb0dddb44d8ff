import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { canary, findCanaries, privateNote } from './find-canaries.ts'
import { readOutput } from './read-output.ts'

/** Canaries of a note but for those in its address, which links to it have to say. */
const quiet = (id: string, mark: string): string =>
  privateNote(id, mark)
    .split('\n')
    .filter((line) => !/^(?:permalink|redirects|aliases):/.test(line))
    .join('\n')

const garden = (mark: string): Readonly<Record<string, string>> => ({
  'hushed.md': quiet('hushed', mark).concat('\n\n[[murmur]] ![[murmur]] [[Public]]\n'),
  'rooms/murmur.md': quiet('murmur', mark).concat('\n\n[[hushed|here]] [[Public]]\n'),
  'hushed-picture.png': 'png',
  'murmur-picture.png': 'png',
  'Public.md':
    '---\ncreated: 2024-01-01\ntags: [shared]\n---\n# Public\n\n[[hushed|here]], [[murmur|there]], [once more](rooms/murmur.md) and [[Other]].\n',
  'Other.md':
    '---\ntopics: ["[[hushed]]", murmur]\nseries: hushed\nrequires: ["[[murmur]]", hushed]\nup: "[[hushed]]"\n---\n# Other\n\n- [[hushed|here]]\n',
  'index.md': '---\nstart-here: ["[[hushed]]"]\n---\n# Home\n\n[[Public]]\n',
  'hortus.config.json': JSON.stringify({ baseUrl: 'https://e.example' }),
})

/** Where canaries may be: on the notes' own pages. */
const own = /^(?:hushed|rooms\/murmur)(?:\/index\.html|\.md):/

/** Files that say a canary, or the address of an unlisted note beside the texts that link to it. */
const leaks = (site: string): readonly string[] => findCanaries(site).filter((found) => !own.test(found))

describe('a note that says unlisted', () => {
  it('has its page, and nothing names it but links in texts, whatever was built before', {
    timeout: 900_000,
  }, async () => {
    const folder = scratchFolder()
    const site = join(folder, 'site')
    for (const mark of ['unlisted: true', 'x: y', 'unlisted: true']) {
      writeFiles(join(folder, 'garden'), garden(mark))
      const { code } = await runHortus(['build'], { cwd: folder })
      expect(code).toBe(0)
      if (mark === 'x: y') {
        expect(leaks(site).length).toBeGreaterThan(20)
        continue
      }
      expect(leaks(site)).toEqual([])
      const page = (name: string): string => readFileSync(join(site, name, 'index.html'), 'utf8')
      expect(page('hushed')).toContain('<meta name="robots" content="noindex">')
      expect(page('hushed')).toContain(`${canary}texthushed`)
      // Its own links and embeds work.
      expect(page('hushed')).toContain(`${canary}textmurmur`)
      expect(page('public')).toContain('<a href="/hushed/">here</a>')
      expect(page('public')).toContain('<a href="/rooms/murmur/">there</a>')
      expect(page('public')).not.toContain('noindex')
      // Nothing but the texts that link to it says where it is, not even the list of what a build has written.
      const texts = new Set([
        'public/index.html',
        'other/index.html',
        'public.md',
        'other.md',
        'llms-full.txt',
      ])
      const naming = readOutput(site).filter(({ name, texts: [text = ''] }) => {
        return !texts.has(name) && !own.test(`${name}:`) && /hushed|murmur/i.test(text)
      })
      expect(naming.map(({ name }) => name)).toEqual([])
    }
    for (const command of [['graph'], ['search', 'text'], ['tend']])
      expect((await runHortus(command, { cwd: folder })).stdout).not.toContain(canary)
    const { stdout } = await runHortus(['build', '--explain', 'hushed'], { cwd: folder })
    expect(stdout).toMatch(
      /hushed\.md:\d+:1 is published at \/hushed\/\n {2}"unlisted: true" keeps it out of every list/,
    )
  })

  it('leaves and enters a running session as it would a fresh one', async () => {
    const store = createMemoryStore(garden('x: y'))
    const session = sessionOn(store)
    const first = await session.update()
    for (const mark of ['unlisted: true', 'x: y']) {
      for (const [path, text] of Object.entries(garden(mark))) store.write(path, text)
      const running = await session.update()
      const fresh = await sessionOn(createMemoryStore(garden(mark))).update()
      expect(running.plan.pages).toEqual(fresh.plan.pages)
      for (const page of fresh.plan.pages)
        expect(running.inputOf(running.pageByAddress.get(page.address)!)).toEqual(fresh.inputOf(page))
      const made = (snapshot: typeof fresh): unknown =>
        snapshot.files().map(({ address, make }) => [address, make()])
      expect(made(running)).toEqual(made(fresh))
    }
    expect(session.snapshot.plan.pages).toEqual(first.plan.pages)
  })
})
