/** What a host's files are made for. */
export interface Deployment {
  /** The garden's folder from the top of its repository, with `/`; `.` where it is all of it. */
  readonly garden: string
  /** Path below which the site is served, with both slashes. */
  readonly base: string
  /** Name of the host that the site's address names; undefined where the garden does not say. */
  readonly domain?: string
  /** The program's version, which the host installs. */
  readonly version: string
}

/** The files of a host, by path from the top of the repository, and what is left to do by hand, a sentence each. */
export interface HostFiles {
  readonly files: Readonly<Record<string, string>>
  readonly next: readonly string[]
}
