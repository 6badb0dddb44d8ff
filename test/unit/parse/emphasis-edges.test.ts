import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'

const processors = (['native', 'remark'] as const).map((parser) => ({
  parser,
  processor: createNoteProcessor({ parser, lineBreaks: 'commonmark' }),
}))

/** A tree in short: `<b>` strong, `<i>` emphasis, `<s>` deleted, `<a>` any link. */
const show = (node: Nodes): string => {
  if (node.type === 'wikiLink') return `<a>${node.value}</a>`
  if (node.type === 'wikiEmbed') return `<embed>${node.value}</embed>`
  if (!('children' in node)) return 'value' in node ? node.value : ''
  const inner = (node.children as Nodes[]).map(show).join('')
  const tag = { strong: 'b', emphasis: 'i', delete: 's', link: 'a' }[node.type as string]
  return tag ? `<${tag}>${inner}</${tag}>` : inner
}

describe.each(processors)('emphasis read by $parser', ({ processor }) => {
  const read = (source: string): string => show(processor.parse(source))

  it.each([
    ['点击**[[首页]]**。', '点击<b><a>首页</a></b>。'],
    ['请看**[帮助](help.md)**吧', '请看<b><a>帮助</a></b>吧'],
    ['ここが**「入口」**になる', 'ここが<b>「入口」</b>になる'],
    ['**終わり。**次の文', '<b>終わり。</b>次の文'],
    ['**값(단위)**을 **읽고**、**쓰기**', '<b>값(단위)</b>을 <b>읽고</b>、<b>쓰기</b>'],
    ['**값(단위)**、**b**', '<b>값(단위)</b>、<b>b</b>'],
    ['**값(단위)**와**b**', '<b>값(단위)</b>와<b>b</b>'],
    ['これは~~「古い」~~新しい', 'これは<s>「古い」</s>新しい'],
    ['値は*"x"*です', '値は<i>"x"</i>です'],
    ['𠮷は**(名)**𠮷', '𠮷は<b>(名)</b>𠮷'],
    ['**𠮷!**𠮷', '<b>𠮷!</b>𠮷'],
    ['です**😀笑**ね', 'です<b>😀笑</b>ね'],
    ['ב**"ספר"**ו', 'ב<b>"ספר"</b>ו'],
    ['**מה?**ומי', '<b>מה?</b>ומי'],
    ['ל**[[בית]]**שלי', 'ל<b><a>בית</a></b>שלי'],
    ['و**«كتاب»**ك', 'و<b>«كتاب»</b>ك'],
    ['กด**"บันทึก"**แล้ว', 'กด<b>"บันทึก"</b>แล้ว'],
    ['กด**[[หน้าแรก]]**แล้ว', 'กด<b><a>หน้าแรก</a></b>แล้ว'],
    ['see**[[home]]**now', 'see<b><a>home</a></b>now'],
    ['a**![[pic.png]]**b', 'a<b><embed>pic.png</embed></b>b'],
  ])('%s', (source, expected) => {
    expect(read(source)).toBe(expected)
  })

  it.each([
    'a**(b)**c',
    'a~~(b)~~c',
    'x[i[0]]**2 + y[i[0]]**3',
    '5 * 字 * 6',
    '字_「x」_字',
    '서울~부산(기차)~대전',
    '`字**「x」**字`',
    '\\*\\*「x」\\*\\*字',
  ])('is none, as before, in %s', (source) => {
    expect(read(source)).toBe(source.replace(/`/g, '').replace(/\\/g, ''))
  })

  it('leaves texts, addresses, code and positions as they were written', () => {
    const source =
      '字**[「x」](字**「.md)**字 `字**「` ⠀**「 www.a.org/字**「** [[字**「|字**「]]**字\n\n[字**「]: /字**「'
    const tree = processor.parse(source)
    const visit = (node: Nodes): void => {
      if (node.type === 'text')
        expect(source.slice(node.position!.start.offset, node.position!.end.offset)).toBe(node.value)
      if ('children' in node) for (const child of node.children) visit(child)
    }
    visit(tree)
    expect(JSON.stringify(tree)).not.toMatch(/[\u2801-\u28ff\ue000-\uf8ff]/)
    expect(JSON.stringify(tree)).toContain('字**「.md')
  })

  it('does without where a text uses up all stand-ins', () => {
    const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(0x2800 + i)).join('')
    expect(read(`${all} 字**(x)**字`)).toBe(`${all} 字**(x)**字`)
  })

  it('costs the same for each of many marks', () => {
    const costOnce = (source: string): number => {
      const before = process.cpuUsage().user
      processor.parse(source)
      return process.cpuUsage().user - before
    }
    // The least of some: memory that other tests left may be collected meanwhile.
    const cost = (count: number): number => {
      const source = '字**「x」**字(\n\n'.repeat(count)
      return Math.min(...[1, 2, 3].map(() => costOnce(source)))
    }
    cost(500)
    // Eight times the marks: 8 if each costs the same, 64 if each is compared with all.
    expect(cost(8_000) / cost(1_000)).toBeLessThan(40)
  })
})
