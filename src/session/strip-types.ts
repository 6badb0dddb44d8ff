import { stripTypeScriptTypes } from 'node:module'

/** A module of TypeScript without its types, each character where it was. Throws where it cannot be read so. */
export function stripTypes(text: string): string {
  const { emitWarning } = process
  // Node says at the first call that it may change what it does here.
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(text)
  } finally {
    process.emitWarning = emitWarning
  }
}
