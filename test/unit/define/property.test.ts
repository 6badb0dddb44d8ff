import { describe, expect, it } from 'vitest'
import { defineFeature } from '../../../src/define/feature.ts'
import { createFeatureSet, type FeatureSet } from '../../../src/define/feature-set.ts'
import { defineProperty } from '../../../src/define/property.ts'
import { openPlanner } from '../../../src/features/changes/open-planner.ts'
import { collectCompletionData } from '../../../src/features/editor/completion/collect-completion-data.ts'
import { createCompleter } from '../../../src/features/editor/completion/create-completer.ts'
import { fixesOf } from '../../../src/features/editor/completion/text-fixes.ts'
import { defaultLayout, shippedFeatures } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Href } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

const beds = defineFeature({
  name: 'beds',
  about: 'Where a plant stands.',
  properties: [
    defineProperty({
      name: 'light',
      also: ['sun'],
      about: 'How much sun it wants.',
      kind: 'choice',
      values: ['sun', 'half shade'],
    }),
    defineProperty({ name: 'beside', about: 'What it stands beside.', kind: 'links' }),
    defineProperty({ name: 'label', about: 'What its sign says.', kind: 'text', isOfPage: true }),
  ],
})

const withBeds = createFeatureSet([...shippedFeatures, beds], defaultLayout)
const withoutBeds = createFeatureSet([...shippedFeatures, beds], defaultLayout, { off: new Set(['beds']) })

const rose = '---\nlight:   dusk\nbeside: Thyme\nlabel: A rose\n---\n'
const path = 'Rose.md' as NotePath

async function openGarden(features: FeatureSet) {
  const options = defaultGardenOptions
  const store = createMemoryStore({
    'Rose.md': rose,
    'Thyme.md': '---\nlight: SUN\nlabel: A herb\n---\nGreen.\n',
  })
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({ features, store, options, pool, assets: { stylesheet: '/s.css' as Href } })
  const snapshot = await session.update()
  const plan = openPlanner({ options, head: store.head, refuseName: () => undefined })
  const completer = createCompleter(collectCompletionData(snapshot.garden))
  return { snapshot, plan, completer }
}

describe('a property that a feature lists', () => {
  it('is offered with its values, those that notes have first', async () => {
    const { completer } = await openGarden(withBeds)
    const names = completer.complete(path, { kind: 'property', from: 0, to: 0, query: 'l', hasColon: false })
    expect(names.map(({ label }) => label)).toEqual(expect.arrayContaining(['light', 'label']))
    const values = completer.complete(path, { kind: 'value', name: 'light', from: 0, to: 0, query: '' })
    expect(values.map(({ label }) => label)).toEqual(['SUN', 'dusk', 'sun', 'half shade'])
  })

  it('has a rule about values that it does not know, with a place and fixes', async () => {
    const { snapshot } = await openGarden(withBeds)
    const said = (await snapshot.diagnostics()).filter(({ severity }) => severity === 'warning')
    expect(said).toEqual([
      {
        code: 'unknown-light',
        severity: 'warning',
        path,
        range: { start: rose.indexOf('dusk'), end: rose.indexOf('dusk') + 4 },
        message: 'Unexpected light "dusk", expected sun or half shade',
        expected: ['sun', 'half shade'],
      },
    ])
    const fixes = said.flatMap(({ code, range, expected }) => fixesOf(code, rose, range!, expected!))
    expect(fixes.map(({ insert }) => insert)).toEqual(['sun', 'half shade'])
  })

  it('follows a note that it names without brackets, and stays as it is where notes become one', async () => {
    const { snapshot, plan } = await openGarden(withBeds)
    const renamed = await plan(
      { kind: 'move-file', from: 'Thyme.md' as NotePath, to: 'Sage.md' as NotePath },
      snapshot.garden,
    )
    expect(renamed.files.find((file) => file.path === path)).toMatchObject({
      after: rose.replace('Thyme', 'Sage'),
    })
    const merged = await plan(
      { kind: 'merge-notes', from: 'Thyme.md' as NotePath, into: path },
      snapshot.garden,
    )
    expect(merged.files.find((file) => file.path === path)).toMatchObject({
      after: expect.stringContaining('label: A rose\n# light: SUN\n# label: A herb\n'),
    })
  })

  it('means nothing while its feature is off', async () => {
    const { snapshot, plan, completer } = await openGarden(withoutBeds)
    const { garden } = snapshot
    expect(garden.propertiesOf(garden.notesByPath.get(path)!)).toEqual({})
    expect((await snapshot.diagnostics()).filter(({ severity }) => severity === 'warning')).toEqual([])
    expect(garden.knownProperties.map(({ name }) => name)).not.toContain('light')
    const values = completer.complete(path, { kind: 'value', name: 'light', from: 0, to: 0, query: '' })
    expect(values.map(({ label }) => label)).toEqual(['SUN', 'dusk'])
    const renamed = await plan(
      { kind: 'move-file', from: 'Thyme.md' as NotePath, to: 'Sage.md' as NotePath },
      garden,
    )
    expect(renamed.files.map((file) => file.path)).not.toContain(path)
  })
})
