import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hocuspocus, WebSocketLike } from '@hocuspocus/server'
import nodeAdapter from 'crossws/adapters/node'
import { getState } from 'yjs'
import type { Log } from '../log.ts'
import type { Directory } from '../serve/directory.ts'
import type { Reader, Sessions } from '../serve/sessions.ts'
import { findReader } from '../serve/sign-in-routes.ts'
import { commentsName, textName } from './document-parts.ts'
import { longestNote } from './git-desk.ts'
import { type Allowance, checkMessage, createAllowance, largestMessage } from './guard.ts'
import type { Refusal } from './load-draft.ts'
import { findAddress, mayWrite } from './note-address.ts'
import type { Presence } from './presence.ts'

/** Where browsers open a document. */
const socketPath = '/-/together'

/** Connections of browsers that write. */
export interface Sockets {
  /** Takes a request that wants another protocol than HTTP. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  readonly size: number
  closeDocument(name: string, reason: Refusal): void
  closeAll(reason: Refusal): void
  /** Resolves when everything is done that came over them. */
  drained(): Promise<void>
  stop(): void
}

/** What connections are held against. */
interface SocketSettings {
  readonly hocuspocus: Hocuspocus<{ readonly reader?: Reader }>
  readonly directory: Directory
  readonly sessions: Sessions
  readonly publicUrl: string
  readonly claims: Presence
  readonly mayOpen: () => boolean
  readonly log: Log
}

/** Connections of one person, and of all. */
const most = { ofOne: 20, ofAll: 1_000 }

/** Milliseconds: who sent what no editor sends is shut out for so long; how often rights are looked at again. */
const times = { shutOut: 60_000, rights: 5_000 }

/** What WebSocket closes with: the first is tried again by clients, as the others are, each later. */
const codes = { again: 4205, hostile: 4400, forbidden: 4403 } as const

interface Socket {
  readonly reader: Reader
  readonly cookie: string | undefined
  readonly close: (code: number, reason: string) => void
  readonly client: ReturnType<Hocuspocus['handleConnection']>
  /** The only document that this connection is for: the first that it named. */
  document?: string
  isClosed: boolean
}

