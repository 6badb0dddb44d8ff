import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { onTestFinished } from 'vitest'
import { createFeatureSet } from '../src/define/feature-set.ts'
import { openPlanner } from '../src/features/changes/open-planner.ts'
import { openProposalBox, type ProposalBox } from '../src/features/changes/proposals/proposal-box.ts'
import { defaultLayout, shippedFeatures } from '../src/features/shipped.ts'
import { type CallLimits, createCallGuard } from '../src/mcp/call-limits.ts'
import { createMcpServer } from '../src/mcp/create-mcp-server.ts'
import { openNotes } from '../src/mcp/editable-notes.ts'
import { gardenTools } from '../src/mcp/garden-tools.ts'
import { defaultGardenOptions, type GardenOptions } from '../src/model/options.ts'
import type { Session } from '../src/session/session.ts'
import { createMemoryStore, type MemoryStore } from '../src/store/memory-store.ts'
import { refuseMove, refuseNewName } from '../src/store/new-name.ts'
import { sessionOn } from './snapshot-of.ts'

/** What a tool answered. */
export interface Answered {
  readonly isError: boolean
  readonly text: string
  /** The structured answer, if there is one. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An agent at a garden in memory, by the protocol's own client. */
export interface Agent {
  readonly client: Client
  readonly store: MemoryStore
  readonly session: Session
  readonly box: ProposalBox
  call(name: string, given: Record<string, unknown>): Promise<Answered>
}

interface AgentSettings {
  readonly options?: Partial<GardenOptions>
  readonly mayPropose?: boolean
  readonly limits?: Partial<CallLimits>
  /** Names of features that are switched off. */
  readonly without?: readonly string[]
  /** Milliseconds, for the limits. */
  readonly now?: () => number
}

/** Nothing that a test does is too much. */
const noLimits: CallLimits = { perSecond: 1e6, burst: 1e6, atOnce: 1e6, proposalsPerMinute: 1e6 }

/** Lets an agent into the garden of some files. */
export async function agentAt(
  files: Readonly<Record<string, string>>,
  { options = {}, mayPropose = false, limits, without = [], now = () => 0 }: AgentSettings = {},
): Promise<Agent> {
  const store = createMemoryStore(files)
  const features = createFeatureSet(shippedFeatures, defaultLayout, { off: new Set(without) })
  const session = sessionOn(store, options, features)
  await session.update()
  const all = { ...defaultGardenOptions, ...options }
  const folder = mkdtempSync(join(tmpdir(), 'hortus-box-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const box = openProposalBox(folder)
  const plan = openPlanner({
    options: all,
    head: (path, most) => store.head(path, most),
    refuseName: (path, { notesByPath, assets }, from) => {
      const there = [...notesByPath.keys(), ...assets]
      return (from === undefined ? refuseNewName(path, there) : refuseMove(from, path, there))?.reason
    },
  })
  let made = 0
  const chance = () => (made++).toString(16).padStart(6, '0')
  const server = createMcpServer({
    title: 'Test',
    version: '1',
    guard: createCallGuard({ ...noLimits, ...limits }, now),
    tools: gardenTools({
      session,
      readNote: openNotes(store, all),
      ...(mayPropose && { proposing: { session, plan, box, now: () => Date.UTC(2026, 0, 2), chance } }),
    }),
  })
  const [here, there] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test agent', version: '1' })
  await Promise.all([server.connect(there), client.connect(here)])
  onTestFinished(async () => {
    await client.close()
    await session.close()
  })
  return {
    client,
    store,
    session,
    box,
    async call(name, given) {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: given })
      const [first] = content
      const text = first?.type === 'text' ? first.text : ''
      const data = (structuredContent ?? {}) as Answered['data']
      return { isError: isError === true, text, data }
    },
  }
}
