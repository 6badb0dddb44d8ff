import { createInterface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { withoutCommands } from '../terminal.ts'

/**
 * Asks a question until the answer is right: `check` gives true, or what was expected. An empty answer takes the usual one.
 * Rejects where the input ends.
 */
export type Ask = (question: string, usual: string, check: (text: string) => true | string) => Promise<string>

/** The two ends of a terminal. */
interface Ends {
  readonly input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>
  readonly output: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>
}

/** Asks on this process's terminal; undefined where there is none. `close` gives it back. */
export function openAsk(
  { input, output }: Ends = { input: process.stdin, output: process.stderr },
): { readonly ask: Ask; readonly close: () => void } | undefined {
  if (input.isTTY !== true || output.isTTY !== true) return undefined
  const asking = createInterface({ input, output })
  // Lines that are pasted, or typed ahead, come before they are asked for.
  const early: string[] = []
  let waiting:
    | { readonly resolve: (line: string) => void; readonly reject: (reason: Error) => void }
    | undefined
  let isClosed = false
  const nothing = (): Error => new Error('Nothing was written')
  asking.on('line', (line) => {
    if (waiting) waiting.resolve(line)
    else early.push(line)
    waiting = undefined
  })
  asking.once('close', () => {
    isClosed = true
    // What is said next begins a line of its own.
    if (waiting) output.write('\n')
    waiting?.reject(nothing())
  })
  const readLine = (prompt: string): Promise<string> => {
    const line = early.shift()
    if (line !== undefined) {
      output.write(`${prompt}${withoutCommands(line)}\n`)
      return Promise.resolve(line)
    }
    if (isClosed) return Promise.reject(nothing())
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      asking.setPrompt(prompt)
      asking.prompt()
    })
  }
  return {
    async ask(question, usual, check) {
      const shown = withoutCommands(usual)
      for (;;) {
        const said = (await readLine(`${question}${shown === '' ? '' : ` [${shown}]`} `)).trim()
        const answer = said === '' ? usual : said
        const verdict = check(answer)
        if (verdict === true) return answer
        output.write(`Expected ${verdict}.\n`)
      }
    },
    close: () => asking.close(),
  }
}
