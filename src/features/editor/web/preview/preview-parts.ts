import { noParts, type PreviewAnswer, type PreviewReply } from '../../note-preview.ts'

/** Asks the server for the page of a text; `known` names the parts that need not come. */
type AskPreview = (known: string, path: string, text: string, signal: AbortSignal) => Promise<PreviewReply>

/** How previews are asked for. */
export interface PreviewRequests {
  /** With all that a browser needs to go on by itself. */
  preview(path: string, text: string, signal: AbortSignal): Promise<PreviewAnswer>
  /** The page alone. */
  showText(path: string, text: string, signal: AbortSignal): Promise<PreviewReply>
}

/** Keeps the parts of the last preview, which come again only where they have changed. */
export function createPreviewRequests(ask: AskPreview): PreviewRequests {
  let kept: Required<Pick<PreviewReply, 'known' | 'parts'>> | undefined
  return {
    async preview(path, text, signal) {
      const had = kept
      const { known, parts = had?.parts, ...shown } = await ask(had?.known ?? '', path, text, signal)
      if (parts === undefined) throw new Error('The server has left out the parts of a preview')
      kept = { known, parts }
      return { ...shown, ...parts }
    },
    showText: (path, text, signal) => ask(noParts, path, text, signal),
  }
}
