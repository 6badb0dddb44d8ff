/** Hosts that `hortus deploy-files` knows. */
export const hostNames = ['github', 'gitlab', 'netlify', 'cloudflare', 'nginx', 'caddy', 'docker'] as const

/** One of them. */
export type HostName = (typeof hostNames)[number]
