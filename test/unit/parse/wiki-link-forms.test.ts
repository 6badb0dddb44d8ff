import { describe, expect, it } from 'vitest'
import { parse, parsers } from './parse.ts'

/** What is written, and the links in it: syntax, target, fragment, display text, and the slice of the whole. */
const forms: readonly (readonly [source: string, ...links: string[]])[] = [
  ['[[a]]', 'link a'],
  ['![[a]]', 'embed a'],
  ['[[a|b]]', 'link a|b'],
  ['[[a|b|c]]', 'link a|b|c'],
  ['[[a#h]]', 'link a#h'],
  ['[[#h]]', 'link #h'],
  ['[[a#h#i]]', 'link a#h#i'],
  ['[[a#^id]]', 'link a^id'],
  ['[[a#]]', 'link a'],
  ['[[ a b ]]', 'link a b'],
  ['[[a.b/c.md]]', 'link a.b/c.md'],
  ['[[a\\|b]]', 'link a|b'],
  ['[[https://x.y/z]]', 'link https://x.y/z'],
  ['[[a*b*c]] [[_d_]]', 'link a*b*c', 'link _d_'],
  ['*[[a]]* **[[b]]** ~~[[c]]~~', 'link a', 'link b', 'link c'],
  ['x[[a]]y[[b]]', 'link a', 'link b'],
  ['[[a]][[b]]![[c]]', 'link a', 'link b', 'embed c'],
  ['[[[a]]]', 'link a'],
  ['[[a [[b]]', 'link b'],
  ['[[a|b [c]]]', 'link a|b [c'],
  ['[[x|`y`]]', 'link x|`y`'],
  ['[[`x`]] `[[y]]`', 'link `x`'],
  ['`[[a` b]]'],
  ['`a [[b` c]] `d`'],
  ['[[a `b]] c`', 'link a `b'],
  ['[[$a$]]', 'link $a$'],
  ['$[[a]]$'],
  ['[[<b>]]', 'link <b>'],
  ['<b title="[[a]]">'],
  ['<http://x.y/[[a]]>', 'markdown http://x.y/[[a]]'],
  ['[t]([[a]])', 'markdown [[a]]|t'],
  ['[[a]](u)', 'link a'],
  ['[x [[a]] y](u)', 'link a'],
  ['[x ![[a]] y](u)', 'markdown u|x a y', 'embed a'],
  ['\\[[a]]'],
  ['\\\\[[a]]', 'link a'],
  ['!\\[[a]]'],
  ['\\![[a]]', 'link a'],
  ['!![[a]]', 'embed a'],
  ['[[]]'],
  ['[[ ]]'],
  ['[[|a]]'],
  ['[[|]]'],
  ['| t |\n|---|\n| [[a\\|]] |', 'link a'],
  ['![[a|]]', 'embed a'],
  ['[[a|]]', 'link a'],
  ['[[a| ]]', 'link a'],
  ['[[a\nb]]'],
  ['[[a]b]]'],
  ['[[a'],
  ['[[[foo]]]: /url', 'link foo'],
  ['| t |\n|---|\n| [[a\\|b]] |', 'link a|b'],
  ['| t | u |\n|---|---|\n| [[a|b]] |'],
  ['# [[a]]', 'link a'],
  ['> [[a]]\n> ![[b]]', 'link a', 'embed b'],
  ['- [ ] [[a]]', 'link a'],
  ['[x]([[a]] y)', 'link a'],
  ['[r]: [[a]]'],
  ['[x](<u [[a]]>)', 'markdown u [[a]]|x'],
  ['\u0001[[a]]\u0002', 'link a'],
]

describe.each(parsers)('wiki-links with the %s parser', (parser) => {
  it.each(forms)('reads %j', (source, ...expected) => {
    const { note } = parse(source, { parser })
    const found = note.links.map(({ syntax, embed, target, fragment, displayText }) => {
      const part = !fragment
        ? ''
        : fragment.kind === 'block'
          ? `^${fragment.id}`
          : `#${fragment.path.join('#')}`
      const kind = syntax === 'wiki' ? (embed ? 'embed' : 'link') : syntax
      return `${kind} ${target}${part}${displayText === undefined ? '' : `|${displayText}`}`
    })
    expect(found).toEqual(expected)
    for (const { range, targetRange, syntax, embed, target } of note.links) {
      const written = source.slice(range.start, range.end)
      if (syntax === 'wiki')
        expect(written.startsWith(embed ? '![[' : '[[') && written.endsWith(']]')).toBe(true)
      expect(source.slice(targetRange.start, targetRange.end)).toBe(target)
    }
  })

  it('takes up to 1,024 characters between the brackets', () => {
    const count = (length: number) => parse(`[[${'a'.repeat(length)}]]`, { parser }).note.links.length
    expect([count(1_024), count(1_025)]).toEqual([1, 0])
  })
})
