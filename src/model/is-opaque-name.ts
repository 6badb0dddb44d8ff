const uuid = /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i

/** Of a hash, or of the hour and minute at which a note was begun. */
const number = /^(?=(?:.*\d){2})[\da-f]{8,}$/i

/** Between a letter and a digit, or the other way round. */
const change = /(?<=[a-z])\d|(?<=\d)[a-z]/gi

/**
 * Whether a file's name tells nobody anything: a hash, a UUID, a number of ten digits or more, another long id. Words with
 * numbers in them (`covid19-2021`) and days (`20240105`) are none.
 */
export function isOpaqueName(name: string): boolean {
  if (uuid.test(name)) return true
  if (number.test(name)) return name.length > 9 || /[a-f]/i.test(name)
  return (name.match(/[a-z\d]{12,}/gi) ?? []).some((run) => (run.match(change)?.length ?? 0) >= 4)
}
