/** Why a folder cannot be written to, in words for people. */
export class SiteFolderError extends Error {
  override readonly name = 'SiteFolderError'
}
