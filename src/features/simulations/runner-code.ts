import { stripTypeScriptTypes } from 'node:module'
import runner from './runner.ts?raw'

const { emitWarning } = process
// Node says at the first call that it may change what it does here.
process.emitWarning = () => {}

/** The function `createRunner` as a script. */
export const runnerCode: string = stripTypeScriptTypes(runner)
  .replace(/^export /gm, '')
  .replace(/\n{2,}/g, '\n')
  .trim()

process.emitWarning = emitWarning
