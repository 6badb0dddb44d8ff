import type { Deployment, HostFiles } from './deployment.ts'
import { shellQuoted } from './shell-quoted.ts'
import { shownAllTheSame } from './shown-all-the-same.ts'

/** A text as YAML and as TOML take it, whatever is in it. */
const quoted = (text: string): string => JSON.stringify(text)

/** GitHub Pages: a workflow that builds with every push. */
export function githubFiles({ garden, version }: Deployment): HostFiles {
  return {
    files: {
      '.github/workflows/garden.yml': `# Builds the garden with every push and publishes it on GitHub Pages.
name: Publish the garden
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
  cancel-in-progress: false
env:
  GARDEN: ${quoted(garden)}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          # The whole history says when notes were planted and tended.
          fetch-depth: 0
      - uses: actions/setup-node@v7
        with:
          node-version: 22
      - uses: actions/cache@v6
        with:
          # What was prepared of notes that have not changed since.
          path: ~/.cache/hortus
          key: hortus-\${{ runner.os }}-\${{ github.sha }}
          restore-keys: hortus-\${{ runner.os }}-
      - id: pages
        uses: actions/configure-pages@v6
      - name: Build
        env:
          # The path below which Pages serves this repository.
          BASE: \${{ steps.pages.outputs.base_path }}/
        # ${shownAllTheSame}
        run: npx --yes hortus@${version} build "$GARDEN" --out .site --base "$BASE" || test -d .site
      - uses: actions/upload-pages-artifact@v5
        with:
          path: .site
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
`,
    },
    next: ['In the repository’s settings, under Pages, choose "GitHub Actions" as the source, and push.'],
  }
}

/** GitLab Pages: a job that builds with every push. */
export function gitlabFiles({ garden, version }: Deployment): HostFiles {
  return {
    files: {
      '.gitlab-ci.yml': `# Builds the garden with every push and publishes it on GitLab Pages.
pages:
  image: node:22
  variables:
    GARDEN: ${quoted(garden)}
    # The whole history says when notes were planted and tended.
    GIT_DEPTH: "0"
    XDG_CACHE_HOME: $CI_PROJECT_DIR/.cache
  cache:
    # What was prepared of notes that have not changed since.
    key: hortus
    paths:
      - .cache/hortus/
  script:
    # The path below which Pages serves this project.
    - BASE="$(node -p 'new URL(process.env.CI_PAGES_URL).pathname.replace(/\\/*$/, "/")')"
    # ${shownAllTheSame}
    - npx --yes hortus@${version} build "$GARDEN" --out .public --base "$BASE" || test -d .public
    # GitLab takes the site from here; built in it, a garden at the top would have its site inside itself.
    - rm -rf public && mv .public public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`,
    },
    next: ['Push: the site is under Deploy, Pages when the job has ended.'],
  }
}

/** Netlify. */
export function netlifyFiles({ garden, version }: Deployment): HostFiles {
  return {
    files: {
      'netlify.toml': `# Builds the garden with every push. What Netlify sends with its files stands in the site, in _headers.
# ${shownAllTheSame}
[build]
command = ${quoted(`npx --yes hortus@${version} build "$GARDEN" --out .site --base / || test -d .site`)}
publish = ".site"

[build.environment]
NODE_VERSION = "22"
GARDEN = ${quoted(garden)}

[[headers]]
for = "/*"
[headers.values]
X-Content-Type-Options = "nosniff"
Referrer-Policy = "same-origin"
Content-Security-Policy = "frame-ancestors 'self'"
`,
    },
    next: ['Choose this repository under "Add new project" on Netlify.'],
  }
}

/** Cloudflare Pages. */
export function cloudflareFiles({ garden, version }: Deployment): HostFiles {
  // The clone is cut off, and without its history no note has a day. A whole one refuses to be made whole.
  const command = `git fetch --unshallow || true; npx --yes hortus@${version} build ${shellQuoted(garden)} --out .site --base / --max-files 20000 || test -d .site`
  return {
    files: {
      'wrangler.toml': `# Where Cloudflare Pages finds the site that its build makes.
name = "garden"
pages_build_output_dir = ".site"
compatibility_date = "2026-11-01"
`,
    },
    next: [
      'Choose this repository under "Workers & Pages" on Cloudflare.',
      `Build command: ${command}`,
      // Its own Node is 22.16, which is too old, and what it takes for "22" may be that.
      'Environment variable: NODE_VERSION = 24. It takes at most 20,000 files, which --max-files watches over; where the site has more, add --pack to the command.',
    ],
  }
}
