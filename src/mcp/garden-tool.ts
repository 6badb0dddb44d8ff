import type { z } from 'zod'
import { quoteNotice } from './quote.ts'

/** What a tool answers: the same for programs and for those who read. */
interface ToolAnswer<Out> {
  readonly data: Out
  /** Without the notice, which is put above it. Every word of a note in it is marked as a quote. */
  readonly text: string
}

/** A tool that agents may call, with what it takes and gives. */
interface GardenTool<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly title: string
  /** What it does, for the agent. */
  readonly about: string
  /** The feature of the garden that it belongs to; without it there is no such tool. */
  readonly feature?: string
  readonly input: In
  /** Has a `notice`, which is put in. */
  readonly output: Out
  /** Whether it leaves something behind: a proposal. */
  readonly proposes?: true
  /** `by` is what the program that asks calls itself. */
  run(given: z.infer<In>, by: string): Promise<ToolAnswer<Omit<z.infer<Out>, 'notice'>>>
}

/** An answer as the protocol has it. */
interface FinishedAnswer {
  readonly structuredContent: Record<string, unknown>
  readonly content: { readonly type: 'text'; readonly text: string }[]
}

/** Most characters of an answer's text. */
const maxText = 100_000

/** A tool of which only itself knows what it takes. */
export interface AnyTool extends Omit<GardenTool, 'run' | 'proposes'> {
  readonly proposes: boolean
  run(given: unknown, by: string): Promise<FinishedAnswer>
}

/** Types a tool, and puts the notice into each of its answers. */
export function defineTool<In extends z.ZodObject, Out extends z.ZodObject>(
  tool: GardenTool<In, Out>,
): AnyTool {
  return {
    ...tool,
    proposes: tool.proposes === true,
    async run(given, by) {
      const { data, text } = await tool.run(tool.input.parse(given), by)
      const cut =
        text.length > maxText ? `${text.slice(0, maxText)}\n(the answer goes on: ask for less at once)` : text
      return {
        structuredContent: tool.output.parse({ notice: quoteNotice, ...data }),
        content: [{ type: 'text', text: `${quoteNotice}\n\n${cut}` }],
      }
    },
  }
}
