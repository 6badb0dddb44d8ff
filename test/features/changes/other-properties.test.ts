import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { changeGarden } from './change-garden.ts'

const [toml, json] = ['toml.md', 'json.md'] as NotePath[]
const files = {
  'toml.md': '+++\ntitle = "T"\ntags = ["linux"]\n+++\nText\n',
  'json.md': '{\n  "title": "J"\n}\nText\n',
  'yaml.md': '---\ntags: [linux]\n---\nText\n',
}
const yaml = 'yaml.md' as NotePath

describe('properties that are TOML or JSON are never written over, and the change says so', () => {
  it.each<[string, Change]>([
    [
      'toml.md are TOML',
      { kind: 'set-properties', notes: [{ path: toml!, properties: { stage: 'seedling' } }] },
    ],
    ['json.md are JSON', { kind: 'make-series', notes: [yaml, json!], title: 'S', by: 'properties' }],
    [
      'toml.md are TOML',
      { kind: 'make-series', notes: [yaml, json!], title: 'S', by: 'index', index: toml! },
    ],
    ['toml.md are TOML', { kind: 'merge-notes', from: toml!, into: yaml }],
    ['json.md are JSON', { kind: 'merge-notes', from: yaml, into: json! }],
    ['toml.md are TOML', { kind: 'rename-tag', from: 'linux', to: 'kernel' }],
  ])('%s: %j', async (said, change) => {
    const { problems } = await (await changeGarden(files)).plan(change)
    expect(problems).toEqual([
      `The properties of ${said}, which is read and not written: write them as YAML between --- first`,
    ])
  })

  it('but lines of plus signs around a text are no properties', async () => {
    const garden = await changeGarden({ 'a.md': '+++\nA text.\n+++\n' })
    await garden.apply({
      kind: 'set-properties',
      notes: [{ path: 'a.md' as NotePath, properties: { x: 'y' } }],
    })
    expect(await garden.files()).toEqual({ 'a.md': '---\nx: "y"\n---\n\n+++\nA text.\n+++\n' })
  })

  it('but a tag that stands in the text alone is renamed', async () => {
    const garden = await changeGarden({ 'a.md': '+++\ntitle = "A"\n+++\nOf #linux.\n' })
    await garden.apply({ kind: 'rename-tag', from: 'linux', to: 'kernel' })
    expect(await garden.files()).toEqual({ 'a.md': '+++\ntitle = "A"\n+++\nOf #kernel.\n' })
  })
})
