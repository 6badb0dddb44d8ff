import { describe, expect, it } from 'vitest'
import { readTasks } from '../../../src/features/queries/read-tasks.ts'
import { conditionOf } from '../../../src/features/queries/tasks-condition.ts'

// publish.obsidian.md/tasks/Queries
describe('a line of the Tasks plugin', () => {
  it.each([
    ['due before in two weeks', '(due AND due < (date(today) + dur(2 weeks)))'],
    ['due 3 days ago', '(due AND due = (date(today) - dur(3 days)))'],
    ['due 2021-05-01 2021-05-14', '(due AND due >= date(2021-05-01) AND due <= date(2021-05-14))'],
    [
      'done this month',
      '(completion AND completion >= (date(som)) AND completion <= (date(som) + dur(1 months) - dur(1 day)))',
    ],
    ['due after last week', '(due AND due > (date(sow) - dur(1 day)))'],
    [
      'happens before 2022-01-01',
      '(start AND start < date(2022-01-01)) OR (scheduled AND scheduled < date(2022-01-01)) OR (due AND due < date(2022-01-01))',
    ],
    ['has tags', 'length(tags) > 0'],
    ['path includes {{query.file.path}}', 'icontains(string(path), this.file.path)'],
    [
      'description includes a {{query.file.filenameWithoutExtension}}!',
      'icontains(string(text), "a " + this.file.name + "!")',
    ],
    ['priority is above medium', '(contains(text, "🔺")) OR (contains(text, "⏫"))'],
    ['status.type is not DONE', '!(lower(status) = "x")'],
    ['description regex matches /^[01]\\s/', 'regextest("^[01]\\\\s", string(text))'],
    ['(done) AND (NOT (path includes a (b)))', '((completed)) AND ((!(icontains(string(path), "a (b)"))))'],
    ['NOT (done)', '!(completed)'],
    ['due someday', undefined],
    ['(done) AND (nonsense)', undefined],
    ['filter by function task.done', undefined],
  ])('%s', (line, condition) => {
    expect(conditionOf(line)).toBe(condition)
  })

  it('goes on in the next line behind a backslash', () => {
    expect(readTasks('not done\npath includes \\\n  a b\nlimit 3')).toEqual(
      readTasks('not done\npath includes a b\nlimit 3'),
    )
    const source = 'done\ngroup by function \\\n  const a = 1; \\\n  return a\nnot doone'
    const read = readTasks(source)
    expect(
      'problems' in read && read.problems.map(({ at, length }) => source.slice(at, at + length)),
    ).toEqual(['group by function \\\n  const a = 1; \\\n  return a', 'not doone'])
  })

  it('keeps some tasks of each group', () => {
    expect(readTasks('group by path\nlimit groups to 2 tasks')).toMatchObject({
      query: { steps: [{ kind: 'group', most: 2 }] },
    })
  })

  it('is a query that can be read, however its brackets stand', () => {
    for (const line of [
      '((done) OR (not done)) AND (has due date)',
      '(done) XOR (has tags)',
      'due next year',
      'priority is none',
    ])
      expect(readTasks(line)).toHaveProperty('query')
  })

  it.each(['group by id', 'sort by blocking', 'sort by random'])(
    'keeps the list where an order is one that no list here has: %s',
    (line) => {
      expect(readTasks(`not done\n${line}`)).toHaveProperty('query')
    },
  )

  it('tells what the app would run from what is wrong', () => {
    expect(readTasks('filter by function task.due.moment')).toMatchObject({
      problems: [{ isOfProgram: true }],
    })
    expect(readTasks('not doone')).not.toMatchObject({ problems: [{ isOfProgram: true }] })
  })

  it('is given up where nobody wrote it, in no time', () => {
    expect(conditionOf(`${'('.repeat(900)}done${')'.repeat(900)}`)).toBe(
      '('.repeat(900) + 'completed' + ')'.repeat(900),
    )
    expect(conditionOf('('.repeat(100_000))).toBeUndefined()
    expect(readTasks('('.repeat(1_990))).toHaveProperty('problems')
  })
})
