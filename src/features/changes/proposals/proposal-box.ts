import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareText } from '../../../model/diagnostic.ts'
import type { Proposal } from '../../../model/proposal.ts'

/** Where the proposals for a garden wait: in the user's own folder, never among the notes. */
export interface ProposalBox {
  /** Throws with a message for whoever proposes where it is too large or too many wait already. */
  add(proposal: Proposal): void
  /** The oldest first. */
  list(): readonly Proposal[]
  /** Undefined where none waits under this id. */
  find(id: string): Proposal | undefined
  /** Whether there was one. */
  remove(id: string): boolean
}

/** A proposal is not kept; the message says why, and what to do. */
class FullBoxError extends Error {}

/** How many proposals wait for one garden. */
export const maxProposals = 20

/** What one of them may take, in characters of JSON. */
const maxProposalLength = 2_000_000

/** When it was made, to the second, and a number by chance. */
const idPattern = /^\d{8}-\d{6}-[0-9a-f]{6}$/

/** The id of a proposal that is made at a moment (milliseconds since 1970); `chance` is six hexadecimal digits. */
export function proposalId(now: number, chance: string): string {
  const [day = '', time = ''] = new Date(now).toISOString().split(/[T.]/)
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${chance}`
}

/** Opens the box in a folder, which need not be there. Files are for their owner alone, because notes may be private. */
export function openProposalBox(folder: string): ProposalBox {
  const fileOf = (id: string): string => join(folder, `${id}.json`)
  const find = (id: string): Proposal | undefined =>
    idPattern.test(id) ? readProposal(fileOf(id), id) : undefined
  const list = (): readonly Proposal[] =>
    listFolder(folder)
      .sort(compareText)
      .flatMap((id) => find(id) ?? [])
  return {
    list,
    find,
    add(proposal) {
      const text = JSON.stringify(proposal)
      if (text.length > maxProposalLength)
        throw new FullBoxError(
          `this proposal takes ${text.length} characters, expected at most ${maxProposalLength}: propose less at once`,
        )
      if (list().length >= maxProposals)
        throw new FullBoxError(
          `${maxProposals} proposals wait already: the gardener has to accept or reject some first`,
        )
      const temporary = `${fileOf(proposal.id)}.${process.pid}.tmp`
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        writeFileSync(temporary, text, { mode: 0o600 })
        renameSync(temporary, fileOf(proposal.id))
      } finally {
        rmSync(temporary, { force: true })
      }
    },
    remove(id) {
      if (find(id) === undefined) return false
      rmSync(fileOf(id), { force: true })
      return true
    },
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? name.slice(0, -5) : []))
  } catch {
    return []
  }
}

/** What is no proposal, such as one that another version wrote, is none that waits. */
function readProposal(file: string, id: string): Proposal | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isProposal(kept) && kept.id === id ? kept : undefined
  } catch {
    return undefined
  }
}

function isProposal(kept: unknown): kept is Proposal {
  const { id, madeAt, by, summary, planned, effects } = (kept ?? {}) as Partial<Proposal>
  return (
    [id, madeAt, by, summary].every((text) => typeof text === 'string') &&
    Array.isArray(planned?.files) &&
    Array.isArray(planned.problems) &&
    Array.isArray(planned.remarks) &&
    typeof planned.digest === 'string' &&
    Array.isArray(effects?.links) &&
    Array.isArray(effects.appearing) &&
    Array.isArray(effects.solved)
  )
}
