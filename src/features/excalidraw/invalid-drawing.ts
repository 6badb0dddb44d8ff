import type { Diagnostic } from '../../model/diagnostic.ts'
import type { NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { Scene } from './scene.ts'

/** `problem` says why nothing of the drawing can be shown. */
export function invalidDrawing(path: NotePath, problem: string, { start }: Range): Diagnostic {
  return {
    code: 'invalid-drawing',
    severity: 'error',
    path,
    range: { start, end: start + 1 },
    message: `The drawing cannot be shown: ${problem}. Open and save it in Excalidraw, or restore an older version; what can be read of it is shown`,
  }
}

/** Says that a drawing is more than a page can show. */
export function largeDrawing(path: NotePath, { start }: Range): Diagnostic {
  return {
    code: 'invalid-drawing',
    severity: 'warning',
    path,
    range: { start, end: start + 1 },
    message:
      'Found a drawing of more than 3,000,000 characters of SVG, expected a smaller one. Its texts are shown in its place; split it, or link to a picture of it',
  }
}

/** Says which kinds of elements are left out of a drawing; nothing where all are known. */
export function incompleteDrawing(
  path: NotePath,
  { start }: Range,
  { unknown }: Scene,
): readonly Diagnostic[] {
  if (unknown.length === 0) return []
  return [
    {
      code: 'invalid-drawing',
      severity: 'warning',
      path,
      range: { start, end: start + 1 },
      message: `Unexpected elements of the kind ${unknown.slice(0, 5).join(', ')}, expected shapes, lines, texts, pictures and frames. The drawing is shown without them`,
    },
  ]
}
