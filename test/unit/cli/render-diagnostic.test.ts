import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { locateDiagnostics } from '../../../src/cli/locate-diagnostics.ts'
import { renderDiagnosticGithub } from '../../../src/cli/render-diagnostic-github.ts'
import { renderDiagnosticText } from '../../../src/cli/render-diagnostic-text.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { noteTooLarge } from '../../../src/model/diagnostics.ts'
import type { NotePath } from '../../../src/model/path.ts'

const plain = pc.createColors(false)
const path = 'linux/a,b.md' as NotePath
const source = 'One.\n\nSee [[Page cahce]] for more.\n'
const link = { start: 10, end: 24 }

function missingTarget(target: string, expected: readonly string[]): Diagnostic {
  const message = `No note or asset is named "${target}"`
  return { code: 'missing-target', severity: 'warning', path, range: link, message, expected }
}

function ambiguousLink(expected: readonly NotePath[]): Diagnostic {
  const message = `"N" is the name of ${expected.length} files; ${expected[0]} is taken`
  return { code: 'ambiguous-link', severity: 'info', path, range: link, message, expected }
}

async function locate(diagnostic: Diagnostic) {
  const [located] = await locateDiagnostics(
    [diagnostic],
    async () => source,
    (file) => `garden/${file}`,
  )
  return located!
}

describe('a diagnostic as text', () => {
  it('names place, severity, message and code, and shows the line', async () => {
    const located = await locate(missingTarget('Page cahce', ['Page cache', 'Page table']))
    expect(renderDiagnosticText(located, plain)).toBe(
      [
        'garden/linux/a,b.md:3:5: warning: No note or asset is named "Page cahce" [missing-target]',
        '  3 │ See [[Page cahce]] for more.',
        '    │     ^^^^^^^^^^^^^^',
        '  did you mean "Page cache" or "Page table"?',
      ].join('\n'),
    )
  })

  it('has no line where the whole file is meant', async () => {
    expect(renderDiagnosticText(await locate(noteTooLarge(path, 3_000_000, 1_048_576)), plain)).toBe(
      'garden/linux/a,b.md: error: Unexpected 3000000 bytes, expected at most 1048576, which is the setting budget.maxBytes. Of the note only the start is shown, as plain text [note-too-large]',
    )
  })

  it('shows at most five expected names', async () => {
    const candidates = Array.from({ length: 7 }, (_, i) => `${i}/N.md` as NotePath)
    const text = renderDiagnosticText(await locate(ambiguousLink(candidates)), plain)
    expect(text.split('\n').at(-1)).toBe(
      '  expected "0/N.md", "1/N.md", "2/N.md", "3/N.md", "4/N.md" and 2 more',
    )
  })

  it('lets no escape sequence of a name through to the terminal', async () => {
    const text = renderDiagnosticText(await locate(missingTarget('\u001b[2Jx', [])), plain)
    expect(text).not.toContain('\u001b')
  })

  it('has no place when the file is gone meanwhile', async () => {
    const [located] = await locateDiagnostics(
      [missingTarget('X', [])],
      async () => undefined,
      (file) => file,
    )
    expect(renderDiagnosticText(located!, plain)).toBe(
      'linux/a,b.md: warning: No note or asset is named "X" [missing-target]',
    )
  })
})

describe('a diagnostic as a workflow command', () => {
  it('escapes what would end a property or the line', async () => {
    const located = await locate(missingTarget('100%\n::error::', ['Right']))
    expect(renderDiagnosticGithub(located)).toBe(
      '::warning file=garden/linux/a%2Cb.md,line=3,col=5,endLine=3,endColumn=19,title=missing-target' +
        '::No note or asset is named "100%25%0A::error::"; did you mean "Right"?',
    )
  })

  it('calls an info a notice and needs no place', async () => {
    const info = ambiguousLink(['a/N.md' as NotePath])
    const [located] = await locateDiagnostics(
      [info],
      async () => undefined,
      (file) => file,
    )
    expect(renderDiagnosticGithub(located!)).toBe(
      '::notice file=linux/a%2Cb.md,title=ambiguous-link::"N" is the name of 1 files; a/N.md is taken; expected "a/N.md"',
    )
  })
})
