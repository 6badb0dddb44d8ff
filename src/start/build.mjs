/** The first step of `npm run build`: `dist/` anew. */
import { fileURLToPath } from 'node:url'
import { buildAnew } from './ensure-built.mjs'

if (!buildAnew(fileURLToPath(new URL('../..', import.meta.url)), () => {})) process.exitCode = 1
