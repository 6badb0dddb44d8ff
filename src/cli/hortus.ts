#!/usr/bin/env node
import { loadProgram } from '../start/load-program.ts'
import { tuneEngine } from './tune-engine.ts'

/** Entry of the command: V8 is set first, since code that was compiled under other settings does not fit. */
const command = process.argv[2]
tuneEngine(command === 'serve' || command === 'lsp' ? 'long' : 'short')
loadProgram('command-line')
