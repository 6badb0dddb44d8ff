#!/usr/bin/env node
import { keepCompiledCode } from './keep-compiled-code.ts'
import { compileWhole, tuneEngine } from './tune-engine.ts'

/** Entry of the command: V8 is set first, since code that was compiled under other settings does not fit. */
const command = process.argv[2]
tuneEngine(command === 'serve' || command === 'lsp' ? 'long' : 'short')
const isKept = keepCompiledCode()
const { startCommand } = await import('./command-line.ts')
if (isKept) compileWhole()
startCommand()
