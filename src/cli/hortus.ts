#!/usr/bin/env node
import { runHortus } from './run-hortus.ts'
import { createTerminal } from './terminal.ts'
import { tuneEngine } from './tune-engine.ts'

tuneEngine()

// A reader that closes the pipe early (`hortus check | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

let isDone = false

// Nothing is left to do and something is still awaited: Node would end without a word.
process.once('beforeExit', () => {
  if (isDone) return
  process.stderr.write('hortus: the config waits for something that never happens\n')
  process.exitCode = 2
  process.exit()
})

// Set instead of called: what is still being printed is printed.
process.exitCode = await runHortus(process.argv.slice(2), createTerminal())
isDone = true
