import { appendFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

type Thrown = ReturnType<TestModule['errors']>[number]

/**
 * Writes what happens in a run to a file, one JSON object a line, at once: a run that is ended in the middle has still
 * said what failed and which files it was at. The lines are those that `summarizeLines` takes.
 */
export class LineReporter implements Reporter {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
    writeFileSync(file, '')
  }

  onTestModuleStart(module: TestModule): void {
    this.#write({ kind: 'started', file: module.relativeModuleId })
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result()
    this.#write({
      kind: 'test',
      file: test.module.relativeModuleId,
      name: test.fullName,
      state,
      isFlaky: test.diagnostic()?.flaky === true,
      failures: errors.map(failureOf),
    })
  }

  onTestModuleEnd(module: TestModule): void {
    this.#write({
      kind: 'ended',
      file: module.relativeModuleId,
      seconds: module.diagnostic().duration / 1000,
      isGood: module.state() !== 'failed',
      failures: module.errors().map(failureOf),
    })
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly Thrown[]): void {
    this.#write({ kind: 'finished', failures: unhandled.map(failureOf) })
  }

  #write(line: object): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`)
  }
}

/** What is worth reading of an error: its message, how the values differ, and the lines of our own code. */
function failureOf({ message, diff, stacks = [] }: Thrown): object {
  const at = stacks.slice(0, 3).map(({ file, line, column }) => `${relative('', file)}:${line}:${column}`)
  return { message, diff, at }
}
