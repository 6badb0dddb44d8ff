import { Option } from 'commander'

/** What the command line says about running code of a garden. */
export interface TrustFlags {
  /** Run the garden's config, and remember that it may be. */
  readonly trust?: boolean
  /** Run nothing of it. */
  readonly untrusted?: boolean
}

/** `--trust`: every command that opens a garden has it. */
export function trustOption(): Option {
  return new Option(
    '--trust',
    'run the config inside the garden, if it is a program, and do not ask again',
  ).conflicts('untrusted')
}

/** `--untrusted`: the same. */
export function untrustedOption(): Option {
  return new Option('--untrusted', 'ignore any config inside the garden: none of its code is run')
}

/** The flags as requests carry them. */
export function trustOf({ trust, untrusted }: TrustFlags): Required<TrustFlags> {
  return { trust: trust === true, untrusted: untrusted === true }
}
