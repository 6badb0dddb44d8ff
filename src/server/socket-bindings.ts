/** What the socket tells of a request; tests have none. */
export interface SocketBindings {
  readonly incoming?: {
    readonly url?: string
    readonly rawHeaders: readonly string[]
    readonly socket: { readonly remoteAddress?: string }
  }
}
