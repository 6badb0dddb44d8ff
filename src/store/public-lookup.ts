import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Looks a name up for the very connection that is made, so that it cannot lead elsewhere a moment later. */
export function publicLookup(mayAsk: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found: readonly LookupAddress[] | undefined) => {
      const all = found ?? []
      const [first] = all
      // One address inside is enough to distrust the name.
      if (error || !first || !all.every(({ address }) => mayAsk(address))) {
        done(error ?? new Error(`${host} leads to no public address`), '', 4)
        return
      }
      if (options.all === true) done(null, [...all])
      else done(null, first.address, first.family)
    })
  }
}
