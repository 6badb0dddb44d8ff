import fc from 'fast-check'

const pieces =
  '[[ ]] [[a]] [[a|b]] ![[c]] ![[c|3]] [[a\\|b]] [[a#h]] [[#^x]] [[x`y`]] [[p*q]] [ ](u) ] | ` `` * ** _ ~~ == %% ^[ #tag # ^id $ $$ <b> </b> <!-- --> <div> x y é 😀 日本。 \\ \\[ \\# &amp; &#35;t http://a.b/c www.a.bc a@b.cd <http://x.y> [r] [^1] ! ( ) { a " \''
const lines = [
  '\n',
  '\n\n',
  '\n> ',
  '\n- ',
  '\n  ',
  '\n    ',
  '\n1. ',
  '\n# ',
  '\n|a|b|\n|-|-|\n|',
  '\n```\n',
  '\n%%\n',
  '> [!note]- t\n> ',
  '\n<div>\n',
  '<img src="i.png" onerror=x>',
  '<a href="n.md#h">',
  '</a>',
  '<a href=x/y.md>',
  '\n<video poster=p.jpg\n',
  '\n[r]: /u "t"\n',
  '\n[^1]: fn\n',
  '- [x] ',
  '---\n',
  '\n===\n',
  '\t',
  '\r\n',
  ' ',
  ' ',
  ' ',
]

/** Texts made of everything that notes have, in any order. */
export const markdown: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...pieces.split(' '), ...lines), fc.string({ maxLength: 4 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''))
