import pc from 'picocolors'
import type { Colors } from '../define/command.ts'

/** Where a command prints; an argument so that commands can be run without a terminal. */
export interface Terminal {
  /** Prints one line, or several, on stdout; a line end is added. */
  readonly out: (text: string) => void
  /** The same on stderr. */
  readonly err: (text: string) => void
  /** Colours for stdout; they do nothing when it is no terminal or `NO_COLOR` is set. */
  readonly colors: Colors
  /** Colours for stderr. */
  readonly errColors: Colors
  /** Whether somebody looks at stderr, so that progress is worth showing. */
  readonly isWatched: boolean
}

/** The terminal of this process. */
export function createTerminal(): Terminal {
  const { stdout, stderr, env } = process
  const wantsColors = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  return {
    out: (text) => void stdout.write(`${stdout.isTTY ? withoutCommands(text) : text}\n`),
    err: (text) => void stderr.write(`${stderr.isTTY ? withoutCommands(text) : text}\n`),
    colors: pc.createColors(wantsColors && stdout.isTTY === true),
    errColors: pc.createColors(wantsColors && stderr.isTTY === true),
    isWatched: stderr.isTTY === true,
  }
}

/**
 * A text that a terminal shows and does not obey: titles and names come from files, and may hold what moves the cursor,
 * sets the window's title, writes into the clipboard, or shows what follows in another order than it stands in. Line
 * ends, tabs and the colours of this program stay.
 */
export function withoutCommands(text: string): string {
  return text.replace(
    /\u001b(?!\[(?:[0-79]|[1-9]\d)m)|[\0-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  )
}
