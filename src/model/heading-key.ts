/**
 * Text of a heading as links compare it: lower-case and NFC, `# | ^ : %% [[ ]]` and other punctuation and runs of
 * spaces folded to one space. `[[N#What is C++?]]` finds `## What is "C++"`.
 *
 * A heading of punctuation alone keeps it, so that it can still be found.
 */
export function normalizeHeading(text: string): string {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{So}\p{Sc}\p{Sm}]+/gu, ' ')
    .trim()
  return folded === '' ? text.trim() : folded
}
