import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'
import { textOffsets } from '../../../src/parse/text-offsets.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const processors = (['native', 'remark'] as const).map((parser) =>
  createNoteProcessor({ parser, lineBreaks: 'commonmark' }),
)

function parse(source: string, processor = processors[0]!) {
  return parseNote({ path: 'A.md' as NotePath, source, hash: 'a' as ContentHash }, processor)
}

/** A tree in a few words, each node with the source that it stands for. */
function outline(source: string, processor = processors[0]!): string {
  const lines: string[] = []
  const show = (node: Nodes, depth: number): void => {
    const own = source.slice(node.position?.start.offset, node.position?.end.offset)
    const what =
      node.type === 'callout'
        ? `${node.isTab ? 'tab' : node.calloutName}${node.fold ?? ''}`
        : 'value' in node
          ? `${node.type} ${JSON.stringify(node.value)}`
          : node.type
    lines.push(
      `${'  '.repeat(depth)}${what} @${JSON.stringify(own.length > 40 ? `${own.slice(0, 18)}…${own.slice(-18)}` : own)}`,
    )
    if (node.type === 'callout') for (const child of node.title) show(child, depth + 2)
    if ('children' in node) for (const child of node.children) show(child, depth + 1)
  }
  for (const node of parse(source, processor).tree.children) show(node, 0)
  return lines.join('\n')
}

/** The page of a note. */
async function shown(source: string): Promise<string> {
  const snapshot = await snapshotOf({ 'A.md': `# A\n\n${source}`, 'B.md': '# B\n' })
  const page = snapshot.plan.pages.find(({ address }) => address === 'a/')!
  return snapshot.render(page)
}

describe('a container of colons', () => {
  it.each([
    [':::tip\nText\n:::', 'tip', ''],
    [':::tip[A title]\nText\n:::', 'tip', 'A title'],
    ['::: tip A title\nText\n:::', 'tip', 'A title'],
    [':::note{title="A title"}\nText\n:::', 'note', 'A title'],
    [':::warning[A [[B]] title]{#id}\nText\n:::', 'warning', 'A [[B]] title'],
    ['::: {.callout-important title="A title"}\nText\n:::', 'important', 'A title'],
    ['::: details A title\nText\n:::', 'details-', 'A title'],
    ['::: {.callout-note collapse="true"}\nText\n:::', 'note-', ''],
    ['<Aside type="caution" title="A title">\nText\n</Aside>', 'caution', 'A title'],
    ['<Tip>\n\nText\n\n</Tip>', 'tip', ''],
    ['!!! note "A title"\n    Text', 'note', 'A title'],
    ['!!! note\n\n    Text', 'note', ''],
    ['??? question "A title"\n    Text', 'question-', 'A title'],
    ['???+ info inline end\n    Text', 'info+', ''],
    ['!!! note "Only a title"', 'note', 'Only a title'],
  ])('%j is a callout', (source, name, title) => {
    const node = parse(source).tree.children[0]
    expect(node?.type).toBe('callout')
    if (node?.type !== 'callout') return
    expect(node.calloutName + (node.fold ?? '')).toBe(name)
    const [first, last] = [node.title[0], node.title.at(-1)]
    expect(source.slice(first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0)).toBe(title)
    expect(source.slice(node.position?.start.offset, node.position?.end.offset)).toBe(source)
  })

  it.each([
    ':::tip\nText without an end',
    '```md\n:::tip\nText\n:::\n```',
    '!!! note\nText that is not indented',
    '!!!important',
    '=== "Tab"\nText',
    '<Warning>\n*HTML*\n</Warning>',
    'A === "b" in text',
    '    :::tip\n    code\n    :::',
  ])('%j is none', (source) => {
    expect(parse(source).tree.children.map(({ type }) => type)).not.toContain('callout')
  })

  it('that is not closed is told of, and takes no other with it', () => {
    const { note, tree } = parse(':::open\n\n!!! note\n    Text\n\n:::tip\nText\n:::')
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'callout', 'callout'])
    expect(note.diagnostics.map(({ code }) => code)).toEqual(['foreign-syntax'])
  })
})

