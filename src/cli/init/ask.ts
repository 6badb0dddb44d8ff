import { createInterface } from 'node:readline/promises'
import { withoutCommands } from '../terminal.ts'

/**
 * Asks a question until the answer is right: `check` gives true, or what was expected. An empty answer takes the usual one.
 * Rejects where the input ends.
 */
export type Ask = (question: string, usual: string, check: (text: string) => true | string) => Promise<string>

/** Asks on this process's terminal; undefined where there is none. `close` gives it back. */
export function openAsk(): { readonly ask: Ask; readonly close: () => void } | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  let isOpen = false
  const ended = new Promise<never>((_, reject) => {
    asking.once('close', () => {
      // What is said next begins a line of its own.
      if (isOpen) process.stderr.write('\n')
      reject(new Error('Nothing was written'))
    })
  })
  // Whoever has heard all answers closes it too.
  ended.catch(() => {})
  return {
    async ask(question, usual, check) {
      for (;;) {
        const shown = withoutCommands(usual)
        isOpen = true
        const said = await Promise.race([
          asking.question(`${question}${shown === '' ? '' : ` [${shown}]`} `),
          ended,
        ])
        isOpen = false
        const answer = said.trim() === '' ? usual : said.trim()
        const verdict = check(answer)
        if (verdict === true) return answer
        process.stderr.write(`Expected ${verdict}.\n`)
      }
    },
    close: () => asking.close(),
  }
}
