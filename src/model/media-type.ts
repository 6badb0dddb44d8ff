import { extensionOf } from './path.ts'

/** What an asset is shown as when it is embedded. */
export type MediaKind = 'image' | 'audio' | 'video' | 'pdf'

const kindByExtension = new Map<string, MediaKind>([
  ...['.avif', '.bmp', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp', '.ico'].map(
    (e) => [e, 'image'] as const,
  ),
  ...['.flac', '.m4a', '.mp3', '.ogg', '.wav', '.oga', '.opus', '.3gp'].map((e) => [e, 'audio'] as const),
  ...['.mkv', '.mov', '.mp4', '.ogv', '.webm', '.m4v'].map((e) => [e, 'video'] as const),
  ['.pdf', 'pdf'],
])

/** The media kind of a target by its extension alone; undefined for notes and everything else. */
export function mediaKindOf(target: string): MediaKind | undefined {
  return kindByExtension.get(extensionOf(target))
}
