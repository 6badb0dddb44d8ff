import { describe, expect, it } from 'vitest'
import { defineFacts } from '../../../src/define/facts.ts'
import { defineFeature, type Feature } from '../../../src/define/feature.ts'
import { createFeatureSet } from '../../../src/define/feature-set.ts'
import { defineOverview, definePageKind } from '../../../src/define/page-kind.ts'
import { definePart } from '../../../src/define/part.ts'
import { defaultLayout, shippedFeatures } from '../../../src/features/shipped.ts'
import type { Address } from '../../../src/model/page.ts'
import { type FeatureFailure, guardFeature } from '../../../src/session/guard-feature.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

const files = { 'A.md': 'Text of A. [[B]]', 'B.md': 'Text of B.' }

/** The site of a small garden with one more feature, and what that failed at. */
async function siteWith(feature: Feature, milliseconds?: number) {
  const failures: FeatureFailure[] = []
  const guarded = guardFeature(feature, (failure) => failures.push(failure), milliseconds)
  const features = createFeatureSet([...shippedFeatures, guarded], defaultLayout)
  const snapshot = await sessionOn(createMemoryStore(files), {}, features).update()
  const pages = new Map<string, string>()
  for (const page of snapshot.plan.pages) pages.set(page.address, await snapshot.render(page))
  const made = snapshot.files().map(({ address, make }) => [address, make()] as const)
  return { pages, files: new Map<string, unknown>(made), failures, snapshot }
}

const about = 'for the test'

describe('a feature of a garden', () => {
  it('adds its part to the slot it names', async () => {
    const { pages, failures } = await siteWith(
      defineFeature({
        name: 'shout',
        about,
        slots: {
          'note.after': definePart({
            collect: (_, { note }) => note?.title,
            render: (title) => `<p>${title}!</p>`,
          }),
        },
      }),
    )
    expect(pages.get('a/')).toContain('<p>A!</p>')
    expect(failures).toEqual([])
  })

  it('costs its own part where it throws, and is named with the page', async () => {
    const { pages, failures } = await siteWith(
      defineFeature({
        name: 'broken',
        about,
        slots: {
          'note.after': definePart({
            collect: (_, { note }) => {
              if (note?.title === 'A') throw new Error('no more ink')
              return 'here'
            },
            render: (text) => `<p>${text}</p>`,
          }),
        },
      }),
    )
    expect(pages.get('a/')).toContain('Text of A')
    expect(pages.get('a/')).not.toContain('<p>here</p>')
    expect(pages.get('b/')).toContain('<p>here</p>')
    expect(failures).toEqual([
      { feature: 'broken', making: 'its part in note.after', page: 'a/', reason: 'no more ink' },
    ])
  })

  it('is stopped where it never ends, and asked for nothing any more', async () => {
    let calls = 0
    const { pages, failures } = await siteWith(
      defineFeature({
        name: 'endless',
        about,
        slots: {
          'note.after': definePart({
            collect: (): string => {
              calls++
              for (;;) calls += 0
            },
            render: (text) => text,
          }),
        },
      }),
      50,
    )
    expect(pages.get('a/')).toContain('Text of A')
    expect(calls).toBe(1)
    expect(failures.map(({ reason }) => reason)).toEqual(['still running after 50 ms'])
  })

  it.each([
    ['a Map', new Map(), 'it is a Map'],
    ['a function inside', { a: [() => 1] }, '.a[0] is a function'],
    ['a number that is none', { n: Number.NaN }, '.n is NaN'],
    ['a date', { day: new Date(0) }, '.day is a Date'],
  ])('costs its part where it gives %s, which is not JSON', async (_, value, found) => {
    const { pages, failures } = await siteWith(
      defineFeature({
        name: 'odd',
        about,
        slots: { 'note.after': definePart({ collect: () => value, render: () => '<p>odd</p>' }) },
      }),
    )
    expect(pages.get('a/')).not.toContain('<p>odd</p>')
    expect(failures[0]?.reason).toBe(`it gave what is not JSON: ${found}`)
  })

  it('costs its page, its overview, its facts and its file alone', async () => {
    const fail = (): never => {
      throw new Error('broken')
    }
    const facts = defineFacts<number>({ name: 'lengths', reads: 'texts', none: 7, collect: fail })
    const { pages, files, failures, snapshot } = await siteWith(
      defineFeature({
        name: 'all-broken',
        about,
        facts: [facts],
        pages: [
          definePageKind({
            name: 'thing',
            plan: () => [{ key: 'one', address: 'thing/' as Address }],
            title: () => 'Thing',
            collect: fail,
            render: () => ({ content: '' }),
          }),
        ],
        overviews: [
          defineOverview({
            name: 'sum',
            title: () => 'Sum',
            exists: () => true,
            collect: fail,
            render: () => '',
          }),
        ],
        files: () => [{ address: 'thing.txt' as Address, make: fail }],
      }),
    )
    expect(pages.get('thing/')).toContain('<h1>Thing</h1>')
    expect(pages.get('sum/')).toContain('<h1>Sum</h1>')
    expect(files.get('thing.txt')).toBe('')
    expect(snapshot.garden.read(facts)).toBe(7)
    expect(new Set(failures.map(({ making }) => making))).toEqual(
      new Set([
        'pages of the kind "thing"',
        'its overview "sum"',
        'its file /thing.txt',
        'its facts "lengths"',
      ]),
    )
  })
})
