#!/usr/bin/env node
import { refuseOldNode } from '../start/refuse-old-node.mjs'
import { keepCompiledCode } from './keep-compiled-code.ts'
import { compileWhole, tuneEngine } from './tune-engine.ts'

/** Entry of the command: V8 is set first, since code that was compiled under other settings does not fit. */
async function start(command: string | undefined): Promise<void> {
  tuneEngine(command === 'serve' || command === 'lsp' ? 'long' : 'short')
  const isKept = keepCompiledCode()
  const { startCommand } = await import('./command-line.ts')
  if (isKept) compileWhole()
  startCommand()
}

const refusal = refuseOldNode(['hortus', ...process.argv.slice(2)].join(' '), process.versions.node, [])
if (refusal === undefined) await start(process.argv[2])
else {
  console.error(refusal)
  process.exitCode = 2
}
