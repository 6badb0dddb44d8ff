import { describe, expect, it } from 'vitest'
import { splitQuestion } from '../../../src/mcp/split-question.ts'

describe('a question', () => {
  it.each([
    ['What is a disk, and how does Raft use one?', ['What is a disk', 'how does Raft use one?']],
    ['What is slow? And is it dear?', ['What is slow?', 'is it dear?']],
    ['Was ist ein Log und wie schreibt Raft es?', ['Was ist ein Log', 'wie schreibt Raft es?']],
    ['Что такое журнал и как его пишут?', ['Что такое журнал', 'как его пишут?']],
    ['ما هو القرص وكيف يكتب', ['ما هو القرص', 'وكيف يكتب']],
    [
      'ページキャッシュとは何で、ディスクはどう遅いのか',
      ['ページキャッシュとは何で', 'ディスクはどう遅いのか'],
    ],
    ['什么是日志，它如何写入磁盘？', ['什么是日志', '它如何写入磁盘？']],
    ['로그란 무엇이고 래프트는 어떻게 쓰는가', ['로그란 무엇이고', '래프트는 어떻게 쓰는가']],
  ])('is several where each part asks: %s', (question, parts) => {
    expect(splitQuestion(question)).toEqual(parts)
  })

  it.each([
    'Which disks and caches are fast?',
    'What are disks, caches and memory?',
    'In short, what is a log?',
    'dirty pages',
  ])('is one where a part only lists or adds: %s', (question) => {
    expect(splitQuestion(question)).toEqual([question])
  })

  it('are at most four, the rest with the last', () => {
    const parts = splitQuestion('why? '.repeat(100))
    expect(parts.slice(0, 3)).toEqual(['why', ' why', ' why'])
    expect(parts).toHaveLength(4)
    expect(parts[3]).toBe(` ${'why? '.repeat(97)}`)
  })
})
