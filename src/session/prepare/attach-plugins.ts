import { messageOf } from '../../model/message-of.ts'

/**
 * Makes what plugins of the config are part of. One that throws before it has seen a note ends the work, by the name of the
 * setting (`remarkPlugins`, `rehypePlugins`) it stands in.
 */
export function attachPlugins<Made>(setting: string, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    const reason = messageOf(error)
    throw new Error(`the config's ${setting} cannot be used: ${reason}`, { cause: error })
  }
}
