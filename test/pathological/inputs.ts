/** Makes a text of a given number of repetitions. */
type Generator = (count: number) => string

const repeat =
  (text: string): Generator =>
  (n) =>
    text.repeat(n)

const joined =
  (part: (i: number) => string): Generator =>
  (n) =>
    Array.from({ length: n }, (_, i) => part(i)).join('')

/**
 * The ideas of cmark's test of pathological inputs, each written anew, with the count that it uses: what makes a
 * careless Markdown parser quadratic, or exhausts its stack.
 */
export const cmarkInputs: Readonly<Record<string, readonly [generate: Generator, count: number]>> = {
  'strong in emphasis in strong': [(n) => `${'*a **a '.repeat(n)}b${' a** a*'.repeat(n)}`, 65_000],
  'emphasis that is only closed': [repeat('a_ '), 65_000],
  'emphasis that is only opened': [repeat('_a '), 65_000],
  'links that are only closed': [repeat('a]'), 65_000],
  'links that are only opened': [repeat('[a'), 65_000],
  'openers and closers that do not match': [repeat('*a_ '), 50_000],
  'openers, then closers of another kind': [(n) => '*a '.repeat(n) + '_a*_ '.repeat(n), 20_000],
  'runs whose lengths make three': [(n) => `a**b${'c* '.repeat(n)}`, 50_000],
  'links opened, emphasis closed': [repeat('[ a_'), 50_000],
  'brackets and parentheses crossed': [repeat('[ (]('), 80_000],
  'images and brackets crossed': [repeat('![[]()'), 160_000],
  'a link across emphasis': [repeat('**x [a*b**c*](d)'), 1],
  'brackets in brackets': [(n) => `${'['.repeat(n)}a${']'.repeat(n)}`, 50_000],
  'quotes in quotes': [(n) => `${'> '.repeat(n)}a`, 50_000],
  'lists in lists': [joined((i) => `${'  '.repeat(i)}* a\n`), 1_000],
  'null characters': [repeat('abc\u0000de\u0000'), 1],
  'runs of backticks, each longer': [joined((i) => `e${'`'.repeat(i + 1)}`), 5_000],
  'links in angles that do not end': [repeat('[a](<b'), 30_000],
  'links that do not end': [repeat('[a](b'), 30_000],
  'comments that do not end': [(n) => `</${'<!--'.repeat(n)}`, 300_000],
  'lists on one line, then blank lines': [(n) => `${'- '.repeat(n)}x${'\n'.repeat(n)}`, 30_000],
  'the same in a quote': [(n) => `> ${'- '.repeat(n)}x\n${'>\n'.repeat(n)}`, 30_000],
  'emphasis in deep quotes': [(n) => `${'>'.repeat(n)}${'a*'.repeat(n)}`, 100_000],
  'many definitions': [(n) => joined((i) => `[a${i}]: u\n\n`)(n) + joined((i) => `[a${i}] `)(n), 25_000],
  'a table of many columns and short rows': [
    (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'|x|\n'.repeat(n)}`,
    10_000,
  ],
}

/** What else has made parsers of Markdown slow; `n` repetitions each. */
export const otherInputs: Readonly<Record<string, Generator>> = {
  'setext headings': repeat('a\n=\n'),
  headings: repeat('# a\n'),
  footnotes: (n) => joined((i) => `x[^${i}] `)(n) + '\n\n' + joined((i) => `[^${i}]: y\n`)(n),
  'one footnote called often': (n) => `${'x[^1] '.repeat(n)}\n\n[^1]: y\n`,
  'inline footnotes': repeat('x^[y] '),
  'definitions in a row': joined((i) => `[a${i}]: u\n`),
  'definitions that do not end': repeat('[a]: <b\n'),
  'lists of one level': repeat('- a\n'),
  'numbered lists': repeat('1. a\n'),
  'loose lists': repeat('- a\n\n'),
  'quotes and lists that end': repeat('x\n\n- a\n- b\n\n1. c\n\n> d\n\n'),
  tasks: repeat('- [ ] a\n'),
  'quotes, each deeper': (n) => joined((i) => `${'>'.repeat(i % 90)}a\n`)(n),
  'lists in lists on lines': (n) => joined((i) => `${'  '.repeat(i % 90)}- a\n`)(n),
  tables: repeat('|a|\n|-|\n\n'),
  'one long table': (n) => `|a|\n|-|\n${'|b|\n'.repeat(n)}`,
  'one wide table': (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n`,
  'pipes without a table': repeat('a|b\n'),
  'a long paragraph': repeat('a\n'),
  paragraphs: repeat('a\n\n'),
  'line breaks': repeat('a  \n'),
  'code fences': repeat('```\na\n```\n'),
  'a fence that does not end': (n) => `\`\`\`\n${'a\n'.repeat(n)}`,
  'indented code': repeat('    a\n'),
  'code in text': repeat('`a` '),
  'backticks that do not match': repeat('`a'),
  dollars: repeat('$a'),
  formulas: repeat('$a$ '),
  'double dollars': repeat('$$a'),
  'CDATA in text': repeat('a<![CDATA['),
  'declarations in text': repeat('a<!A '),
  'instructions in text': repeat('a<?'),
  'tags in text': repeat('a<b>'),
  'tags that end nothing': repeat('a</b>'),
  'tags in tags': repeat('<div>\n'),
  'attributes that do not end': repeat('<a b="'),
  'HTML blocks': repeat('<p>a</p>\n\n'),
  'void tags': repeat('a<br>'),
  'tables in HTML': repeat('<table><tr><td>'),
  'bold in HTML': repeat('<b><i></b></i>'),
  addresses: repeat('http://a.b '),
  'addresses that run on': repeat('www.a.b/'),
  'mail addresses': repeat('a@b.c '),
  'at signs': repeat('a@'),
  'dots and dashes before an at sign': (n) => `${'a.'.repeat(n)}@`,
  entities: repeat('&amp;'),
  ampersands: repeat('&a'),
  backslashes: repeat('\\a'),
  'struck words': repeat('~~a~~ '),
  tildes: repeat('~a~'),
  stars: repeat('*'),
  'stars around': (n) => `${'*'.repeat(n)}a${'*'.repeat(n)}`,
  'brackets crossed': repeat('[a](b'),
  images: repeat('![a](b) '),
  links: repeat('[a](b) '),
  'references without definition': repeat('[a][b] '),
  spaces: (n) => `a${' '.repeat(n)}b`,
  tabs: repeat('\ta\n'),
  'blank lines': repeat('\n'),
  'carriage returns': repeat('a\r'),
  emoji: repeat('😀*a* '),
  'letters of other scripts': repeat('日*本*。'),
}

/** What is ours alone: doubling any of them may cost no more than a little over double. */
export const ownInputs: Readonly<Record<string, Generator>> = {
  '[[': repeat('[['),
  '![[': repeat('![['),
  '[[a': repeat('[[a'),
  '[[a|': repeat('[[a|'),
  '[[a#': repeat('[[a#'),
  '[[a]]': repeat('[[a]] '),
  '![[a]]': repeat('![[a]] '),
  '[[a|b]]': repeat('[[a|b]] '),
  '^id': repeat('^id '),
  '^id at ends': repeat('a ^id\n\n'),
  '#tag': repeat('#tag '),
  '#a/': repeat('#a/'),
  '==': repeat('=='),
  '==a': repeat('==a '),
  '==a==': repeat('==a== '),
  '%%': repeat('%%'),
  '%% a': repeat('%% a\n\n'),
  '%%a%%': repeat('%%a%% '),
  '^[': repeat('^['),
  '> [!note]': repeat('> [!note]\n'),
  '> [!note] apart': repeat('> [!note] a\n\n'),
  '> [!': repeat('> [!'),
}
