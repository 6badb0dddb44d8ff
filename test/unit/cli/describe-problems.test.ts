import { expect, it } from 'vitest'
import { describeProblems } from '../../../src/cli/describe-problems.ts'

it('says who lists the problems of a build: a check does not see those of what it does not make', () => {
  const say = (warning: number, ofBuild: number): string | undefined =>
    describeProblems({ diagnostics: { error: 0, warning, info: 0 }, ofBuild })
  expect(say(0, 0)).toBeUndefined()
  expect(say(2, 0)).toBe('2 warnings: "hortus check" lists them')
  expect(say(2, 2)).toBe('2 warnings that only a build shows')
  expect(say(5, 2)).toBe('5 warnings: "hortus check" lists them but for 2 that only a build shows')
})
