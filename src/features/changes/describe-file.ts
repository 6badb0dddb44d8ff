import type { AskedGarden, Colors } from '../../define/command.ts'
import type { PlannedFile } from '../../model/planned-change.ts'
import { type DiffLine, diffLines } from './diff-lines.ts'

/** What a plan does with one file, for people at a terminal: its name, and the diff of its text. */
export function describeFile(
  file: PlannedFile,
  showFile: AskedGarden['showFile'],
  colors: Colors,
  long?: number,
): string {
  const shown = showFile(file.path)
  const head =
    file.kind === 'remove'
      ? `remove ${shown}`
      : file.kind === 'create'
        ? `create ${shown}`
        : file.to !== undefined
          ? `move ${shown} to ${showFile(file.to)}`
          : file.link !== undefined
            ? `lead the symbolic link ${shown} on`
            : `edit ${shown}`
  const lines = file.kind === 'remove' ? [] : diffLines(file, long)
  return [colors.bold(head), ...lines.map((line) => describeLine(line, colors))].join('\n')
}

/** A line as `diff` writes it; on a terminal with colours its changed words stand out. */
function describeLine({ kind, parts }: DiffLine, colors: Colors): string {
  const paint = { added: colors.green, removed: colors.red, same: colors.dim, place: colors.dim }[kind]
  const mark = { added: '+', removed: '-', same: ' ', place: '' }[kind]
  const isMixed = parts.some(({ isChanged }) => isChanged) && parts.some(({ isChanged }) => !isChanged)
  const written = parts.map(({ text, isChanged }) => {
    const visible = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')
    return isMixed && isChanged ? colors.bold(colors.underline(visible)) : visible
  })
  return paint(mark + written.join(''))
}
