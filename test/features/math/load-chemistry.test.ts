import { expect, it } from 'vitest'
import { typesetInset } from '../../../src/session/insets/typesetter.ts'

const typeset = (tex: string) => typesetInset({ kind: 'math', tex, form: 'inline' })

/** What a reader sees: the text of the HTML for the eye. */
async function seen(tex: string): Promise<string> {
  const { html, problem } = await typeset(tex)
  expect(problem).toBeUndefined()
  return html
    .slice(html.indexOf('aria-hidden'))
    .replace(/^[^>]*>|<[^>]*>/g, '')
    .replace(/[\s\u200b]+/g, '')
}

it('teaches formulas the commands of chemistry when one asks for them, wherever it asks', async () => {
  expect(await seen('\\ce{H2O}')).toBe('HX2O')
  expect(await seen('x + \\ce{CO2 + C -> 2CO}')).toBe('x+COX2+C2CO')
  expect(await seen('\\pu{9.8 m}')).toBe('9.8m')
})

it('leaves formulas without them as they are', async () => {
  const before = await typeset('\\cephalopod + \\cdot')
  expect(before.problem).toContain('\\cephalopod')
  await typeset('\\ce{H2O}')
  expect(await typeset('\\cephalopod + \\cdot')).toEqual(before)
})

it.each([
  ['links', '\\ce{\\href{javascript:alert(1)}{x}}'],
  ['what is too long', `\\ce{${'A^{2+}'.repeat(1_500)}}`],
  ['what has no end', '\\ce{'.repeat(1_000)],
  ['arrows without end', `\\ce{${'->[a][b]'.repeat(1_000)}}`],
])('shows the source of what KaTeX would not show: %s', async (_, tex) => {
  const { html, problem } = await typeset(tex)
  expect(problem).toBeDefined()
  expect(html).toMatch(/^<code class="formula">[^<]*<\/code>$/)
})
