import { describe, expect, it } from 'vitest'
import { noteLanguage } from '../../../src/features/editor/web/live/note-parser.ts'

const { parser } = noteLanguage().language

/** Nodes of a kind in a text, as they are written. */
function find(text: string, ...names: string[]): readonly string[] {
  const found: string[] = []
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (names.includes(name)) found.push(text.slice(from, to))
    },
  })
  return found
}

describe('the editor’s grammar of notes', () => {
  it('reads wiki-links and embeds with their parts', () => {
    const text = 'See [[Note#Part|that]] and ![[a b.png|300]], not \\[[this]] or `[[code]]`.'
    expect(find(text, 'WikiLink', 'WikiEmbed')).toEqual(['[[Note#Part|that]]', '![[a b.png|300]]'])
    expect(find(text, 'WikiTarget', 'WikiLabel')).toEqual(['Note#Part', 'that', 'a b.png', '300'])
    expect(find('| a |\n|---|\n| [[x\\|y]] |', 'WikiTarget', 'WikiLabel')).toEqual(['x', 'y'])
  })

  it('reads highlights, with markup inside, and no line of equal signs', () => {
    expect(find('==well *done*== == no == a === b', 'Highlight')).toEqual(['==well *done*=='])
  })

  it('reads formulas and leaves prices alone', () => {
    expect(find('$x^2$ costs $5 and $6, then $$z$$', 'InlineMath')).toEqual(['$x^2$', '$$z$$'])
    expect(find('text\n$$\n- b\n\n= c\n$$\nmore $a$', 'BlockMath', 'InlineMath')).toEqual([
      '$$\n- b\n\n= c\n$$',
      '$a$',
    ])
    expect(find('> $$\n> x\n\nafter\n\n$$\ny\n$$', 'BlockMath')).toEqual(['$$\n> x', '$$\ny\n$$'])
  })

  it('reads comments within lines and over lines', () => {
    expect(find('a %%b [[c]]%% d\n\n%%\ne\n\nf\n%%\ng', 'NoteComment', 'WikiLink')).toEqual([
      '%%b [[c]]%%',
      '%%\ne\n\nf\n%%',
    ])
  })

  it('reads tags as the garden does', () => {
    expect(find('#a/b (#c) x#d #1 #1a #\n#عربي', 'Hashtag')).toEqual(['#a/b', '#c', '#1a', '#عربي'])
  })

  it('reads footnotes: calls, definitions with what is below them, and those where they are called', () => {
    const text = 'One[^1] two^[small *print*].\n\n[^1]: First\n    more\n\n    second\n\nAfter'
    expect(find(text, 'FootnoteCall', 'InlineFootnote', 'FootnoteDefinition')).toEqual([
      '[^1]',
      '^[small *print*]',
      '[^1]: First\n    more\n\n    second',
    ])
    expect(find(text, 'CodeBlock')).toEqual([])
  })

  it('reads tasks with any sign, and ids at the end of blocks', () => {
    expect(find('- [ ] a\n- [/] b\n- [x] c ^id\n- [link] d', 'TaskMarker')).toEqual(['[ ]', '[/]', '[x]'])
    expect(find('A block ^id-1\n\nnot ^here then', 'BlockId')).toEqual(['^id-1'])
  })

  it('reads boxes: those in others, those in lists, and no colons in code', () => {
    const nested = '::::info\na\n\n:::tip[One]\nb\n:::\n\nc\n::::\n\nd'
    expect(find(nested, 'Box3', 'Box4')).toEqual([
      '::::info\na\n\n:::tip[One]\nb\n:::\n\nc\n::::',
      ':::tip[One]\nb\n:::',
    ])
    expect(find(':::tip\n```\n:::\n```\na\n:::\nb', 'Box3')).toEqual([':::tip\n```\n:::\n```\na\n:::'])
    expect(find(':::tip\n- a\n- b\n:::\nc', 'BulletList', 'BoxEnd')).toEqual(['- a\n- b', ':::'])
    expect(find('!!! note\n    a\n\n    b\n\nc', 'IndentedBox', 'CodeBlock')).toEqual([
      '!!! note\n    a\n\n    b',
    ])
    expect(find('!!! note\n    === "One"\n        a\n    b', 'IndentedBox')).toEqual([
      '!!! note\n    === "One"\n        a\n    b',
      '=== "One"\n        a',
    ])
  })

  it('reads boxes of elements: nested, indented, and no tag in code', () => {
    expect(find('<Tip>\n\na\n\n</Tip>\nb', 'BoxTip', 'BoxEnd')).toEqual(['<Tip>\n\na\n\n</Tip>', '</Tip>'])
    const nested = '<Tabs>\n  <Tab title="A">\n    a\n\n        b\n  </Tab>\n</Tabs>\nc'
    expect(find(nested, 'BoxTabs', 'BoxTab', 'CodeBlock')).toEqual([
      nested.slice(0, -2),
      '<Tab title="A">\n    a\n\n        b\n  </Tab>',
      'b',
    ])
    const same = '<Card title="A">\n<Card title="B">\nb\n</Card>\na\n</Card>'
    expect(find(same, 'BoxCard')).toEqual([same, '<Card title="B">\nb\n</Card>'])
    expect(find('<Steps>\n```\n</Steps>\n```\n</Steps>\na', 'BoxSteps')).toEqual([
      '<Steps>\n```\n</Steps>\n```\n</Steps>',
    ])
    expect(find('<Tip>\ntext right below is of HTML\n</Tip>', 'BoxTip', 'HTMLBlock')).toEqual([
      '<Tip>\ntext right below is of HTML\n</Tip>',
    ])
  })

  it('reads properties at the start of a note alone, and only where they end', () => {
    const text = '---\ntags: [a]\nb: "c"\n---\n# Title\n\n---\nd: e\n---'
    expect(find(text, 'Frontmatter')).toEqual(['---\ntags: [a]\nb: "c"\n---'])
    expect(find(text, 'Key').length).toBe(2)
    expect(find(text, 'ATXHeading1')).toEqual(['# Title'])
    expect(find('---\n---\n# Title', 'Frontmatter', 'ATXHeading1')).toEqual(['---\n---', '# Title'])
    expect(find('---\na: b\n\n# Title', 'Frontmatter', 'ATXHeading1')).toEqual(['# Title'])
    const long = `---\na: ${'b'.repeat(5_000)}\nc: d\n---\ne`
    expect(find(long, 'Frontmatter')).toEqual([long.slice(0, -2)])
  })
})
