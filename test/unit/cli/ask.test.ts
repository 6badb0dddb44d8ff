import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openAsk } from '../../../src/cli/init/ask.ts'

/** Asks on a terminal that is not there: what is typed goes in by `input`, what is shown comes out by `shown`. */
function terminalOf() {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true })
  let shown = ''
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  const asking = openAsk({ input, output })
  if (!asking) throw new Error('there is a terminal')
  return { input, shown: () => shown, ...asking }
}

const anything = (): true => true

describe('ask', () => {
  it('keeps answers that are pasted all at once for the questions to come', async () => {
    const { input, ask, close, shown } = terminalOf()
    input.write('My notes\nAnn\n\n')
    expect(await ask('Title?', 'Notes', anything)).toBe('My notes')
    expect(await ask('Author?', '', anything)).toBe('Ann')
    expect(await ask('Breaks?', 'no', anything)).toBe('no')
    expect(shown()).toContain('Author? Ann\n')
    close()
  })

  it('asks again where an answer is wrong, and says what was expected', async () => {
    const { input, ask, close, shown } = terminalOf()
    input.write('perhaps\nyes\n')
    expect(await ask('Breaks?', 'no', (text) => text === 'yes' || 'yes or no')).toBe('yes')
    expect(shown()).toContain('Expected yes or no.\n')
    close()
  })

  it('takes what was answered before the input ended, and rejects at the next question', async () => {
    const { input, ask } = terminalOf()
    input.end('My notes\n')
    expect(await ask('Title?', 'Notes', anything)).toBe('My notes')
    await expect(ask('Author?', '', anything)).rejects.toThrow('Nothing was written')
    await expect(ask('Where?', '', anything)).rejects.toThrow('Nothing was written')
  })

  it('asks nobody where there is no terminal', () => {
    expect(openAsk({ input: new PassThrough(), output: new PassThrough() })).toBeUndefined()
  })
})
