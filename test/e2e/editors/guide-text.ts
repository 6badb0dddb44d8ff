import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/run-hortus.ts'

/** A block of code that the guide has for an editor, the first if no other is asked for. */
export function textFor(editor: string, number = 0): string {
  const page = readFileSync(join(root, 'garden/guide/Your own editor.md'), 'utf8')
  const section = page.split(/^## /m).find((one) => one.startsWith(`${editor}\n`))
  const code = [...(section ?? '').matchAll(/^```\w+\n([\s\S]*?)^```$/gm)][number]?.[1]
  if (!code) throw new Error(`The guide has no text for ${editor}`)
  return code
}
