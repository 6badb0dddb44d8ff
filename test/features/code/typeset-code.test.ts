import { bundledLanguagesInfo } from 'shiki/langs'
import { describe, expect, it } from 'vitest'
import { readCodeMeta } from '../../../src/body/code-meta.ts'
import { typesetInset } from '../../../src/session/insets/typesetter.ts'

const codeOf = async (language: string, code: string, meta = ''): Promise<string> =>
  (await typesetInset({ kind: 'code', language, meta, code })).html

/** What a browser would copy. */
const textOf = (html: string): string =>
  html
    .replace(/^[\s\S]*<code>/, '')
    .replace(/<\/code>[\s\S]*$/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

describe('code', () => {
  it('says by classes what each word is, for both themes at once', async () => {
    const html = await codeOf('js', 'const a = "b" // <c>')
    expect(html).toBe(
      '<div class="code" data-language="js">\n<pre tabindex="0"><code><span class="t-keyword">const</span> a ' +
        '<span class="t-operator">= </span><span class="t-string">&quot;b&quot; </span>' +
        '<span class="t-comment">// &lt;c&gt;</span>\n</code></pre>\n</div>',
    )
    expect(html).not.toContain('style=')
  })

  it('looks the same whatever stood before it, also where a language holds others', async () => {
    const samples = [
      ['mdx', "import Tabs from '@theme/Tabs'"],
      ['markdown', '```js\nconst a = 1\n```'],
      ['svelte', '<script lang="ts">let a: number = 1</script>'],
    ] as const
    const alone = await Promise.all(samples.map(([language, code]) => codeOf(language, code)))
    for (const language of ['tsx', 'js', 'ts', 'es-tag-sql', 'vue']) await codeOf(language, 'a')
    expect(await Promise.all(samples.map(([language, code]) => codeOf(language, code)))).toEqual(alone)
  })

  it('sets off lines and shows a title', async () => {
    const html = await codeOf('text', 'one\ntwo\nthree\nfour', '{1,3-4} title="<a.txt>"')
    expect(html).toBe(
      '<div class="code" data-language="text">\n<p class="code-title">&lt;a.txt&gt;</p>\n<pre tabindex="0"><code>' +
        '<span class="hit">one\n</span>two\n<span class="hit">three\n</span><span class="hit">four\n</span></code></pre>\n</div>',
    )
  })

  it('shows code of an unknown language as it is', async () => {
    expect(await codeOf('no-such"><b', 'a < b')).toBe(
      '<div class="code" data-language="no-such&quot;&gt;&lt;b">\n<pre tabindex="0"><code>a &lt; b\n</code></pre>\n</div>',
    )
  })

  it('keeps every character, whatever the grammar makes of it', async () => {
    const code = 'a <b> & "c"\n\n\tif (x) { `$y` } // é 🌱\n  # h | * - `'
    for (const language of [
      'ts',
      'python',
      'css',
      'html',
      'md',
      'bash',
      'rust',
      'sql',
      'tex',
      'diff',
      'yaml',
    ])
      expect(textOf(await codeOf(language, code)), language).toBe(`${code}\n`)
  })

  it('takes a line end of any system', async () => {
    expect(textOf(await codeOf('js', 'a\r\nb'))).toBe('a\nb\n')
  })

  it('leaves a line that is data alone', async () => {
    expect(await codeOf('json', `"${'x'.repeat(3_000)}"`)).not.toContain('<span')
  })

  it.skipIf(process.env['HORTUS_FULL'] !== '1')('knows every language that shiki brings', async () => {
    for (const { id, aliases = [] } of bundledLanguagesInfo) {
      for (const name of [id, ...aliases])
        expect(textOf(await codeOf(name.toLowerCase(), 'x = 1 + "a"')), name).toBe('x = 1 + "a"\n')
    }
  })
})

describe('what stands behind the language', () => {
  it.each([
    ['{1,3-5}', [1, 3, 4, 5], ''],
    ['{ 2 , 4 } title="a b"', [2, 4], 'a b'],
    ["title='{1}' {2}", [2], '{1}'],
    ['title=x.js', [], 'x.js'],
    ['{x} {5-3} subtitle="y"', [], ''],
  ])('%s', (meta, lines, title) => {
    const read = readCodeMeta(meta)
    expect([1, 2, 3, 4, 5, 6].filter(read.isHit)).toEqual(lines)
    expect(read.title).toBe(title)
  })
})
