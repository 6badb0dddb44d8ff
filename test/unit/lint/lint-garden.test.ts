import { describe, expect, it } from 'vitest'
import { shippedFeatures } from '../../../src/features/shipped.ts'
import { featureRules } from '../../../src/lint/feature-rules.ts'
import { kernelRules, lintGarden, runRule } from '../../../src/lint/lint-garden.ts'
import { compareDiagnostics } from '../../../src/model/diagnostic.ts'
import { lintContext, lintSources } from './lint-sources.ts'

const rules = [...kernelRules, ...featureRules(shippedFeatures)].map((rule) => [rule.code, rule] as const)

describe('every rule', () => {
  it.each(rules)('%s finds what its example says', (code, rule) => {
    const found = [
      ...runRule(rule, lintContext(rule.example.notes, rule.example.options, rule.example.neighbours)),
    ].sort(compareDiagnostics)
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(rule.example.says)
    expect(found.every((diagnostic) => diagnostic.code === code)).toBe(true)
  })

  it.each(rules)('%s says nothing of a garden without faults', (_code, rule) => {
    const fine = {
      'Tree.md':
        '# Tree\n\n![[Leaf#Colour]] [[Leaf#^a]] [[#Tree]] [w](https://example.org/#x) ![[p.pdf#page=3]]',
      'Leaf.md': '# Colour\n\nGreen. ^a\n\nOn a [[tree]]. ^b\n',
      'p.pdf': '',
    }
    expect([...runRule(rule, lintContext(fine))]).toEqual([])
  })
})

describe('all rules together', () => {
  it('have a code each', () => {
    expect(new Set(rules.map(([code]) => code)).size).toBe(rules.length)
  })

  it('say nothing for a feature that is off', () => {
    const notes = { 'Leaf.md': '---\nstage: sprouting\n---\n' }
    expect(lintSources(notes).map(({ code }) => code)).toEqual(['unknown-stage'])
    const others = shippedFeatures.filter(({ name }) => name !== 'stages')
    expect(lintGarden(lintContext(notes), featureRules(others))).toEqual([])
  })
})

describe('lintGarden', () => {
  it('gives the notes’ own diagnostics and the rules’ in one sorted list', () => {
    const found = lintSources({ 'b.md': '---\na: [\n---\n[[Nobody]]', 'a.md': '[[b#No]] [[Nobody]]' })
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'a.md missing-heading',
      'a.md missing-target',
      'b.md invalid-frontmatter',
      'b.md missing-target',
    ])
  })

  it('points at the target of the link', () => {
    const source = 'See [[ Leafs#x|leaves]].'
    const [diagnostic] = lintSources({ 'a.md': source, 'Leaf.md': '' })
    expect(source.slice(diagnostic!.range!.start, diagnostic!.range!.end).trim()).toBe('Leafs')
    expect(diagnostic!.expected).toEqual(['Leaf'])
  })

  it('offers the nearest headings of the note that is linked to', () => {
    const [diagnostic] = lintSources({
      'a.md': '[[Leaf#Colrs]]',
      'Leaf.md': '# Shape\n# Colours\n# Colors of autumn\n# Colors\n',
    })
    expect(diagnostic).toMatchObject({ code: 'missing-heading', expected: ['Colors'] })
    const [other] = lintSources({ 'a.md': '[[Leaf#autumn]]', 'Leaf.md': '# Shape\n# Colors of autumn\n' })
    expect(other!.expected).toEqual(['Colors of autumn'])
  })

  it('asks for the same name once', () => {
    const asked: string[] = []
    const context = lintContext({ 'a.md': '[[Nobody]] [[nobody]]', 'b.md': '[[NOBODY.md]]' })
    lintGarden({ ...context, suggest: (name) => [asked.push(name)].map(String) }, [])
    expect(asked).toEqual(['nobody'])
  })

  it('counts a link by alias in a property too', () => {
    const found = lintSources({
      'a.md': '---\nup: "[[Blatt]]"\n---\n',
      'Leaf.md': '---\naliases: Blatt\n---\n',
    })
    expect(found.map(({ code }) => code)).toEqual(['link-by-alias'])
  })

  it('names at most ten candidates of an ambiguous link, and says how many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}/README.md`, '']))
    const [diagnostic] = lintSources({ ...many, 'a.md': '[[README]]' })
    expect(diagnostic!.message).toContain('30 files')
    expect(diagnostic!.expected).toHaveLength(10)
    expect(diagnostic!.related).toHaveLength(10)
  })
})
