import { describe, expect, it } from 'vitest'
import { chooseFeatures } from '../../../src/cli/choose-features.ts'
import { defineFeature } from '../../../src/define/feature.ts'

const mine = defineFeature({ name: 'mine', about: 'for the test' })

describe('the features that a config chooses', () => {
  it('are all of ours where it says nothing', () => {
    expect(chooseFeatures({}, 'hortus.config.json').features.isOn('series')).toBe(true)
  })

  it('leave out those that it switches off', () => {
    const { features } = chooseFeatures({ features: { series: false, topics: true } }, 'hortus.config.json')
    expect([features.isOn('series'), features.isOn('topics')]).toEqual([false, true])
  })

  it('hold its own', () => {
    const { features, own } = chooseFeatures({ features: [{ tags: false }, mine] }, 'hortus.config.ts')
    expect([features.isOn('mine'), features.isOn('tags'), [...own]]).toEqual([true, false, ['mine']])
  })

  it('take its own in the place of one of ours that is off', () => {
    const series = defineFeature({ name: 'series', about: 'another one' })
    const { features } = chooseFeatures({ features: [{ series: false }, series] }, 'hortus.config.ts')
    expect(features.on.find(({ name }) => name === 'series')?.about).toBe('another one')
  })

  it.each([
    [{ features: { serie: false } }, 'features.serie: unknown feature, did you mean "series"?'],
    [{ features: [mine, mine] }, 'features: found two that are named "mine"'],
    [
      { features: [defineFeature({ name: 'series', about: '' })] },
      'features: "series" is one of ours; to put yours in its place add { "series": false }',
    ],
    [
      { features: [defineFeature({ name: 'old', about: '', apiVersion: 0 })] },
      'features: "old" is written for version 0, expected 1',
    ],
    [
      { features: [defineFeature({ name: 'mine', about: '', callouts: [{ name: 'Big box' }] })] },
      'features: "mine" has a callout "Big box", expected lower-case letters, digits and hyphens',
    ],
    [{ layout: { 'note.asid': [] } }, 'layout.note.asid: unknown slot, did you mean "note.aside"?'],
    [{ layout: { home: ['strat'] } }, 'layout.home: unknown feature "strat", did you mean "start"?'],
    [{ home: ['start', 'maps'] }, 'home: unknown part "maps", did you mean "map"?'],
    [{ navigation: { hidden: ['tag'] } }, 'navigation.hidden: unknown part "tag", did you mean "tags"?'],
    [{ navigation: { order: ['start'] } }, 'navigation.order: unknown part "start"'],
  ])('refuse what there is not: %j', (config, problem) => {
    expect(() => chooseFeatures(config as never, 'hortus.config.ts')).toThrow(`hortus.config.ts: ${problem}`)
  })

  it('stand on home and in the column as its settings say', () => {
    const { features } = chooseFeatures(
      {
        home: ['topics', 'text', 'map'],
        navigation: { order: ['folders', 'tags', 'about.md'], hidden: ['wanted', 'series'] },
      },
      'x',
    )
    expect(features.homeParts).toEqual(['topics', 'text', 'map'])
    expect([...features.partsOf('home').keys()]).toEqual(['topics', 'map'])
    expect([...features.partsOf('column').keys()]).toEqual(['folders', 'topics'])
    expect(features.placeOrder[0]).toBe('tags')
    expect(features.placeOrder).not.toContain('wanted')
    const off = chooseFeatures({ home: ['map'], features: { navigation: false } }, 'x').features
    expect(off.homeParts.length).toBeGreaterThan(1)
  })

  it('stand in the order of its layout, those that it does not name not at all', () => {
    const names = (layout: readonly string[]): readonly string[] => [
      ...chooseFeatures({ layout: { 'note.aside': layout } }, 'x')
        .features.partsOf('note.aside')
        .keys(),
    ]
    expect(names(['related', 'contents'])).toEqual(['related', 'contents'])
    expect(names(['related', '*'])[0]).toBe('related')
    expect(names(['related', '*'])).toHaveLength(6)
    expect(names([])).toEqual([])
  })
})
