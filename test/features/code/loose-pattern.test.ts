import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { bundledLanguagesInfo } from 'shiki/langs'
import { describe, expect, it } from 'vitest'
import { loosenPattern } from '../../../src/features/code/loose-pattern.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('shiki/onig.wasm'))
const engine = await createOnigurumaEngine(wasm)

describe('loosenPattern', () => {
  it.each([
    ['abc d', 'abc d', 'gm'],
    ['(?i)(?<![-\\w])(a|bc)(?![-\\w])', '(?<![\\x2d0-9A-Z_a-z])(?:a|bc)(?![\\x2d0-9A-Z_a-z])', 'gim'],
    ['[[:alpha:][^\\x00-\\x7F]]+', '[A-Za-z]+', 'gm'],
    ['[]a-c]?', '[\\x5da-c]?', 'gm'],
    ['\\h{2}x{,3}', '[0-9A-Fa-f]{2}x{0,3}', 'gm'],
    ['{a', '\\x7ba', 'gm'],
    ['é|a', '[]|a', 'gm'],
    // What is not exact is not negated: `^` also matches behind the last line end.
    ['(?<!^a)b', '(?:)b', 'gm'],
    ['(["\'])x\\1', '(?:[\\x22\\x27])x[^]*?', 'gm'],
  ])('%s', (source, expected, flags) => {
    const loose = loosenPattern(source)
    expect(loose?.source).toBe(expected)
    expect(loose?.flags).toBe(flags)
  })

  it.each([
    '(?>a|ab)c',
    'a++',
    'a{2}+',
    'a**',
    '(?i:a)b',
    'a(?x)b',
    '\\Ga',
    'a\\Kb',
    '\\g<x>',
    '[a&&b]',
    '(?~a)',
    '(?i)é',
    'a)',
    '(a',
    '[a',
    '\\p{Han}',
    '^(?!\\1$)',
  ])('leaves %s alone', (source) => {
    expect(loosenPattern(source)).toBeUndefined()
  })

  it('finds a match wherever the expressions of real grammars do', { timeout: 300_000 }, async () => {
    const wanted = ['css', 'javascript', 'html', 'yaml', 'python', 'shellscript', 'markdown', 'rust', 'sql']
    const isFull = process.env['HORTUS_FULL'] === '1'
    const sources = new Set<string>()
    for (const { id, import: load } of bundledLanguagesInfo) {
      if (!isFull && !wanted.includes(id)) continue
      for (const grammar of (await load()).default) collectSources(grammar, sources)
    }
    let translated = 0
    for (const source of [...sources].sort()) {
      const loose = loosenPattern(source)
      if (loose === undefined) continue
      translated++
      const scanner = engine.createScanner([source])
      for (const line of lines) {
        for (const start of [0, 1, line.length >> 1]) {
          const place = scanner.findNextMatchSync(line, start, 0)?.captureIndices[0]?.start
          loose.lastIndex = start
          const loosePlace: number | undefined = loose.exec(line)?.index
          if (place !== undefined && !(loosePlace !== undefined && loosePlace <= place))
            expect.fail(`${source} at ${start} of ${line}: ${place}, ${loosePlace}`)
        }
      }
      scanner.dispose?.()
    }
    expect(translated).toBeGreaterThan(isFull ? 10_000 : 900)
  })
})

/** Every expression of a grammar, and each as it is where no line begins there. */
function collectSources(value: unknown, sources: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collectSources(inner, sources)
    else if (['match', 'begin', 'end', 'while'].includes(key)) {
      sources.add(inner)
      if (inner.includes('\\A')) sources.add(inner.replaceAll('\\A', '\\\uffff'))
    }
  }
}

/** What grammars look for, and what is nearly that. */
const lines = [
  ':root { --a-b: calc(1px + 2.5em) !important; COLOR: #FFF; }',
  '@media (min-width: 40em) and (hover) { a:hover::before > b.c#d[e="f"] { margin: 0 auto } }',
  'export default async function* f<T>(a = {}, ...b): Promise<void> { return await x?.y!.z }',
  'const r = /a[b]\\/c/gi, s = `t w`; // TODO: x',
  '<div class="a b" onclick=\'f()\' data-x>&amp; <!-- c --></div><script type="module">let a</script>',
  'key: &anchor [a, "b", !!str c] # d',
  '  - { x: 1.5e3, y: ~, z: 2026-01-01 }  <<: *anchor',
  'def f(self, *args: int, **kw) -> None: return [x for x in range(10) if not x % 2] # c',
  'if [ -f "$1" ] && ! grep -q \'x\' <<< "$a"; then echo $(( 1 + 2 )) | tee -a f; fi',
  '# Heading **bold** _it_ `code` [a](b "c") ![d](e) <http://f> ~~g~~ | h |',
  "SELECT COUNT(*) AS n FROM t WHERE a = 'b' AND c IS NOT NULL; -- d",
  'fn main<\'a>(x: &\'a mut Vec<u8>) -> Result<(), E> { println!("{:?}", x); }',
  'lambda and not or in is True False None',
  '',
  '   ',
  '\t}',
].map((line) => `${line}\n`)
