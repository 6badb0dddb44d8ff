import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { onTestFinished } from 'vitest'
import { program } from '../cli/run-hortus.ts'

/** The variables by which the program keeps what it remembers in a folder of the test. */
export function stateIn(folder: string): Record<string, string> {
  return { XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache') }
}

/** An agent that has started the built program for the garden in `folder`, with what it remembers beside that. */
export function openAgent(folder: string, ...flags: readonly string[]): ReturnType<typeof openAgentAt> {
  return openAgentAt(join(folder, 'garden'), flags, stateIn(folder))
}

/** The same for any garden, with these variables. */
export async function openAgentAt(
  garden: string,
  flags: readonly string[],
  env: Record<string, string>,
): Promise<{ readonly client: Client; readonly errors: () => string }> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp', garden, ...flags],
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stderr: 'pipe',
  })
  let said = ''
  transport.stderr?.on('data', (data: Buffer) => {
    said += data.toString()
  })
  const client = new Client({ name: 'test agent', version: '1' })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return { client, errors: () => said }
}

/** The text of a tool's answer. */
export async function textOf(client: Client, name: string, given: Record<string, unknown>): Promise<string> {
  const { content } = await client.callTool({ name, arguments: given })
  const [first] = content
  return first?.type === 'text' ? first.text : ''
}
