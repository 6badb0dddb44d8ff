import { type CallToolResult, McpServer } from '@modelcontextprotocol/server'
import { fileErrorCode } from '../store/file-error-code.ts'
import type { CallGuard } from './call-limits.ts'
import type { AnyTool } from './garden-tool.ts'
import { quoteNotice } from './quote.ts'

/** What a server for one client is made of. */
export interface McpServerSettings {
  /** What the garden calls itself. */
  readonly title: string
  /** Of the program. */
  readonly version: string
  readonly tools: readonly AnyTool[]
  readonly guard: CallGuard
}

/** A server that speaks the Model Context Protocol about a garden: with tools, and nothing else. */
export function createMcpServer({ title, version, tools, guard }: McpServerSettings): McpServer {
  const mayPropose = tools.some(({ proposes }) => proposes)
  const server = new McpServer(
    { name: 'hortus', title, version },
    {
      instructions: [
        'A garden of linked notes. Ask "answer" for the sentences that answer a question, and cite them by their links; "search" and "read_note" for more; "backlinks", "neighbours", "explain_path" and "reading_path" to follow links.',
        mayPropose
          ? 'You may propose changes; a person accepts or rejects each. Nothing you do writes into the garden.'
          : 'You may read and not write.',
        quoteNotice,
      ].join('\n\n'),
    },
  )
  for (const tool of tools) {
    const { name, title: toolTitle, about, input, output, proposes } = tool
    server.registerTool(
      name,
      {
        title: toolTitle,
        description: about,
        inputSchema: input,
        outputSchema: output,
        annotations: { readOnlyHint: !proposes, destructiveHint: false, openWorldHint: false },
      },
      async (given): Promise<CallToolResult> => {
        try {
          const by = server.server.getClientVersion()?.name ?? 'an agent'
          return { ...(await guard.run(tool, () => tool.run(given, by))) }
        } catch (error) {
          return { isError: true, content: [{ type: 'text', text: messageOf(error) }] }
        }
      },
    )
  }
  return server
}

/** What went wrong, without the names that this machine's disk has for it. */
function messageOf(error: unknown): string {
  if (fileErrorCode(error) !== undefined) return 'a file cannot be read or written now'
  return error instanceof Error ? error.message : 'the garden made a mistake'
}
