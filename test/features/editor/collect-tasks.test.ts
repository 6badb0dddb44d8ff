import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectTasks, tickTask } from '../../../src/features/editor/tasks/collect-tasks.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'

const path = 'a.md' as NotePath
const tasksOf = (text: string) => collectTasks(path, text, defaultGardenOptions)
const tick = (text: string, index: number): string | undefined => {
  const task = tasksOf(text)[index]
  return task && tickTask(path, text, task, defaultGardenOptions)?.text
}

describe('the tasks of a text', () => {
  it('are those that its page shows, in its order', () => {
    const text = [
      '---\ntitle: x\n---',
      '- [ ] one\n  1. [x] two',
      '```\n- [ ] code\n```',
      '%%\n- [ ] hidden\n%%',
      '> [!note]\n> - [/] three',
      '[^1]: - [ ] in a footnote',
      '- [ ]\n- [] no\n- [a](b) link',
      '+ [-] four [^1]',
    ].join('\n\n')
    const found = tasksOf(text).map(({ line, text: written, sign, place }) => [line, written, sign, place])
    expect(found).toEqual([
      [4, '- [ ] one', ' ', 3],
      [5, '  1. [x] two', 'x', 6],
      [16, '> - [/] three', '/', 5],
      [24, '+ [-] four [^1]', '-', 3],
    ])
  })

  it('of another program are those that its page shows, and are ticked by its words', () => {
    const options = { ...defaultGardenOptions, dialects: [{ name: 'logseq', settings: {} }] }
    const text = '- TODO one\n\t- [ ] two\n- DONE three\n- DOING four\n  - words\n'
    const found = collectTasks(path, text, options)
    expect(found).toEqual([
      { line: 0, text: '- TODO one', sign: ' ', word: 'TODO', place: 2 },
      { line: 1, text: '\t- [ ] two', sign: ' ', place: 4 },
      { line: 2, text: '- DONE three', sign: 'x', word: 'DONE', place: 2 },
      { line: 3, text: '- DOING four', sign: '/', word: 'DOING', place: 2 },
    ])
    const ticked = found.map((task) => tickTask(path, text, task, options))
    expect(ticked.map((one) => one?.sign)).toEqual(['x', 'x', ' ', 'x'])
    expect(ticked[0]?.text).toBe(text.replace('TODO one', 'DONE one'))
    expect(ticked[2]?.text).toBe(text.replace('DONE three', 'TODO three'))
    expect(ticked[3]?.text).toBe(text.replace('DOING four', 'DONE four'))
  })

  it('are ticked and opened where they stand', () => {
    const text = 'A\r\n- [ ] one\r\n- [x] one\r\n> * [/] 🌱 two\r\n'
    expect(tick(text, 0)).toBe('A\r\n- [x] one\r\n- [x] one\r\n> * [/] 🌱 two\r\n')
    expect(tick(text, 1)).toBe('A\r\n- [ ] one\r\n- [ ] one\r\n> * [/] 🌱 two\r\n')
    expect(tick(text, 2)).toBe('A\r\n- [ ] one\r\n- [x] one\r\n> * [ ] 🌱 two\r\n')
  })

  it('are left alone where the line is not what or where it was', () => {
    const [task] = tasksOf('- [ ] one\n- [ ] two\n')
    const tickIn = (text: string) => task && tickTask(path, text, task, defaultGardenOptions)?.text
    expect(tickIn('- [ ] one\n- [ ] another\n')).toBe('- [x] one\n- [ ] another\n')
    for (const text of [
      '- [ ] One\n',
      '\n- [ ] one\n',
      '- [x] one\n',
      '    - [ ] one\n',
      '```\n- [ ] one',
      '',
    ])
      expect(tickIn(text), text).toBeUndefined()
  })

  it('come back when they are ticked twice, and nothing else is touched', () => {
    const line = fc.constantFrom(
      '- [ ] a',
      '- [x] b',
      '  - [ ] c',
      '1. [ ] d',
      'text',
      '',
      '> - [ ] e',
      '```',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(11), (lines, index) => {
        const text = lines.join('\n')
        const once = tick(text, index)
        fc.pre(once !== undefined)
        expect(once?.length).toBe(text.length)
        expect(tick(once ?? '', index)).toBe(text)
      }),
      { seed: 19, numRuns: 200 },
    )
  })
})
