import { realpathSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { UnfinishedChangeError } from '../../../src/store/change-journal.ts'
import { digest } from '../../../src/store/digest.ts'
import { fileErrorCode } from '../../../src/store/file-error-code.ts'
import { UnconfirmedWriteError } from '../../../src/store/write-file-safely.ts'
import { openStoreIn } from '../../open-store-in.ts'
import { noteText } from './note-text.ts'

/**
 * `loop <sizes> <folders…>`: saves number after number to the note of each folder at the same time, until it is killed,
 * and says which are saved. `naive` does the same with `fs.writeFileSync`. `ask <folder>`: saves once for each line of
 * stdin, which is the note's path, the text it is based on and the new one as a JSON list, and says how it went: the
 * system's error, after `written` where the new text is in its place all the same, or `begun` where a change is half done.
 * With `change` as the fourth it is a change across notes.
 */
const [, , mode, ...rest] = process.argv as [string, string, string, ...string[]]

/** Says it even while writing fails now and then. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`)
      return
    } catch {}
  }
}

function sayFailure(error: Error): string {
  const code = fileErrorCode(error) ?? `no code: ${error.message}`
  if (error instanceof UnconfirmedWriteError) return `written ${code}`
  return error instanceof UnfinishedChangeError ? `begun ${code}` : code
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

async function saveForEver(folder: string, size: number): Promise<void> {
  if (mode === 'naive') {
    for (let number = 1; ; number++) {
      writeFileSync(join(folder, 'note.md'), noteText(number, size))
      if (number === 1) say(`${folder} 1`)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const store = await openStoreIn(realpathSync(folder))
  const first = (await store.read('note.md'))!
  let base = first.hash
  const start = Number(/^number (\d+)/.exec(new TextDecoder().decode(first.bytes))![1])
  for (let number = start + 1; ; number++) {
    const result = await store.save({
      path: 'note.md',
      bytes: encode(noteText(number, size)),
      base,
      client: 'one',
    })
    if (result.kind !== 'saved') throw new Error(`the save was refused: ${result.kind}`)
    base = result.hash
    say(`${folder} ${number}`)
  }
}

if (mode === 'ask') {
  const store = await openStoreIn(realpathSync(rest[0]!))
  say('ready')
  for await (const line of createInterface({ input: process.stdin })) {
    const [path, old, text, how] = JSON.parse(line) as [string, string | null, string, string?]
    const base = old === null ? null : digest(encode(old))
    const bytes = encode(text)
    const done =
      how === 'change'
        ? store.apply([{ path, to: path, base, bytes }]).then(() => 'saved')
        : store.save({ path, bytes, base, client: line }).then(({ kind }) => kind)
    say(await done.catch((error: Error) => sayFailure(error)))
  }
} else {
  const sizes = rest[0]!.split(',').map(Number)
  await Promise.all(rest.slice(1).map((folder, i) => saveForEver(folder, sizes[i % sizes.length]!)))
}
