import type { Diagnostic } from './diagnostic.ts'
import type { GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'

/**
 * One factory for each problem of a file or a note that is read; what rules find has its words in the rule. Messages
 * read "Unexpected X, expected Y" where something stands in the source; `expected` lists what would be right.
 */

export function invalidFrontmatter(
  path: NotePath,
  range: Range,
  problem: string,
  language: 'YAML' | 'TOML' = 'YAML',
): Diagnostic {
  return {
    code: 'invalid-frontmatter',
    severity: 'error',
    path,
    range,
    message: `Unexpected text in the frontmatter: ${problem}; expected ${language}. The note is shown without its properties`,
  }
}

export function frontmatterTooLarge(path: NotePath, range: Range, found: string, limit: string): Diagnostic {
  return {
    code: 'frontmatter-too-large',
    severity: 'error',
    path,
    range,
    message: `Unexpected ${found} in the frontmatter, expected at most ${limit}. The note is shown without its properties`,
  }
}

export function invalidUtf8(path: GardenPath, range: Range): Diagnostic {
  return {
    code: 'invalid-utf8',
    severity: 'warning',
    path,
    range,
    message: 'Unexpected bytes, expected UTF-8 text. They are shown as �',
    expected: ['UTF-8'],
  }
}

/** The whole file is in another encoding, which its byte order mark names. */
export function utf16Text(path: GardenPath): Diagnostic {
  return {
    code: 'invalid-utf8',
    severity: 'warning',
    path,
    message:
      'Unexpected UTF-16, expected UTF-8 text. It is read all the same; save it as UTF-8 to write in it here',
    expected: ['UTF-8'],
  }
}

/** Bytes that no text has. */
export function notText(path: NotePath): Diagnostic {
  return {
    code: 'not-text',
    severity: 'error',
    path,
    message:
      'Unexpected bytes of another kind of file, expected text. If it is no note, give it its own extension',
  }
}

/** Of a file that is not read because of its size a page shows the start. */
export function noteTooLarge(path: NotePath, bytes: number, limit: number): Diagnostic {
  return {
    code: 'note-too-large',
    severity: 'error',
    path,
    message: `Unexpected ${bytes} bytes, expected at most ${limit}, which is the setting budget.maxBytes. Of the note only the start is shown, as plain text`,
  }
}

export function noteTooDeep(path: NotePath, depth: number, limit: number, range?: Range): Diagnostic {
  return overBudget('note-too-deep', path, `${depth} levels of nesting`, `${limit}`, range)
}

export function noteTooComplex(path: NotePath, found: string, limit: string, range?: Range): Diagnostic {
  return overBudget('note-too-complex', path, found, limit, range)
}

export function noteTimedOut(path: NotePath, milliseconds: number): Diagnostic {
  return overBudget('note-timed-out', path, `more than ${milliseconds} ms to render`, `${milliseconds} ms`)
}

export function noteOutOfMemory(path: NotePath, mebibytes: number): Diagnostic {
  return overBudget('note-out-of-memory', path, `more than ${mebibytes} MiB to render`, `${mebibytes} MiB`)
}

/** A fault of ours or of a plugin: the note is still shown, the message says what was thrown. */
export function noteFailed(path: NotePath, reason: string): Diagnostic {
  return {
    code: 'note-failed',
    severity: 'error',
    path,
    message: `The note could not be rendered (${reason}). It is shown as plain text`,
  }
}

export function unclosedComment(path: NotePath, range: Range): Diagnostic {
  return {
    code: 'unclosed-comment',
    severity: 'warning',
    path,
    range,
    message:
      'Unexpected end of the note, expected the "%%" that ends this comment. All that follows is hidden',
    expected: ['%%'],
  }
}

export function unreadableFile(path: GardenPath, reason: string): Diagnostic {
  return {
    code: 'unreadable-file',
    severity: 'error',
    path,
    message: `The file could not be read: ${reason}`,
  }
}

/** `original` is the file that the copy was made of, if it is there. */
export function syncConflict(path: GardenPath, original: GardenPath | undefined): Diagnostic {
  const kept = original === undefined ? 'rename it' : 'take over what is missing there'
  return {
    code: 'sync-conflict',
    severity: 'warning',
    path,
    message: `A sync program kept this copy${original === undefined ? '' : ` of ${original}`} because two places changed it; it is not part of the garden. Compare the two, ${kept}, and delete the copy`,
    ...(original !== undefined && { related: [{ path: original, message: 'the file that was copied' }] }),
  }
}

function overBudget(
  code: Diagnostic['code'],
  path: NotePath,
  found: string,
  limit: string,
  range?: Range,
): Diagnostic {
  return {
    code,
    severity: 'error',
    path,
    ...(range && { range }),
    message: `Unexpected ${found}, expected at most ${limit}. The note is shown as plain text`,
  }
}
