import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { openProposalBox } from '../features/changes/proposals/proposal-box.ts'
import { createCallGuard, usualLimits } from '../mcp/call-limits.ts'
import { openNotes } from '../mcp/editable-notes.ts'
import { gardenTools } from '../mcp/garden-tools.ts'
import { createMcp, type Mcp } from '../mcp/speak-mcp.ts'
import { serveMcp } from '../server/serve-mcp.ts'
import { readVersion } from '../store/read-version.ts'
import { cachedPoolOf } from './cached-pool.ts'
import { type OpenGardenRequest, openGarden, openSession } from './open-garden.ts'
import { readAccess } from './read-access.ts'
import { gardenState } from './state-folder.ts'
import type { Terminal } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

/** A server for agents as the command line asks for it. */
interface McpRequest extends OpenGardenRequest {
  /** Whether they may propose changes. */
  readonly allowWrites: boolean
  /** Undefined to speak over stdin and stdout. */
  readonly http: { readonly port: number; readonly tokenFile: string | undefined } | undefined
  readonly terminal: Terminal
}

/** From the first answer until what was prepared is kept for the next start, in milliseconds. */
const restBeforeSave = 2_000

/** Lets agents ask about a garden until they go, or the process is told to end. */
export async function runMcp(request: McpRequest): Promise<void> {
  const garden = await openGarden(request)
  const pool = cachedPoolOf(garden)
  const session = openSession({ ...garden, pool }, { withHistory: true })
  try {
    await session.update()
    const { store, options, planner: plan } = garden
    const tools = gardenTools({
      session,
      readNote: openNotes(store, options),
      ...(request.allowWrites && {
        proposing: {
          session,
          plan,
          box: openProposalBox(gardenState('proposals', realpathSync(garden.folder))),
          now: Date.now,
          chance: () => randomBytes(3).toString('hex'),
        },
      }),
    })
    const guard = createCallGuard(usualLimits, () => performance.now())
    const mcp = createMcp({ title: options.title, version: readVersion(), tools, guard })
    setTimeout(() => void pool.save(), restBeforeSave).unref()
    if (request.http) await answerRequests(mcp, { ...request.http, terminal: request.terminal })
    else await mcp.overStdio((message) => request.terminal.err(message))
    await pool.save()
  } finally {
    await session.close()
  }
}

async function answerRequests(
  mcp: Mcp,
  {
    port,
    tokenFile,
    terminal,
  }: { readonly port: number; readonly tokenFile: string | undefined; readonly terminal: Terminal },
): Promise<void> {
  const access = { readOnly: true, proxies: [], publicUrl: undefined }
  const host = 'localhost'
  const policy = readAccess({ ...access, host, tokenFile })
  const ended = untilSignal()
  const server = await serveMcp({ handler: mcp.overHttp(), policy, host, port })
  terminal.out(`Agents on this machine find the garden at ${server.url}`)
  const key = tokenFile === undefined ? policy.token : `<what is in ${tokenFile}>`
  terminal.out(`  with the header  Authorization: Bearer ${key}`)
  await ended
  await server.close()
}
