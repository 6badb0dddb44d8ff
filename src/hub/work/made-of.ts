/** A program that makes sites. Of any two, all workers find the same one to be newer. */
export interface Maker {
  /** As npm has it, such as `1.2.0`. */
  readonly version: string
  /** When it was built or put here, in milliseconds: what tells programs of one version apart. */
  readonly since: number
  /** Changes whenever the program would make other pages of the same notes. */
  readonly identity: string
}

/** Everything that a view is made of. */
export interface MadeOf {
  readonly maker: Maker
  /** Notes, settings and whatever else is no part of the program; plain JSON. */
  readonly rest: readonly unknown[]
}

/** It as one text, by which views are known. */
export function renderMadeOf({ maker, rest }: MadeOf): string {
  return JSON.stringify([maker.version, maker.since, maker.identity, ...rest])
}

/**
 * Whether a view that is shown need not be made: it was made of the same, and by this program or a newer one. While a hub
 * is upgraded, older workers would otherwise take back what newer ones made, and those make it again, at every look.
 */
export function mayStay(shown: string | null, wanted: MadeOf): boolean {
  if (shown === null) return false
  const [version, since, identity, ...rest] = JSON.parse(shown) as readonly unknown[]
  // Versions of this program that are older than its age wrote no age.
  if (typeof version !== 'string' || typeof since !== 'number' || typeof identity !== 'string') return false
  if (JSON.stringify(rest) !== JSON.stringify(wanted.rest)) return false
  return compareMakers({ version, since, identity }, wanted.maker) >= 0
}

function compareMakers(a: Maker, b: Maker): number {
  return (
    compareVersions(a.version, b.version) ||
    a.since - b.since ||
    // Whichever it is, it is the same for all.
    (a.identity < b.identity ? -1 : Number(a.identity > b.identity))
  )
}

function compareVersions(a: string, b: string): number {
  const [coreA = '', earlyA] = a.split(/-(.*)/s)
  const [coreB = '', earlyB] = b.split(/-(.*)/s)
  const byCore = numeric.compare(coreA, coreB)
  if (byCore !== 0 || earlyA === earlyB) return byCore
  // `1.2.0-beta.1` comes before `1.2.0`.
  if (earlyA === undefined || earlyB === undefined) return earlyA === undefined ? 1 : -1
  return numeric.compare(earlyA, earlyB)
}

const numeric = new Intl.Collator('en', { numeric: true })
