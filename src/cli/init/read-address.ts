import type { InitConfig } from './tool.ts'

/**
 * Where a site lives, as an address with or without its scheme and path: `https://notes.example/garden/`,
 * `me.github.io/notes`. Undefined for what is no such address.
 *
 * @example
 * readAddress('me.github.io/notes') // { baseUrl: 'https://me.github.io', base: '/notes/' }
 */
export function readAddress(text: string): Pick<InitConfig, 'baseUrl' | 'base'> | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || /\s/.test(trimmed)) return undefined
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  // `URL.canParse` of Node 22 takes no host with letters beyond ASCII once it was called some thousand times.
  const url = URL.parse(whole)
  if (url === null) return undefined
  const { protocol, hostname, origin, pathname, username } = url
  const isHost = hostname.includes('.') || hostname === 'localhost'
  if (!/^https?:$/.test(protocol) || !isHost || username !== '') return undefined
  const base = pathname.replace(/\/*$/, '/')
  if (base === '/') return { baseUrl: origin }
  return /[%\\"'<>]|\/\//.test(base) ? undefined : { baseUrl: origin, base }
}
