import { deedsForAddress, type Moment, readDeeds, writeDeeds } from '../moment.ts'

/**
 * The part of a page's address that names a moment of one of its simulations: `#sim=raft&seed=1&at=12&log=3.rate=5`. Texts that are
 * too long for an address are left out.
 */
export function momentHash(name: string, { seed, at, deeds }: Moment): string {
  const log = writeDeeds(deedsForAddress(deeds))
  return `#sim=${encodeURIComponent(name)}&seed=${seed}&at=${at}${log === '' ? '' : `&log=${log}`}`
}

/** The moment that an address names; undefined where it names none, or one of another simulation. */
export function readMomentHash(hash: string, name: string): Moment | undefined {
  const [, named, seed, at, log = ''] =
    /^#sim=([^&]*)&seed=(\d{1,10})&at=(\d{1,5})(?:&log=([^&]*))?$/.exec(hash) ?? []
  if (named === undefined || named !== encodeURIComponent(name)) return undefined
  return { seed: Number(seed), at: Number(at), deeds: readDeeds(log) }
}
