import { describe, expect, it } from 'vitest'
import { readTasks } from '../../../src/features/queries/read-tasks.ts'
import { runDataview } from '../../../src/features/queries/run-dataview.ts'
import { askerIn } from './query-garden.ts'

const notes = {
  'a/one.md': [
    '- [ ] plain',
    '- [ ] low 🔽 📅 2019-03-01',
    '- [/] high ⏫ ⏳ 2019-01-05 #b',
    '- [x] highest 🔺 ✅ 2019-01-02',
    '- [ ] field [priority:: medium] 📅 2019-02-01 #a',
    '- [-] lowest ⏬ 🔁 every week',
  ].join('\n'),
}

/** First words of the tasks that a block finds, with what their groups are called. */
async function ordered(source: string): Promise<string> {
  const read = readTasks(source)
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  const { views } = runDataview(read.query, await askerIn(notes))
  return views[0]!.groups
    .map(({ key, rows }) => {
      const words = rows.map(({ head }) => (head as { task?: { text: string } }).task?.text.split(' ')[0])
      return (typeof key === 'string' ? `${key}: ` : '') + words.join(' ')
    })
    .join('; ')
}

// publish.obsidian.md/tasks/Queries/Sorting
describe('an order of the Tasks plugin', () => {
  it.each([
    ['sort by priority', 'highest high field plain low lowest'],
    ['sort by priority reverse', 'lowest low plain field high highest'],
    ['sort by due', 'field low plain high highest lowest'],
    ['sort by happens', 'high field low plain highest lowest'],
    ['sort by status', 'plain low high field lowest highest'],
    ['sort by status.type', 'high plain low field highest lowest'],
    ['sort by recurring\nsort by description', 'lowest field high highest low plain'],
    ['sort by tag\nsort by description', 'field high highest low lowest plain'],
    ['sort by urgency', 'field low high highest plain lowest'],
    ['sort by root\nsort by priority', 'highest high field plain low lowest'],
  ])('%s', async (source, expected) => {
    expect(await ordered(source)).toBe(expected)
  })

  it('names groups of priorities, the highest first', async () => {
    expect(await ordered('group by priority')).toBe(
      'Priority 0: Highest: highest; Priority 1: High: high; Priority 2: Medium: field; Priority 3: None: plain; Priority 4: Low: low; Priority 5: Lowest: lowest',
    )
  })
})