// github.com/javalent/admonitions
describe('a block of the plugin Admonition', () => {
  it.each([
    ['```ad-note\n$v$ is [[B]]\n```', 'note', ''],
    ['````ad-tip\ntitle: **C++** way\ncollapse: closed\n```js\na\n```\n````', 'tip-', '**C++** way'],
    ['~~~ad-Blue\nicon: x\ncollapse: open\n- a\n~~~', 'blue+', ''],
    ['```ad-attention\ntitle: Only\n\n```', 'attention', 'Only'],
  ])('%j is a callout', (source, name, title) => {
    for (const processor of processors) {
      const node = parse(source, processor).tree.children[0]
      if (node?.type !== 'callout') throw new Error(`Found ${node?.type}`)
      expect(node.calloutName + (node.fold ?? '')).toBe(name)
      const [first, last] = [node.title[0], node.title.at(-1)]
      expect(source.slice(first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0)).toBe(title)
      expect(source.slice(node.position?.start.offset, node.position?.end.offset)).toBe(source)
    }
  })

  it('stands in items and in others, and its links stand where they are written', async () => {
    const source = '- One\n\n  ```ad-note\n  title: [[B]]\n\n  See [[B]]\n  ```\n- Two\n'
    const { note, tree } = parse(source)
    expect(note.links.map(({ range }) => source.slice(range.start, range.end))).toEqual(['[[B]]', '[[B]]'])
    expect(JSON.stringify(tree)).toContain('"calloutName":"note"')
    const html = await shown('```ad-note\ntitle:\nWith [[B]] in it\n```\n\nAfter\n')
    expect(html).toMatch(/With <a [^>]*>B<\/a> in it/)
    expect(html).not.toMatch(/title:|ad-note/)
  })

  it.each(['```ad-note\nWithout an end', '```ad-note js\na\n```', '````md\n```ad-note\na\n```\n````'])(
    '%j is none',
    (source) => {
      expect(parse(source).tree.children.map(({ type }) => type)).toEqual(['code'])
    },
  )
})

describe('what is in a container', () => {
  it('is where it stands in the source, however deep', () => {
    const source = [
      'Before',
      '::::note',
      'One',
      '!!! tip "Two"',
      '    Two **bold**',
      '    goes on.',
      '',
      '    ```py',
      '    a',
      '',
      '        b',
      '    ```',
      ':::danger',
      '- Three',
      ':::',
      '::::',
      'After',
    ].join('\n')
    expect(outline(source)).toMatchInlineSnapshot(`
      "paragraph @"Before"
        text "Before" @"Before"
      note @"::::note\\nOne\\n!!! t…r\\n- Three\\n:::\\n::::"
        paragraph @"One"
          text "One" @"One"
        tip @"!!! tip \\"Two\\"\\n    …\\n        b\\n    \`\`\`"
            text "Two" @"Two"
          paragraph @"Two **bold**\\n    goes on."
            text "Two " @"Two "
            strong @"**bold**"
              text "bold" @"bold"
            text "\\ngoes on." @"\\n    goes on."
          code "a\\n\\n    b" @"\`\`\`py\\n    a\\n\\n        b\\n    \`\`\`"
        danger @":::danger\\n- Three\\n:::"
          list @"- Three"
            listItem @"- Three"
              paragraph @"Three"
                text "Three" @"Three"
      paragraph @"After"
        text "After" @"After""
    `)
    expect(outline(source, processors[1])).toBe(outline(source))
  })

  it('counts: links, headings, tags, tasks and blocks of code', () => {
    const { note } = parse('!!! note "See [[B]]"\n    ## Why\n    #tag and [[C|c]]\n\n    - [ ] do ^id\n')
    expect(note.links.map(({ target }) => target)).toEqual(['B', 'C'])
    expect(note.headings.map(({ text }) => text)).toEqual(['Why'])
    expect(note.tags).toEqual(['tag'])
    expect(note.blocks.map(({ id }) => id)).toEqual(['id'])
    expect(note.plainText).toContain('See B')
  })

  it('may stand in a list, at the indentation that MkDocs and CommonMark want', () => {
    for (const source of [
      '1. Step\n\n    !!! tip\n        In it.\n\n        More.\n\n2. Next',
      '- Step\n\n    !!! tip\n        In it.\n\n        More.\n\n- Next',
      '- Step\n\n  :::tip\n  In it.\n\n  More.\n  :::\n\n- Next',
    ]) {
      const [list] = parse(source).tree.children
      const items = list?.type === 'list' ? list.children : []
      expect(items.map((item) => item.children.map(({ type }) => type))).toEqual([
        ['paragraph', 'callout'],
        ['paragraph'],
      ])
    }
  })
})

