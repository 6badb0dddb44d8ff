/** What a reader did before a step: a control changed, or a shape pressed. */
export interface Deed {
  /** Steps since the start. */
  readonly at: number
  /** Name of the control or of the shape. */
  readonly name: string
  /** Of a control; undefined where a shape was pressed. */
  readonly value?: string
}

/** A moment of a run: the same moment shows the same. */
export interface Moment {
  readonly seed: number
  /** Steps since the start. */
  readonly at: number
  /** In order. */
  readonly deeds: readonly Deed[]
}

/** Characters of a value in an address, as it stands there: what is longer, some programs cut when they send it. */
const maxValue = 2_000

/** Deeds as far as their values are not too long for an address. */
export function deedsForAddress(deeds: readonly Deed[]): readonly Deed[] {
  return deeds.filter(({ value = '' }) => encodePart(value).length <= maxValue)
}

/** Deeds in an address: `3.rate=5,4!crash`. Names and values are escaped like parts of an address. */
export function writeDeeds(deeds: readonly Deed[]): string {
  return deeds
    .map(({ at, name, value }) =>
      value === undefined ? `${at}!${encodePart(name)}` : `${at}.${encodePart(name)}=${encodePart(value)}`,
    )
    .join(',')
}

/** Reads what {@link writeDeeds} wrote; what cannot be read is left out. */
export function readDeeds(text: string): readonly Deed[] {
  return text.split(',').flatMap((part): readonly Deed[] => {
    const [, at = '', sign, name = '', value] = /^(\d{1,5})([.!])([^=]{1,200})(?:=(.*))?$/.exec(part) ?? []
    if (sign === undefined || (value ?? '').length > maxValue || (sign === '.') !== (value !== undefined))
      return []
    const deed = { at: Number(at), name: decodePart(name) }
    return [value === undefined ? deed : { ...deed, value: decodePart(value) }]
  })
}

/** The signs between deeds are escaped, too. */
function encodePart(text: string): string {
  return encodeURIComponent(withoutHalves(text)).replace(
    /[.!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
}

/** A half of a pair, which a text may hold that was cut, stands in no address. */
function withoutHalves(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
