/** Flags of `hortus hub add`. */
export interface AddFlags {
  readonly branch?: string
  readonly read: readonly string[]
  readonly public?: boolean
  readonly trust?: boolean
  readonly publish?: 'all' | 'marked'
}

/** Flags of `hortus hub limits`. */
export interface LimitFlags {
  readonly files?: number
  readonly bytes?: number
  readonly seconds?: number
  readonly memory?: number
  readonly atOnce?: number
  readonly share?: number
}

/** Flags of `hortus hub work`. */
export interface WorkFlags {
  readonly threads?: number
  readonly poll: number
  readonly watchHost: string
  readonly watchPort?: number
  readonly folder?: string
}

/** Flags of `hortus hub serve`. */
export interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly watchPort: number
  readonly watchHost: string
  readonly publicUrl?: string
  readonly write?: boolean
  readonly folder?: string
}

/** Flags of `hortus hub grant` and `hortus hub revoke`. */
export interface PermissionFlags {
  readonly write?: boolean
}

/** Flags of `hortus hub tidy`. */
export interface TidyFlags {
  readonly days: number
}
