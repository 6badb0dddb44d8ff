import type { Diagnostic } from './diagnostic.ts'
import type { GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'

/** The factories for what a page shows beside prose: code, formulas, canvases, files. */

/** `problem` is what KaTeX says of it. */
export function invalidFormula(path: NotePath, range: Range, problem: string): Diagnostic {
  return {
    code: 'invalid-formula',
    severity: 'warning',
    path,
    range,
    message: `Unexpected formula, expected TeX that KaTeX knows: ${problem}. Its source is shown`,
  }
}

export function unknownLanguage(
  path: NotePath,
  range: Range,
  language: string,
  expected: readonly string[],
): Diagnostic {
  return {
    code: 'unknown-language',
    severity: 'info',
    path,
    range,
    message: `No grammar is named "${language}"; the code is shown without colours`,
    expected,
  }
}

/** `problem` says what colouring it ran into. */
export function codeStopped(path: NotePath, range: Range, problem: string): Diagnostic {
  return {
    code: 'code-stopped',
    severity: 'warning',
    path,
    range,
    message: `The code could not be coloured: ${problem}. It is shown without colours`,
  }
}

export function invalidCanvas(path: NotePath, problem: string, range?: Range): Diagnostic {
  return {
    code: 'invalid-canvas',
    severity: 'error',
    path,
    ...(range && { range }),
    message: `Unexpected content of a canvas: ${problem}; expected JSON Canvas 1.0. The file is shown as plain text`,
  }
}

/** An embed of a file of another kind than images, sounds, films, PDFs and notes. */
export function unshownEmbed(path: NotePath, range: Range, asset: GardenPath): Diagnostic {
  return {
    code: 'unshown-embed',
    severity: 'info',
    path,
    range,
    message: `Files such as ${asset} are not shown in a page; a link to it stands here`,
  }
}

/** `what` of an author's HTML (`<script>`, `onclick`) is not in the page as written, but `becomes` something else. */
export function leftOutHtml(path: NotePath, range: Range, what: string, becomes: string): Diagnostic {
  return { code: 'left-out-html', severity: 'info', path, range, message: `In HTML, ${what} ${becomes}` }
}
