import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/run-hortus.ts'

/** The first block of code that the guide has for an editor. */
export function textFor(editor: string): string {
  const page = readFileSync(join(root, 'garden/guide/Your own editor.md'), 'utf8')
  const section = page.split(/^## /m).find((one) => one.startsWith(`${editor}\n`))
  const code = section && /^```\w+\n([\s\S]*?)^```$/m.exec(section)?.[1]
  if (!code) throw new Error(`The guide has no text for ${editor}`)
  return code
}
