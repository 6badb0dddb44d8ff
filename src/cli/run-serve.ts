import { realpathSync } from 'node:fs'
import type { Colors } from '../define/command.ts'
import { openProposalBox } from '../features/changes/proposals/proposal-box.ts'
import { wantedFacts } from '../features/wanted/facts.ts'
import { countNotes } from '../model/garden.ts'
import type { NotePath } from '../model/path.ts'
import type { AccessPolicy } from '../server/access-policy.ts'
import { createKeyHandover } from '../server/key-handover.ts'
import { type RunningServer, serveGarden } from '../server/serve-garden.ts'
import { describeHistory } from '../session/garden-history.ts'
import { fileErrorCode } from '../store/file-error-code.ts'
import { createMapFileStore } from '../store/map-file-store.ts'
import { watchSettingsFiles } from '../store/watch-settings-files.ts'
import { countOf } from '../text/count-of.ts'
import { cachedPoolOf } from './cached-pool.ts'
import { createProgress } from './create-progress.ts'
import { describeServed } from './describe-privacy.ts'
import { keptFilesOf } from './kept-files-of.ts'
import { openBrowser, writeDoorPage } from './open-browser.ts'
import { mayWriteMap, type OpenGardenRequest, openGarden, openSession } from './open-garden.ts'
import { readAccess } from './read-access.ts'
import { followedSettings } from './read-obsidian-options.ts'
import { rememberServer } from './running-servers.ts'
import { showPath } from './show-path.ts'
import { gardenState } from './state-folder.ts'
import type { Terminal } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

/** A server as the command line asks for it. */
interface ServeRequest extends OpenGardenRequest {
  /** Tried in this order; the first free one is taken. */
  readonly ports: readonly number[]
  readonly host: string
  readonly open: boolean
  readonly readOnly: boolean
  readonly tokenFile: string | undefined
  readonly proxies: readonly string[]
  readonly publicUrl: string | undefined
  readonly terminal: Terminal
}

/** Serves until the process is told to end. Rejects when no port is free or the address is not of this machine. */
export async function runServe(request: ServeRequest): Promise<void> {
  const { terminal } = request
  const { colors } = terminal
  const garden = await openGarden(request)
  let onClaimed = (): void => {}
  // Without the editor there is nothing to write with, and no key to hand over.
  const readOnly = request.readOnly || !garden.chosen.features.isOn('editor')
  const policy = withHandover(readAccess({ ...request, readOnly }), () => onClaimed())
  const progress = await createProgress(terminal)
  const pool = cachedPoolOf(garden)
  const session = openSession({ ...garden, pool }, { onProgress: progress.onProgress, isLive: true })
  const snapshot = await session.update().finally(progress.stop)

  const editStore = policy.canEdit ? await garden.openEditStore() : undefined
  for (const notice of editStore?.notices ?? []) terminal.err(notice)
  // Who ends it with its first answer finds what was prepared kept as well.
  const ended = untilSignal()
  const server = await listen(request, (port) =>
    serveGarden({
      session,
      store: garden.store,
      webAssets: garden.webAssets,
      base: garden.options.base,
      host: request.host,
      policy,
      mapFile: createMapFileStore(garden.folder, { mayWrite: mayWriteMap(request, garden.options) }),
      ...(editStore && {
        editStore,
        planner: garden.planner,
        ...(garden.chosen.features.isOn('changes') && {
          proposals: openProposalBox(gardenState('proposals', realpathSync(garden.folder))),
        }),
        onChanged: garden.onChanged,
        hasPlugins: garden.hasPlugins,
      }),
      port,
      watchSettings: (follow) =>
        watchSettingsFiles(garden.folder, [...followedSettings, ...keptFilesOf(garden)], () => {
          follow(garden.readFollowed()).catch((error: Error) => terminal.err(error.message))
        }),
      onNotice: (message) => terminal.err(message),
      onUpdate: (milliseconds, files) =>
        terminal.out(colors.dim(`${countOf(files, 'changed file')} (${Math.round(milliseconds)} ms)`)),
    }),
  )

  const forgetServer = rememberServer(garden.folder, server.url)
  const isTemplate = (path: NotePath) => snapshot.publication.reasonOfDraft({ path }) !== undefined
  const wanted = snapshot.garden.read(wantedFacts).length
  terminal.out(
    `${garden.options.title}: ${countOf(countNotes(snapshot.garden, isTemplate), 'note')}, ${countOf(wanted, 'wanted note')}, from ${showPath(garden.folder)}`,
  )
  terminal.out(`  ${colors.bold(server.url)}`)
  for (const line of describeServed(snapshot, garden.options.drafts)) terminal.out(colors.dim(`  ${line}`))
  const dates = describeHistory(await garden.history.read())
  if (dates !== undefined) terminal.out(colors.dim(`  ${dates}`))
  const entrance = (): string => `${server.url}#key=${policy.handover?.code}`
  if (policy.handover)
    terminal.out(`  To write, open it with its key, which this link hands over once: ${entrance()}`)
  terminal.out(describeAccess(policy.kind, colors))
  // Once the first pages have been answered: the next start is spared what this one prepared.
  setTimeout(() => void pool.save(), 2_000).unref()
  const door = request.open && policy.handover ? writeDoorPage(entrance()) : undefined
  onClaimed = () => {
    door?.remove()
    terminal.out(colors.dim(`  A browser has the key now; for another one: ${entrance()}`))
  }
  if (request.open) openBrowser(door?.file ?? server.url, (message) => terminal.err(message))

  await ended
  forgetServer()
  door?.remove()
  await server.close()
  await pool.save()
}

/** On this machine alone browsers get the key by a link; elsewhere people have it, or a proxy lets them in. */
function withHandover(policy: AccessPolicy, onClaimed: () => void): AccessPolicy {
  const isHandedOver = policy.canEdit && policy.kind === 'loopback'
  return isHandedOver ? { ...policy, handover: createKeyHandover(onClaimed) } : policy
}

function describeAccess(kind: AccessPolicy['kind'], colors: Colors): string {
  switch (kind) {
    case 'loopback':
      return colors.dim('  Only this machine can open it. Ctrl+C ends it.')
    case 'token':
      return colors.yellow(
        '  Everybody who reaches this machine and has the key can open it. Ctrl+C ends it.',
      )
    case 'proxy':
      return colors.yellow('  Everybody whom the proxy lets in can open it. Ctrl+C ends it.')
  }
}

async function listen(
  request: ServeRequest,
  start: (port: number) => Promise<RunningServer>,
): Promise<RunningServer> {
  for (const port of request.ports) {
    try {
      return await start(port)
    } catch (error) {
      const code = fileErrorCode(error)
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new Error(`${request.host} is no address of this machine`)
      if (code === 'EACCES') throw new Error(`port ${port} is not for ordinary users; choose one with --port`)
      if (code !== 'EADDRINUSE') throw error
    }
  }
  const [first] = request.ports
  const which =
    request.ports.length === 1 ? `port ${first} is` : `ports ${first} to ${request.ports.at(-1)} are`
  throw new Error(`${which} taken; choose another with --port`)
}
