import { decodeLetters } from '../../model/decode-letters.ts'
import type { Deployment, HostFiles } from './deployment.ts'
import { shellQuoted } from './shell-quoted.ts'
import { shownAllTheSame } from './shown-all-the-same.ts'

/** What `gzip` is worth for; fonts and pictures are compressed already. */
const compressible = 'html|css|js|mjs|json|svg|xml|txt|md|webmanifest'

const compress = `find .site -regextype posix-extended -regex '.*\\.(${compressible})' -size +1k -exec gzip --keep --force --best {} +`

/** Path of the site without its slashes, empty at the top: `notes`. */
const below = (base: string): string => base.replace(/^\/|\/$/g, '')

/** nginx: a server that sends what is there, compressed beforehand where it is. */
export function nginxFiles({ garden, base, domain, version }: Deployment): HostFiles {
  const path = decodeLetters(encodeURI(base))
  const own = path.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')
  const top = below(path)
  // nginx inherits no header where a place adds one of its own.
  const common = (indent: string): string =>
    [
      'add_header X-Content-Type-Options nosniff always;',
      'add_header Referrer-Policy same-origin always;',
      `add_header Content-Security-Policy "frame-ancestors 'self'" always;`,
    ].join(`\n${indent}`)
  return {
    files: {
      'deploy/nginx.conf': `# A server for the site, to be included in nginx's "http" block. The site lies in /var/www/garden${top === '' ? '' : `/${top}`}.
# Pages that have moved; nginx reads them when it is reloaded.
map $uri $garden_moved {
  include /var/www/garden${path}-/redirects*.map;
}
server {
  listen 80;
  listen [::]:80;
  server_name ${domain ?? '_'};
  root /var/www/garden;
  # What nginx itself does not know by its ending.
  include mime.types;
  types {
    application/manifest+json webmanifest;
    audio/wav wav;
    text/javascript mjs;
    text/markdown md;
  }
  charset utf-8;
  charset_types text/css text/javascript text/markdown text/plain text/xml application/javascript;
  absolute_redirect off;
  # Files that were compressed beforehand stand beside the others.
  gzip_static on;
  gzip_vary on;
  error_page 404 ${path}404.html;
  if ($garden_moved) {
    return 301 $garden_moved;
  }
  ${common('  ')}

  location ${path} {
    index index.html;
    # A page may have changed: browsers ask, and are told in a few bytes that it has not.
    add_header Cache-Control no-cache always;
    ${common('    ')}
    try_files $uri $uri/ =404;
  }
  location ~ "^${own}-/[^/]+-[A-Za-z0-9_-]{8}\\.(?:js|css|woff2)$" {
    # Named by what is in them: they never change.
    add_header Cache-Control "public, max-age=31536000, immutable" always;
    ${common('    ')}
  }
  location = ${path}.hortus-site.json {
    # What a build has written, for the next one.
    return 404;
  }
  location ^~ ${path}-/assets/ {
    # The garden's own files: nothing runs in them.
    add_header Cache-Control no-cache always;
    add_header X-Content-Type-Options nosniff always;
    add_header Content-Security-Policy "script-src 'none'; base-uri 'none'" always;
  }
}
`,
    },
    next: [
      `Build: npx --yes hortus@${version} build ${shellQuoted(garden)} --out .site --base ${base}`,
      `Compress: ${compress}`,
      `Copy .site/ to /var/www/garden${top === '' ? '' : `/${top}`}, include deploy/nginx.conf, and add a certificate (certbot does).`,
    ],
  }
}

/** Caddy: the same, with a certificate of its own where the garden names its address. */
export function caddyFiles({ garden, base, domain, version }: Deployment): HostFiles {
  const path = decodeLetters(encodeURI(base))
  const top = below(path)
  return {
    files: {
      'deploy/Caddyfile': `# A server for the site, which lies in /var/www/garden${top === '' ? '' : `/${top}`}.
${domain ?? ':80'} {
	root * /var/www/garden
	# Pages that have moved; Caddy reads them when it is reloaded.
	import /var/www/garden${path}-/redirects*.caddy
	header X-Content-Type-Options nosniff
	header Referrer-Policy same-origin
	# Named by what is in them: they never change. Of all else browsers ask, and are told in a few bytes that it has not.
	@hashed path_regexp ^${path}-/[^/]+-[A-Za-z0-9_-]{8}\\.(?:js|css|woff2)$
	@others not path_regexp ^${path}-/[^/]+-[A-Za-z0-9_-]{8}\\.(?:js|css|woff2)$
	header @hashed Cache-Control "public, max-age=31536000, immutable"
	header @others Cache-Control no-cache
	# What Caddy itself does not know by its ending.
	@manifest path *.webmanifest
	header @manifest Content-Type application/manifest+json
	# The garden's own files: nothing runs in them.
	@assets path ${path}-/assets/*
	@pages not path ${path}-/assets/*
	header @assets Content-Security-Policy "script-src 'none'; base-uri 'none'"
	header @pages Content-Security-Policy "frame-ancestors 'self'"
	# What a build has written, for the next one.
	file_server {
		precompressed gzip
		hide .hortus-site.json
	}
	handle_errors {
		@missing expression {http.error.status_code} == 404
		rewrite @missing ${path}404.html
		file_server
	}
}
`,
    },
    next: [
      `Build: npx --yes hortus@${version} build ${shellQuoted(garden)} --out .site --base ${base}`,
      `Compress: ${compress}`,
      `Copy .site/ to /var/www/garden${top === '' ? '' : `/${top}`}, and run caddy with deploy/Caddyfile.`,
    ],
  }
}

/** A container with nginx and the site. */
export function dockerFiles(deployment: Deployment): HostFiles {
  const { garden, base, version } = deployment
  const top = below(decodeLetters(encodeURI(base)))
  const nginx = nginxFiles({ ...deployment, domain: '_' }).files
  return {
    files: {
      ...nginx,
      Dockerfile: `# The site in a container: docker build -t garden . && docker run -p 8080:80 garden
FROM node:22-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
WORKDIR /work
COPY . .
# What was prepared of notes that have not changed since is kept between builds.
# ${shownAllTheSame}
RUN --mount=type=cache,target=/root/.cache/hortus npx --yes hortus@${version} build ${shellQuoted(garden)} --out .site --base ${base} || test -d .site
RUN ${compress}

FROM nginx:stable-alpine
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /work/.site /var/www/garden${top === '' ? '' : `/${top}`}
`,
      '.dockerignore': `node_modules
.site
`,
    },
    next: ['docker build -t garden . && docker run -p 8080:80 garden'],
  }
}
