import { describe, expect, it } from 'vitest'
import { lineCommands } from '../../../../src/features/editor/web/keys/line-commands.ts'
import { taskWord } from '../../../../src/features/editor/web/keys/tick-task.ts'
import { runCommand } from './run-command.ts'

const run = (id: string, marked: string): string => runCommand(lineCommands, id, marked)

describe('Enter in a list', () => {
  it.each([
    ['an item', '- one¦', '- one\n- ¦'],
    ['a star', '* one¦', '* one\n* ¦'],
    ['the middle of an item', '- one ¦two', '- one\n- ¦two'],
    ['the start of an item', '- ¦one', '- \n- ¦one'],
    ['a selection', '- o‹n›e', '- o\n- ¦e'],
    ['a task', '- [x] one¦', '- [x] one\n- [ ] ¦'],
    ['a numbered task', '1. [x] one¦', '1. [x] one\n2. [ ] ¦'],
    ['a number', '7. one¦', '7. one\n8. ¦'],
    ['a number with others below', '1. a¦\n2. b\n3. c', '1. a\n2. ¦\n3. b\n4. c'],
    ['numbers that are all alike', '1. a\n1. b¦\n1. c', '1. a\n1. b\n1. ¦\n1. c'],
    ['numbers with gaps', '1. a¦\n5. b', '1. a\n2. ¦\n5. b'],
    ['a number in brackets', '1) a¦', '1) a\n2) ¦'],
    ['a nested item', '- a\n\t- b¦', '- a\n\t- b\n\t- ¦'],
    ['a loose list', '- a\n\n- b¦', '- a\n\n- b\n- ¦'],
    ['a quote', '> one¦', '> one\n> ¦'],
    ['a list in a quote', '> - one¦', '> - one\n> - ¦'],
    ['a callout', '> [!note] Title¦', '> [!note] Title\n> ¦'],
    ['an empty item', '- a\n- ¦', '- a\n¦'],
    ['an empty task', '- [ ] a\n- [ ] ¦', '- [ ] a\n¦'],
    ['an only empty item', '- ¦', '¦'],
    ['an empty nested item', '- a\n\t- ¦', '- a\n- ¦'],
    ['an empty nested task', '- [x] a\n  - [ ] ¦', '- [x] a\n- [ ] ¦'],
    ['an empty item below a number', '1. a\n   - ¦\n2. b', '1. a\n2. ¦\n3. b'],
    ['an empty number', '1. a\n2. ¦\n3. b', '1. a\n¦\n2. b'],
    ['an empty line of a quote', '> a\n> ¦', '> a\n¦'],
    ['an empty line of a quote in a quote', '> > a\n> > ¦', '> > a\n> ¦'],
    ['an empty item in a quote', '> - a\n> - ¦', '> - a\n> ¦'],
    ['the blanks before the cursor', '- one ¦ two', '- one\n- ¦two'],
    ['items at several cursors', '- a¦\n- b¦\n', '- a\n- ¦\n- b\n- ¦\n'],
    ['numbers at several cursors', '1. a¦\n2. b¦\n3. c', '1. a\n2. ¦\n3. b\n4. ¦\n5. c'],
    ['an item and words at two cursors', '- [x] a¦\n\n  b¦', '- [x] a\n- [ ] ¦\n\n  b\n  ¦'],
  ])('continues or ends %s', (_, before, after) => {
    expect(run('list.continue', before)).toBe(after)
  })

  it.each([
    ['words', 'one¦'],
    ['a rule', '---¦'],
    ['a rule of stars', '* * *¦'],
    ['code', '```\n- one¦\n```'],
    ['code that is not closed', '```\n- one¦'],
    ['a number in a sentence', '1.5 metres¦'],
  ])('leaves %s to others', (_, before) => {
    expect(run('list.continue', before)).toBe('left to others')
  })

  it('goes on with the list right behind closed code', () => {
    expect(run('list.continue', '```\nx\n```\n- one¦')).toBe('```\nx\n```\n- one\n- ¦')
  })
})

describe('Backspace behind a mark', () => {
  it.each([
    ['- ¦one', '¦one'],
    ['- [ ] ¦one', '¦one'],
    ['- a\n\t- ¦one', '- a\n\t¦one'],
    ['> ¦one', '¦one'],
    ['> > ¦one', '> ¦one'],
    ['1. a\n2. ¦b\n3. c', '1. a\n¦b\n2. c'],
    ['- ¦one\n- [ ] ¦two\n> ¦three', '¦one\n¦two\n¦three'],
    ['- ¦one\ntw¦o', 'left to others'],
    ['- on¦e', 'left to others'],
    ['¦one', 'left to others'],
    ['  ¦one', 'left to others'],
  ])('makes of "%s" "%s"', (before, after) => {
    expect(run('list.removeMark', before)).toBe(after)
  })
})

