import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { noPostgres } from '../../hub-database.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { inGit, layCuttableWire, serveWritingHub, type Typist, untilTaken, write } from './writers.ts'

/** Milliseconds of typing. */
const duration = process.env['HORTUS_FULL'] === '1' ? 600_000 : 10_000

const paths = ['n0.md', 'n1.md', 'n2.md', 'n3.md', 'n4.md']
const typistsOfNote = 4

/** Signs that each typist of a note has for their own, so that each is in the text once. */
const signsOfTypist = 5_000

describe.skipIf(noPostgres !== '')(`20 typists on 5 notes whose connections are cut${noPostgres}`, () => {
  it('lose no character, see the same text, and git has it', async () => {
    const hub = await serveWritingHub(Object.fromEntries(paths.map((path) => [path, `${path}\n`])))
    const wire = await layCuttableWire(Number(new URL(hub.url).port))
    const random = seededRandom(7)
    const typists = await Promise.all(
      paths.flatMap((path) =>
        Array.from({ length: typistsOfNote }, async (_, seat) => ({
          path,
          seat,
          typist: await write(hub, `${path.slice(0, 2)}-${seat}`, path, wire.port),
          kept: new Set<string>(),
        })),
      ),
    )
    let cuts = 0
    let isOver = false
    const cutting = (async () => {
      while (!isOver) {
        await sleep(100 + random() * 200)
        wire.cut((count) => Math.floor(random() * count))
        cuts++
      }
    })()
    const type = async ({ seat, typist: { text }, kept }: (typeof typists)[number]): Promise<void> => {
      const end = performance.now() + duration
      for (let count = 0; performance.now() < end && count < signsOfTypist; count++) {
        const sign = String.fromCharCode(0x4e00 + seat * signsOfTypist + count)
        text.insert(Math.floor(random() * text.length), sign)
        kept.add(sign)
        // Sometimes one of their own signs goes again.
        if (random() < 0.1) {
          const gone = [...kept][Math.floor(random() * kept.size)]!
          text.delete(text.toString().indexOf(gone), 1)
          kept.delete(gone)
        }
        await sleep(60 + random() * 180)
      }
    }
    await Promise.all(typists.map(type))
    isOver = true
    await cutting
    await untilTaken(typists.map(({ typist }) => typist))
    let typed = 0
    for (const path of paths) {
      const here = typists.filter((one) => one.path === path)
      const texts = (): ReadonlySet<string> => new Set(here.map(({ typist }) => typist.text.toString()))
      await expect.poll(() => texts().size).toBe(1)
      const [whole] = [...texts()] as [string]
      const expected = here.flatMap(({ kept }) => [...kept]).sort()
      typed += expected.length
      expect([...whole].filter((sign) => sign >= '\u4e00').sort()).toEqual(expected)
      await expect.poll(() => inGit(hub.repository, path)).toBe(whole)
    }
    expect(new Set(typists.flatMap(({ typist }: { typist: Typist }) => typist.refusals))).toEqual(new Set())
    expect(cuts).toBeGreaterThan(20)
    console.log(`${typed} signs, ${cuts} cuts`)
  })
})
