import { describe, expect, it } from 'vitest'
import { mentionFacts } from '../../src/features/mentions/facts.ts'
import { relatedFacts } from '../../src/features/related/facts.ts'
import { everyFeature } from '../../src/features/shipped.ts'
import type { Mention } from '../../src/model/mention.ts'
import { packFacts } from '../../src/session/garden-facts.ts'
import type { Snapshot } from '../../src/session/snapshot.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { sessionOn } from '../snapshot-of.ts'
import { randomEdit } from './random-edits.ts'
import { seededRandom } from './seeded-random.ts'

function mentionsOf({ published }: Snapshot): readonly (readonly Mention[])[] {
  const { of, inside } = published.read(mentionFacts)
  return [...published.notesByPath.keys()].flatMap((path) => [of(path), inside(path)])
}

function relatedOf({ published }: Snapshot): unknown {
  const { relatedTo } = published.read(relatedFacts)
  return [...published.notesByPath.keys()].map((path) => relatedTo(path))
}

/** What a program leaves for the next one. */
function keptOf({ published }: Snapshot): ReadonlyMap<string, unknown> {
  return new Map(
    JSON.parse(JSON.stringify([...packFacts(everyFeature, published.read)])) as [string, unknown][],
  )
}

describe('facts that an earlier program kept', () => {
  it('give what is found without them, after random edits', async () => {
    const random = seededRandom(44)
    const store = createMemoryStore({})
    const paths = new Set<string>()
    let kept: ReadonlyMap<string, unknown> = new Map()
    let found = 0
    for (let step = 0; step < 60; step++) {
      const { what } = randomEdit(store, paths, random)
      // What names others without a link.
      if (random() < 0.3)
        store.write(
          `y/Told ${step % 4}.md`,
          `# Told\n\nOf Alpha, gamma, Delta and Beta, and of a title ${step}.\n`,
        )
      // Every third is one of a garden that leaves some names out.
      const options = step % 3 === 0 ? { unmentioned: ['Beta'] } : {}
      const fresh = await sessionOn(store, options).update()
      const next = await sessionOn(store, options, everyFeature, { keptFacts: kept }).update()
      const mentions = mentionsOf(next)
      expect(mentions, `step ${step}: ${what}`).toEqual(mentionsOf(fresh))
      expect(relatedOf(next), `step ${step}: ${what}`).toEqual(relatedOf(fresh))
      found += mentions.flat().length
      kept = keptOf(next)
      expect(kept, `step ${step}: ${what}`).toEqual(keptOf(fresh))
    }
    expect(found).toBeGreaterThan(20)
  })
})
