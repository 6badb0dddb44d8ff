const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i

/** Whether Windows keeps a file's or folder's name for a device, whatever its extension: `con`, `aux.md`. */
export function isReservedName(name: string): boolean {
  return reserved.test(name)
}

/** Why not every system can hold a file or folder of this name, one segment of a path; undefined where all can. */
export function whyUnportable(name: string): string | undefined {
  if (isReservedName(name)) return `Windows keeps the name "${name}" for a device`
  if (/[. ]$/.test(name)) return 'a name cannot end with a dot or a space on Windows'
  const character = /[\u0000-\u001f\u007f<>:"|?*\\]/.exec(name)?.[0]
  if (character !== undefined) return `Windows cannot hold ${showCharacter(character)} in a name`
  if (name.length > 85 && new TextEncoder().encode(name).length > 255) return 'it is longer than 255 bytes'
  return undefined
}

/** A character as a message names it: in quotes, or by its code where it cannot be seen. */
export function showCharacter(character: string): string {
  const code = character.charCodeAt(0)
  return code < 32 || code === 127
    ? `the control character U+${code.toString(16).padStart(4, '0')}`
    : `"${character}"`
}
