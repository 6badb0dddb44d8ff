import { fileURLToPath } from 'node:url'

/**
 * The absolute name of the file that a URI names. Undefined where it names none on this machine: another scheme, another
 * host, bytes that are no UTF-8, a slash or an end of text within a name, or no URI at all. Clients send all of these.
 */
export function fileOfUri(uri: string): string | undefined {
  try {
    const file = fileURLToPath(uri)
    return file.includes('\0') ? undefined : file
  } catch {
    return undefined
  }
}
