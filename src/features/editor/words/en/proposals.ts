/** What is said of what agents propose, in English. */
export const proposalText = {
  title: 'Proposals of agents',
  look: 'Look at it',
  about: (by: string, day: string, files: string) => `${by}, ${day}, ${files}`,
  files: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'file' : 'files'}`,
  stale: (paths: string) => `Changed since this was proposed, so it cannot be accepted any more: ${paths}`,
  isStale: 'out of date',
  added: (path: string, targets: string) => `${path} would link to ${targets}`,
  removed: (path: string, targets: string) => `${path} would no longer link to ${targets}`,
  appearing: 'Problems that would appear',
  solved: 'Problems that would be solved',
  accept: 'Accept',
  reject: 'Reject',
  accepted: (summary: string) => `Accepted: ${summary}`,
  rejected: (summary: string) => `Rejected: ${summary}`,
} as const