describe('lines of MDX that are program', () => {
  it('are code in a closed box, and no other lines are', () => {
    const source =
      "import Tabs from '@theme/Tabs';\nimport { A,\n  B } from 'b'\n\nimport things from there\n\n```js\nimport a from 'a'\n```\n\nexport const a = [\n  1,\n]\n\nAfter."
    const { tree, note } = parse(source)
    expect(tree.children.map(({ type }) => type)).toEqual([
      'callout',
      'paragraph',
      'code',
      'callout',
      'paragraph',
    ])
    const [box] = tree.children
    expect(box?.type === 'callout' && [box.fold, box.children]).toMatchObject([
      '-',
      [{ type: 'code', lang: 'mdx', value: "import Tabs from '@theme/Tabs';\nimport { A,\n  B } from 'b'" }],
    ])
    expect(note.diagnostics).toEqual([])
    expect(outline(source, processors[1])).toBe(outline(source))
  })
})

describe('tabs', () => {
  it('that follow one another are one group, of which the first is open', async () => {
    const html = await shown(
      '=== "C"\n\n    ``` c\n    int a;\n    ```\n\n=== "Rust"\n    Text [[B]].\n\nAfter.\n',
    )
    expect(html.replace(/tabs-[\w-]+/g, 'tabs')).toContain(
      '<div class="tabs">\n<details class="tab" open name="tabs">\n<summary>C</summary>',
    )
    expect(html).toMatch(/<summary>Rust<\/summary>\n<p>Text <a [^>]*>B<\/a>\.<\/p>/)
    expect(html.match(/ name="(tabs-[\w-]+)"/g)).toHaveLength(2)
    expect(new Set(html.match(/ name="tabs-[\w-]+"/g)).size).toBe(1)
  })

  it.each([
    '<Tabs>\n  <TabItem value="a" label="A">\n    Text\n  </TabItem>\n  <TabItem value="b" label="B">\n    More\n  </TabItem>\n</Tabs>',
    '::: code-group\n\n```js [A]\na\n```\n\n```ts [B]\nb\n```\n\n:::',
    ':::tabs\n\n::::tab{title="A"}\nText\n::::\n\n::::tab{title="B"}\nMore\n::::\n:::',
  ])('%j', (source) => {
    const [tabs] = parse(source).tree.children
    expect(tabs?.type).toBe('tabs')
    const titles = tabs?.type === 'tabs' ? tabs.children.map(({ title }) => title) : []
    expect(titles.map(([text]) => (text?.type === 'text' ? text.value : ''))).toEqual(['A', 'B'])
  })
})

describe('any nesting of containers', () => {
  /** A note of containers in containers, from a seed. */
  function randomNote(seed: number): string {
    let state = seed
    const below = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % most
    }
    const block = (depth: number): string[] => {
      const inner = (): string[] =>
        Array.from({ length: 1 + below(3) }, () => block(depth + 1)).flatMap((lines, i) =>
          i > 0 && below(2) ? ['', ...lines] : lines,
        )
      const choice = below(depth > 3 ? 5 : 10)
      if (choice === 0) return ['Some *text* with [[B|b]]', 'over two lines &amp; more.']
      if (choice === 1) return ['- item', '- [ ] task', '', '  more']
      if (choice === 2) return ['```js', 'let a', '', '  let b', '```']
      if (choice === 3) return ['> a quote', '> goes on']
      if (choice === 4) return ['| a | b |', '| - | - |', '| 1 | 2 |']
      if (choice < 7) {
        const colons = ':'.repeat(3 + (4 - depth))
        return [`${colons}tip[Title ${depth}]`, ...inner(), colons]
      }
      const indented = inner().map((line) => (line === '' ? '' : `    ${line}`))
      return [choice < 9 ? '!!! note "Title"' : '=== "Tab"', ...(below(2) ? [''] : []), ...indented]
    }
    return Array.from({ length: 4 }, () => block(0).join('\n')).join(below(2) ? '\n\n' : '\n')
  }

  it('is read the same by both parsers, with every text where it stands', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const source = randomNote(seed)
      expect(outline(source, processors[1])).toBe(outline(source))
      const visit = (node: Nodes, around: readonly [number, number]): void => {
        const place = [
          node.position?.start.offset ?? around[0],
          node.position?.end.offset ?? around[1],
        ] as const
        expect([source, place[0] >= around[0] && place[1] <= around[1]]).toEqual([source, true])
        if (node.type === 'text')
          expect([source, textOffsets(node.value, node, source) === undefined]).toEqual([source, false])
        if (node.type === 'callout') for (const child of node.title) visit(child, place)
        if ('children' in node) for (const child of node.children) visit(child, place)
      }
      visit(parse(source).tree, [0, source.length])
    }
  })
})
