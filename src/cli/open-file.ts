import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Editors that take `file:line`, with the flag before it where they want one. */
const withColon: Readonly<Record<string, readonly string[]>> = {
  code: ['--goto'],
  'code-insiders': ['--goto'],
  codium: ['--goto'],
  cursor: ['--goto'],
  windsurf: ['--goto'],
  hx: [],
  helix: [],
  subl: [],
  zed: [],
  lapce: [],
}

/** Editors that take the line as an option of its own. */
const withOption: Readonly<Record<string, (line: number) => readonly string[]>> = {
  kate: (line) => ['--line', String(line)],
  mate: (line) => ['--line', String(line)],
  'notepad++': (line) => [`-n${line}`],
  idea: (line) => ['--line', String(line)],
}

/** Opens a file in the user's editor at a line, from 1; resolves when the editor ends. Rejects with a message for people. */
export async function openFile(file: string, line?: number): Promise<void> {
  const editor = [process.env['VISUAL'], process.env['EDITOR']].find((one) => (one ?? '').trim() !== '')
  if (editor === undefined)
    throw new Error(`no editor is named; set VISUAL or EDITOR, for instance to "vim". The file is ${file}`)
  const args = editorArguments(editor, file, line)
  // As git does: what the variable holds is a piece of a command line, with its own arguments and quotes.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} ${args.map((one) => `"${one}"`).join(' ')}`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$@"`, editor, ...args], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0) throw new Error(`"${editor}" ended with ${code === null ? signal : `exit code ${code}`}`)
}

/** What an editor is called with behind its own name: most take `+line file`. */
function editorArguments(editor: string, file: string, line?: number): readonly string[] {
  if (line === undefined) return [file]
  const program = /^\s*(?:"([^"]+)"|'([^']+)'|(\S+))/
    .exec(editor)
    ?.slice(1)
    .find((one) => one !== undefined)
  const name =
    (program ?? '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.(?:exe|cmd)$/i, '') ?? ''
  const flags = withColon[name]
  if (flags !== undefined) return [...flags, `${file}:${line}`]
  return [...(withOption[name]?.(line) ?? [`+${line}`]), file]
}