/** Takes connections, and shows Hocuspocus nothing that was not looked at first. */
export function takeSockets(settings: SocketSettings): Sockets {
  const { hocuspocus, directory, sessions, publicUrl, claims, log } = settings
  const { origin } = new URL(publicUrl)
  const sockets = new Map<string, Socket>()
  const allowances = new Map<string, Allowance>()
  const shutOut = new Map<string, number>()

  const close = (socket: Socket, code: number, reason: string): void => {
    if (socket.isClosed) return
    socket.isClosed = true
    socket.close(code, reason)
  }
  const mayHave = ({ reader, document }: Socket): boolean => {
    if (document === undefined) return true
    const address = findAddress(directory, document)
    return address !== undefined && mayWrite(reader, address)
  }
  /** Throws for what no editor sends; false for what is only too early or too late. */
  const check = (socket: Socket, message: Uint8Array): boolean => {
    const { name, written, pieces, removes } = checkMessage(message)
    socket.document ??= name
    if (name !== socket.document) throw new Error('another document')
    const document = hocuspocus.documents.get(name)
    if (document === undefined) return true
    if (document.getText(textName).length + written > 2 * longestNote) throw new Error('longer than a note')
    // What was said beside the text is the hub's.
    for (const item of document.getMap(commentsName)._map.values())
      if (!item.deleted && removes(item.id)) throw new Error('a comment is removed')
    return pieces.every(
      ({ client, end }) =>
        end <= getState(document.store, client) || claims.isFree(name, client, socket.reader),
    )
  }
  const take = (socket: Socket, message: Uint8Array): void => {
    if (socket.isClosed) return
    const { subject } = socket.reader
    const allowance = allowances.get(subject) ?? createAllowance(() => performance.now())
    allowances.set(subject, allowance)
    try {
      if (!allowance.take(message.byteLength)) throw new Error('too much')
      if (!check(socket, message)) {
        close(socket, codes.again, 'again')
        return
      }
      // Hocuspocus asks only once.
      if (!mayHave(socket) && hocuspocus.documents.has(socket.document ?? '')) {
        close(socket, codes.forbidden, 'forbidden')
        return
      }
      socket.client.handleMessage(message)
    } catch (error) {
      shutOut.set(subject, performance.now() + times.shutOut)
      log('warning', 'writer-shut-out', { reader: subject, reason: (error as Error).message })
      for (const other of sockets.values())
        if (other.reader.subject === subject) close(other, codes.hostile, 'hostile')
    }
  }
  const refuse = (status: number): Response => new Response(null, { status })
  const enter = async (request: Request): Promise<{ reader: Reader } | Response> => {
    if (new URL(request.url).pathname !== socketPath) return refuse(404)
    if (request.headers.get('origin') !== origin) return refuse(403)
    if (!settings.mayOpen() || sockets.size >= most.ofAll) return refuse(503)
    const reader = await findReader(sessions, request.headers.get('cookie') ?? undefined, publicUrl).catch(
      () => null,
    )
    if (reader === null) return refuse(503)
    if (reader === undefined) return refuse(401)
    if ((shutOut.get(reader.subject) ?? 0) > performance.now()) return refuse(429)
    const own = [...sockets.values()].filter((socket) => socket.reader.subject === reader.subject)
    return own.length < most.ofOne ? { reader } : refuse(429)
  }
  const adapter = nodeAdapter({
    serverOptions: { maxPayload: largestMessage, perMessageDeflate: false },
    hooks: {
      async upgrade(request) {
        const entered = await enter(request as Request)
        return entered instanceof Response ? entered : { context: entered }
      },
      open(peer) {
        const { reader } = peer.context as unknown as { readonly reader: Reader }
        const request = new Request(new URL(socketPath, publicUrl))
        const client = hocuspocus.handleConnection(peer.websocket as unknown as WebSocketLike, request, {
          reader,
        })
        sockets.set(peer.id, {
          reader,
          cookie: peer.request.headers.get('cookie') ?? undefined,
          close: (code, reason) => peer.close(code, reason),
          client,
          isClosed: false,
        })
      },
      message(peer, message) {
        const socket = sockets.get(peer.id)
        if (socket !== undefined) take(socket, message.uint8Array())
      },
      close(peer, event) {
        const socket = sockets.get(peer.id)
        sockets.delete(peer.id)
        socket?.client.handleClose({ code: event.code ?? 1006, reason: event.reason ?? '' })
      },
      error(peer, error) {
        log('info', 'socket-error', { reason: error.message })
        peer.terminate()
      },
    },
  })
  const lookAgain = async (): Promise<void> => {
    for (const socket of sockets.values()) {
      const reader = await findReader(sessions, socket.cookie, publicUrl).catch(() => socket.reader)
      if (reader === undefined || !mayHave({ ...socket, reader })) close(socket, codes.forbidden, 'forbidden')
    }
    const now = performance.now()
    for (const [subject, until] of shutOut) if (until < now) shutOut.delete(subject)
  }
  const timer = setInterval(() => void lookAgain(), times.rights)
  timer.unref()
  return {
    get size() {
      return sockets.size
    },
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      void adapter.handleUpgrade(request, socket, head)
    },
    closeDocument(name, reason) {
      for (const socket of sockets.values()) if (socket.document === name) close(socket, codes.again, reason)
    },
    closeAll(reason) {
      for (const socket of sockets.values()) close(socket, codes.again, reason)
    },
    async drained() {
      for (const document of hocuspocus.documents.values())
        await Promise.all(document.getConnections().map((one) => one.waitForPendingMessages()))
    },
    stop() {
      clearInterval(timer)
      for (const socket of sockets.values()) close(socket, codes.again, 'away')
    },
  }
}
