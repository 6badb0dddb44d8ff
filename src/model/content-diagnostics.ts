import type { Diagnostic } from './diagnostic.ts'
import type { AssetPath, GardenPath, NotePath } from './path.ts'
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

/** `problem` says what cannot be drawn and why. */
export function invalidPlot(
  path: NotePath,
  range: Range,
  problem: string,
  kind: 'plot' | 'graph',
): Diagnostic {
  return {
    code: 'invalid-plot',
    severity: 'warning',
    path,
    range,
    message: `The ${kind} cannot be drawn: ${problem}. Its source is shown`,
  }
}

/** `problem` says what of the module is not as it should be. */
export function invalidSimulation(path: NotePath, range: Range, problem: string): Diagnostic {
  return {
    code: 'invalid-simulation',
    severity: 'warning',
    path,
    range,
    message: `The simulation cannot be shown: ${problem}. Its code is shown`,
  }
}

/** `problem` is what Mermaid cannot read. */
export function invalidDiagram(path: NotePath, range: Range, problem: string): Diagnostic {
  return {
    code: 'invalid-diagram',
    severity: 'warning',
    path,
    range,
    message: `The diagram cannot be drawn: ${problem}. Its source is shown`,
  }
}

/** `word` is the first of the diagram; `expected` are those that it may be meant for. */
export function unknownDiagram(
  path: NotePath,
  range: Range,
  word: string,
  expected: readonly string[],
): Diagnostic {
  const found = word === '' ? 'nothing that names a diagram' : `“${word}”`
  return {
    code: 'unknown-diagram',
    severity: 'warning',
    path,
    range,
    message: `The diagram cannot be drawn: found ${found}, expected a kind that Mermaid knows, such as ${expected[0] ?? 'flowchart or sequenceDiagram'}. Its source is shown`,
    ...(expected.length > 0 && { expected }),
  }
}

/** `reason` says why the picture cannot be drawn; `more` is how many other cards the same is true of. */
export function cardFailed(path: GardenPath, reason: string, more: number): Diagnostic {
  const others = more === 0 ? '' : ` and for ${more} more`
  return {
    code: 'card-failed',
    severity: 'warning',
    path,
    message: `The card for links to it cannot be drawn: ${reason}. The site's own card stands in for it${others}`,
  }
}

/** `reason` says why a picture cannot be offered in several widths. */
export function scaleFailed(path: AssetPath, reason: string): Diagnostic {
  return {
    code: 'picture-failed',
    severity: 'warning',
    path,
    message: `The picture cannot be offered in several widths: ${reason}. It is published as it is`,
    expected: ['a PNG, JPEG, WebP or AVIF file'],
  }
}

/** `reason` says why the icons cannot show what the setting `favicon` names. */
export function iconFailed(path: GardenPath, file: string, reason: string): Diagnostic {
  return {
    code: 'card-failed',
    severity: 'warning',
    path,
    setting: 'favicon',
    message: `favicon: the icons cannot show "${file}": ${reason}. They show a letter`,
    expected: ['an SVG, PNG, JPEG, GIF or WebP file of at most 4,096 pixels each way'],
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

/** Of a note's embeds, or of those of all notes together; from the one at `range` on, what is too much is a link. */
export function embedsTooLarge(
  path: NotePath,
  range: Range,
  { where, most, setting }: { readonly where: string; readonly most: number; readonly setting: string },
): Diagnostic {
  return {
    code: 'embeds-too-large',
    severity: 'warning',
    path,
    range,
    message: `Unexpected amount of embedded text ${where}, expected at most ${most} characters of HTML, which is the setting ${setting}. From here on a link stands in the place of an embed that is too much`,
  }
}

/** Of all formulas of a note; those from `range` on are too much. */
export function formulasTooLarge(path: NotePath, range: Range, most: number): Diagnostic {
  return {
    code: 'formulas-too-large',
    severity: 'warning',
    path,
    range,
    message: `Unexpected amount of formulas on one page, expected at most ${most} characters of HTML, which is the setting budget.maxEmbedded. From here on they are shown as their source`,
  }
}

/** `what` of an author's HTML (`<script>`, `onclick`) is not in the page as written, but `becomes` something else. */
export function leftOutHtml(path: NotePath, range: Range, what: string, becomes: string): Diagnostic {
  return { code: 'left-out-html', severity: 'info', path, range, message: `In HTML, ${what} ${becomes}` }
}

/** `dropped` names what of an SVG could run or load something; see `cleanDrawing`. */
export function cleanedDrawing(path: GardenPath, dropped: readonly string[]): Diagnostic {
  return {
    code: 'cleaned-drawing',
    severity: 'warning',
    path,
    message: `Unexpected ${dropped.join(', ')} in a drawing, expected shapes, texts and colours alone. It is published without`,
  }
}

/** An SVG that is too large to be looked through; `limit` in bytes. */
export function drawingTooLarge(path: GardenPath, size: number, limit: number): Diagnostic {
  return {
    code: 'cleaned-drawing',
    severity: 'error',
    path,
    message: `Unexpected ${size} bytes of a drawing, expected at most ${limit}: what it could run cannot be looked for. It is not published`,
  }
}
