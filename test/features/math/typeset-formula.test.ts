import { describe, expect, it } from 'vitest'
import { typesetFormula } from '../../../src/features/math/typeset-formula.ts'

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

  it('lets keys reach a formula that is wider than a phone, and no other', () => {
    const stop = '<span class="katex-display" tabindex="0">'
    const sum = Array.from({ length: 20 }, (_, i) => `a_{${i}}`).join(' + ')
    expect(typeset(sum, 'block').html.startsWith(stop)).toBe(true)
    const matrix = String.raw`${'a + '.repeat(20)}\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}`
    expect(typeset(matrix, 'block').html.startsWith(stop)).toBe(true)
    expect(typeset('a + b = c', 'block').html).not.toContain('tabindex')
    expect(typeset(sum, 'inline').html).not.toContain('tabindex')
    const rows = Array.from({ length: 20 }, () => 'a &= b + c').join(' \\\\ ')
    expect(typeset(`\\begin{aligned}${rows}\\end{aligned}`, 'block').html).not.toContain('tabindex')
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

  it.each([
    ['\\unicode{x20AC}', '€'],
    ['\\unicode[0.5,0][Arial]{8364}^2', '€'],
    ['\\unicode{x1F600}', '😀'],
    ['\\require{cancel}\\cancel{x}', 'x'],
    ['\\cssId{one}{a+b}^2', 'a'],
    ['\\class{big red}{a}', 'a'],
    ['\\style{color:red; background:url(https://e.example)}{a}', 'a'],
    ['\\bbox[yellow,5px]{\\frac{a}{b}}', 'a'],
    ['\\bbox[#fdd,border:2px solid red]{a}', 'a'],
    ['\\bbox{a}', 'a'],
    ['\\enclose{circle}{a}', 'a'],
    ['\\enclose{updiagonalstrike,downdiagonalstrike}[mathcolor="red"]{a}', 'a'],
    ['\\enclose{longdiv}{123}', '1'],
    ['\\toggle{a}{\\frac{1}{2}}{c}\\endtoggle + b', 'a'],
    ['\\texttip{a}{b}', 'a'],
    ['\\cancelto{0}{x}', 'x'],
    ['\\matrix{a & \\alpha b \\cr c & d}', 'α'],
    ['\\left\\{\\cases{a & b \\cr c & d}\\right.', 'a'],
    ['\\eqalign{a &= b \\cr c &= d}', 'a'],
    ['a \\buildrel \\rm def \\over = b', 'd'],
    ['\\root 3 \\of {x+1}', 'x'],
    ['\\newcommand{\\R}{\\mathbb{R}} x \\in \\R', 'R'],
    ['\\newcommand\\d[1]{\\mathrm{d}#1} \\d x', 'd'],
    ['\\renewcommand{\\pond}[2]{#2 > #1} \\pond{a}{q}', 'q'],
    ['\\DeclareMathOperator{\\rank}{rank} \\rank A', 'r'],
    ['\\DeclareMathOperator*{\\best}{best} \\best_x A', 'b'],
    ['\\sideset{_a^b}{_c^d}\\prod_n', '∏'],
    ['\\begin{eqnarray*}a &=& b \\\\ c &=& d\\end{eqnarray*}', 'a'],
    ['\\begin{multline}a \\\\ b\\end{multline}', 'a'],
    ['\\label{eq}a \\Hat{x} \\iiiint \\idotsint \\prescript{a}{b}{X} \\mbox{word}', 'X'],
    ['\\Rule{1em}{1em}{0.5em} \\Space{1em}{0em}{0em} \\skew3\\hat A', 'A'],
    ['\\mmlToken{mi}[mathvariant="bold"]{a}', 'a'],
  ])('knows what the Obsidian app knows: %s', (tex, sign) => {
    for (const form of ['inline', 'block'] as const) {
      const { html, problem } = typeset(tex, form)
      expect(problem).toBeUndefined()
      expect(html).toContain(sign)
      // What is written stands in the annotation for screen readers alone.
      const made = html.replace(/<annotation[\s\S]*?<\/annotation>/g, '')
      expect(made).not.toMatch(/e\.example|id="|class="big|url\(/)
    }
  })

  it.each(['x0', 'xD800', '1114112', 'x110000', 'xyz', '', 'x9', 'xFFFF'])('has no character %j', (code) => {
    expect(typeset(`\\unicode{${code}}`).problem).toContain('is no character')
  })

  it.each(['\\toggle{a}', '\\buildrel a', '\\bbox[a', '\\enclose{box}', '\\root 3'])(
    'shows its source where %s does not end',
    (tex) => {
      expect(typeset(tex).problem).toBeDefined()
    },
  )

  it('knows nothing of the one before', () => {
    typeset('\\gdef\\mine{x}\\mine')
    expect(typeset('\\mine').problem).toContain('\\mine')
  })
})
