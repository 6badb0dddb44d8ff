import { describe, expect, it } from 'vitest'
import { typesetFormula } from '../../../src/typeset/typeset-formula.ts'

const typeset = (tex: string, form: 'inline' | 'line' | 'block' = 'inline') =>
  typesetFormula({ kind: 'math', tex, form })

describe('a formula', () => {
  it('is there for the eye and for the ear', () => {
    const { html, problem } = typeset('x^2')
    expect(problem).toBeUndefined()
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">')
    expect(html).toContain('aria-hidden="true"')
    expect(typeset('x', 'block').html).toContain('katex-display')
    expect(typeset('x', 'line').html).toContain('katex-display')
  })

  it('that cannot be read is shown as its source with the reason', () => {
    expect(typeset('\\frac{<a')).toEqual({
      html: '<code class="formula">\\frac{&lt;a</code>',
      problem: expect.stringContaining('Unexpected end of input'),
    })
    expect(typeset('\\nope', 'block')).toEqual({
      html: '<pre class="formula"><code>\\nope\n</code></pre>',
      problem: expect.stringContaining('Undefined control sequence: \\nope'),
    })
  })

  it('can neither link, load nor set attributes', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://e.example}',
      '\\includegraphics{https://e.example/x.png}',
      '\\htmlData{a=b}{x}',
      '\\htmlStyle{color:red}{x}',
      '\\htmlClass{text}{x}',
    ]) {
      const { html, problem } = typeset(tex)
      expect(html, tex).toMatch(/^<code class="formula">[^<]*<\/code>$/)
      expect(problem, tex).toMatch(/^\\\w+ is not allowed$/)
    }
  })

  it.each([
    ['macros that call each other', '\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}\\a'],
    ['macros that double', '\\edef\\a{xx}' + '\\edef\\a{\\a\\a}'.repeat(30) + '\\a'],
    ['braces without end', '{'.repeat(4_999)],
    ['fractions in fractions', '\\frac{'.repeat(800)],
    ['scripts on scripts', 'x^{'.repeat(1_600)],
    ['more than a formula can be', 'x'.repeat(30_000)],
    ['a wide array', `\\begin{array}{c}${'&'.repeat(990)}\\end{array}`],
  ])('ends soon and harmlessly: %s', (_, tex) => {
    const before = process.cpuUsage().user
    const { html } = typeset(tex)
    expect(html.length).toBeLessThan(400_000)
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(5_000)
  })

  it('knows nothing of the one before', () => {
    typeset('\\gdef\\mine{x}\\mine')
    expect(typeset('\\mine').problem).toContain('\\mine')
  })
})
