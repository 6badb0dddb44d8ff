/** What somebody calls a new note, and the folder that he says with it. */
interface SaidTitle {
  readonly title: string
  readonly folder: string | undefined
}

/**
 * Takes the folder off a title, as paths have it (`Projects/Garden`), and the ending of a file. A slash with a blank beside it
 * is part of a sentence (`Input / output`), and so is one behind what no folder is called (`What: a/b?`).
 */
export function splitTitle(said: string): SaidTitle {
  const written = said.trim()
  const at = written.lastIndexOf('/')
  const folder = written.slice(0, Math.max(0, at))
  if (at < 0 || /\s\/|\/\s/.test(written) || /[\\:*?"<>|#^[\]]/.test(folder))
    return { title: written, folder: undefined }
  // A slash alone before the name is the garden's top.
  return { title: written.slice(at + 1).replace(/\.md$/i, ''), folder: folder === '' ? '/' : folder }
}
