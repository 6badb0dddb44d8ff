#!/usr/bin/env node
import { limitInlining } from './limit-inlining.ts'
import { runHortus } from './run-hortus.ts'
import { createTerminal } from './terminal.ts'
import { tuneCompiler } from './tune-compiler.ts'

tuneCompiler()

// A reader that closes the pipe early (`hortus check | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

limitInlining()

// Set instead of called: what is still being printed is printed.
process.exitCode = await runHortus(process.argv.slice(2), createTerminal())
