import { type Connection, createConnection as connect, ProposedFeatures } from 'vscode-languageserver/node'

/** A connection to an editor over a pair of streams. */
export function createConnection(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Connection {
  return connect(ProposedFeatures.all, input, output)
}
