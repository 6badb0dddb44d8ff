/**
 * Text of a heading as links compare it: lower-case and NFC, `# | ^ : %% [[ ]]` and other punctuation and runs of
 * spaces folded to one space. `[[N#What is C++?]]` finds `## What is "C++"`.
 *
 * A heading of punctuation alone keeps it, so that it can still be found.
 */
export function normalizeHeading(text: string): string {
  const folded = isAscii(text) ? foldAscii(text) : foldUnicode(text)
  return folded === '' ? text.trim() : folded
}

/** The same for ASCII, where `\p{Sc}` is `$` and `\p{Sm}` without `|` is `+<=>~`: most headings, several times as fast. */
function foldAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9$+<=>~]+/g, ' ')
    .trim()
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

function foldUnicode(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\||[^\p{L}\p{N}\p{M}\p{So}\p{Sc}\p{Sm}])+/gu, ' ')
    .trim()
}