describe('Tab in a list', () => {
  it.each([
    ['by a tab where nothing is indented', '- a\n- b¦', '- a\n\t- b¦'],
    ['as the note does', '- a\n  - b\n- c¦', '- a\n  - b\n  - c¦'],
    ['below the words of a number', '- x\n  - y\n\n1. a\n2. b¦', '- x\n  - y\n\n1. a\n   1. b¦'],
    ['with all below it', '- a\n- b¦\n\t- c\n\t\td', '- a\n\t- b¦\n\t\t- c\n\t\t\td'],
    ['several items', '- a\n- ‹b\n- c›\n- d', '- a\n\t- ‹b\n\t- c›\n- d'],
    ['and counts anew', '1. a\n2. b¦\n3. c', '1. a\n\t1. b¦\n2. c'],
    ['and goes on counting', '1. a\n\t1. b\n2. c¦\n3. d', '1. a\n\t1. b\n\t2. c¦\n2. d'],
    ['but not the first item', '- a¦\n- b', '- a¦\n- b'],
    ['but not twice', '- a\n\t- b¦', '- a\n\t- b¦'],
    ['in a quote', '> - a\n> - b¦', '> - a\n> \t- b¦'],
  ])('indents %s', (_, before, after) => {
    expect(run('line.indent', before)).toBe(after)
  })

  it.each([
    ['- a\n\t- b¦', '- a\n- b¦'],
    ['- a\n  - b¦\n    - c', '- a\n- b¦\n  - c'],
    ['1. a\n\t1. b¦\n2. c', '1. a\n2. b¦\n3. c'],
    ['- a¦', '- a¦'],
    ['  - a¦', '- a¦'],
  ])('and Shift-Tab makes of "%s" "%s"', (before, after) => {
    expect(run('line.outdent', before)).toBe(after)
  })

  it('types a tab in words', () => {
    expect(run('line.indent', 'a¦b')).toBe('a\t¦b')
  })
})

describe('moving lines', () => {
  it.each([
    ['line.down', 'a¦\nb', 'b\na¦'],
    ['line.up', 'a\nb¦', 'b¦\na'],
    ['line.down', '- a¦\n\t- b\n- c\n\t- d', '- c\n\t- d\n- a¦\n\t- b'],
    ['line.up', '- a\n\t- b\n- c¦\n\t- d', '- c¦\n\t- d\n- a\n\t- b'],
    ['line.up', '1. a\n2. b¦\n3. c', '1. b¦\n2. a\n3. c'],
    ['line.down', '3. a¦\n4. b', '3. b\n4. a¦'],
    ['line.up', '- a\n\t- b¦', '- a\n\t- b¦'],
    ['line.down', '- a¦\n\nwords', '- a¦\n\nwords'],
    ['line.down', '- ‹a\n- b›\n- c', '- c\n- ‹a\n- b›'],
  ])('%s makes of "%s" "%s"', (id, before, after) => {
    expect(run(id, before)).toBe(after)
  })
})

describe('tasks', () => {
  it.each([
    ['wor¦ds', '- [ ] wor¦ds'],
    ['¦', '- [ ] ¦'],
    ['- wor¦ds', '- [ ] wor¦ds'],
    ['1. wor¦ds', '1. [ ] wor¦ds'],
    ['- [ ] wor¦ds', '- [x] wor¦ds'],
    ['- [x] wor¦ds', '- [ ] wor¦ds'],
    ['- [/] wor¦ds', '- [x] wor¦ds'],
    ['- a\n\t- [ ] wor¦ds', '- a\n\t- [x] wor¦ds'],
    ['> - [ ] wor¦ds', '> - [x] wor¦ds'],
    ['‹- [ ] a\n- [x] b›', '‹- [x] a\n- [x] b›'],
    ['‹a\n\n- b›', '- [ ] ‹a\n\n- [ ] b›'],
    ['# He¦ading', '# He¦ading'],
  ])('are made, ticked and opened: "%s" is then "%s"', (before, after) => {
    expect(run('list.task', before)).toBe(after)
  })

  it.each([
    ['- TODO x¦', '- DONE x¦'],
    ['  * DOING x¦', '  * DONE x¦'],
    ['- DONE x¦', '- LATER x¦'],
    ['- x¦', '- LATER x¦'],
    ['x¦', '- LATER x¦'],
    ['‹- TODO a\n- DONE b›', '‹- DONE a\n- DONE b›'],
    ['- [ ] x¦', '- [x] x¦'],
    ['- TODOS x¦', '- LATER TODOS x¦'],
  ])('of a garden that writes words for boxes makes of "%s" "%s"', (before, after) => {
    expect(runCommand(lineCommands, 'list.task', before, taskWord.of('LATER'))).toBe(after)
  })

  it('is no task by a word elsewhere', () => {
    expect(run('list.task', '- TODO x¦')).toBe('- [ ] TODO x¦')
  })
})

describe('lists and quotes of lines', () => {
  it.each([
    ['list.bullets', '‹a\nb›', '- ‹a\n- b›'],
    ['list.bullets', '- ‹a\n- b›', '‹a\nb›'],
    ['list.numbers', '‹a\n\nb›', '1. ‹a\n\n2. b›'],
    ['list.numbers', '- ‹a\n- b›', '1. ‹a\n2. b›'],
    ['list.quote', 'a¦', '> a¦'],
    ['list.quote', '> > a¦', '> a¦'],
  ])('%s makes of "%s" "%s"', (id, before, after) => {
    expect(run(id, before)).toBe(after)
  })
})
