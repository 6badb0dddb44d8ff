/** Names on a fence that mean "no colours, and that is right"; lower-cased. */
export const plainLanguages: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'output',
])
