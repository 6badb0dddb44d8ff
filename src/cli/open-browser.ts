import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateFolder } from './state-folder.ts'

/** Opens an address in the user's browser; `onFailure` is told, in words, when there is no way to. */
export function openBrowser(url: string, onFailure: (message: string) => void): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url]
  const child = spawn(command!, args, { stdio: 'ignore', detached: true })
  child.on('error', () => onFailure(`No browser could be opened; the address is ${url}`))
  child.unref()
}

/**
 * A page of the user's own that leads to `url`, for opening what has a code in its address: every user of a machine sees
 * with what arguments programs are started. Answers its name, and how to remove it; undefined where none can be written.
 */
export function writeDoorPage(
  url: string,
): { readonly file: string; readonly remove: () => void } | undefined {
  const file = join(stateFolder(), `open-${process.pid}.html`)
  const remove = (): void => rmSync(file, { force: true })
  try {
    mkdirSync(stateFolder(), { recursive: true, mode: 0o700 })
    remove()
    const page = `<!doctype html>\n<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n<meta http-equiv="refresh" content="0;url=${url}">\n<title>Hortus</title>\n<a href="${url}">Hortus</a>\n`
    writeFileSync(file, page, { mode: 0o600, flag: 'wx' })
    return { file, remove }
  } catch {
    return undefined
  }
}
