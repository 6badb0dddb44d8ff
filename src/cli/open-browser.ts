import { spawn } from 'node:child_process'

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
