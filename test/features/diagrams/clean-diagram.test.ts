import { describe, expect, it } from 'vitest'
import { cleanDiagram } from '../../../src/features/diagrams/clean-diagram.ts'
import { readMermaidError } from '../../../src/features/diagrams/mermaid-error.ts'

const clean = (inner: string) => cleanDiagram(`<svg viewBox="0 0 10 10">${inner}</svg>`, 'x', 'p-')?.svg

describe('what a browser drew', () => {
  it('is held to elements and attributes that only draw', () => {
    for (const inner of [
      '<script>alert(1)</script>',
      '<foreignObject><p>x</p></foreignObject>',
      '<image href="https://e.example/p.png"/>',
      '<a href="javascript:alert(1)"><rect width="1" onclick="alert(1)"/></a>',
      '<rect width="1" style="background:url(https://e.example)"/>',
      '<rect width="1" fill="url(https://e.example/f)"/>',
      '<rect width="1" fill="red;}"/>',
      '<path d="M0 0" marker-end="url(https://e.example#m)"/>',
      '<style>@import "https://e.example"</style>',
      '<animate attributeName="href" values="x"/>',
    ])
      expect(clean(inner)).not.toMatch(
        /script|foreign|image|href|onclick|background|e\.example|red|<style|animate/,
      )
  })

  it('is none at all where it is no drawing, or has no size', () => {
    for (const text of [
      '',
      '<div/>',
      '<svg/>',
      '<svg viewBox="0 0 0 5"/>',
      '<svg viewBox="0 0 9 9">',
      'x & y',
    ])
      expect(cleanDiagram(text, 'x', 'p-')).toBeUndefined()
  })

  it('keeps the arrowheads that are used, under names of its own', () => {
    const marker = (id: string): string => `<defs><marker id="${id}"><path d="M0 0"/></marker></defs>`
    expect(clean(`${marker('a')}${marker('b')}<path d="M1 1" marker-end="url(#a)"/>`)).toContain(
      '<defs><marker id="p-a"><path d="M0 0"/></marker></defs><path d="M1 1" marker-end="url(#p-a)"/>',
    )
    expect(clean(marker('b'))).not.toContain('marker')
  })
})

describe('what Mermaid says of a source', () => {
  it('is said at the place in the note, whatever stands before that Mermaid does not count', () => {
    const source = '---\ntitle: x\n---\n%% one\nsequenceDiagram\n  A->>B: hi\n  %% two\n  B=>A'
    const shown = '...nceDiagram  A->>B: hi  B=>A'
    const arrow = `${'-'.repeat(shown.lastIndexOf('>'))}^`
    const message = `Parse error on line 3:\n${shown}\n${arrow}\nExpecting 'NEWLINE', 'SOLID_ARROW', got '>'`
    const { problem, at } = readMermaidError(message, source)
    expect(source.slice(at)).toBe('>A')
    expect(problem).toBe('found “>”, expected a new line or an arrow')
  })

  it('is said in Mermaid’s own words where those are all there is', () => {
    expect(readMermaidError('There can be only one root.\nMore', 'mindmap\n a\n b')).toEqual({
      problem: 'Mermaid says “There can be only one root”',
    })
    expect(readMermaidError('', 'x')).toEqual({ problem: 'Mermaid cannot read it' })
  })
})
