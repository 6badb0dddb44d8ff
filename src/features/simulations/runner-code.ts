import { stripTypes } from '../../session/strip-types.ts'
import runner from './runner.ts?raw'

/** The function `createRunner` as a script. */
export const runnerCode: string = stripTypes(runner)
  .replace(/^export /gm, '')
  .replace(/\n{2,}/g, '\n')
  .trim()
