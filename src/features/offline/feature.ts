import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import { ownFiles } from '../../model/own-address.ts'
import { hrefOf } from '../../site/address.ts'
import { loadScript } from '../../site/load-script.ts'
import { faviconOf, iconFile } from '../identity/facts.ts'
import { paperOf } from '../theme/facts.ts'
import { offlineSetting } from './offline-setting.ts'
import { iconSizes, renderAppIcon, renderWebManifest } from './web-manifest.ts'

/** A garden that can be read without a connection. */
export const offline = defineFeature({
  name: 'offline',
  about:
    'Reading without a connection: browsers keep what was read, or the whole garden, and can install it.',
  settings: [offlineSetting],
  script: './web/offline.ts',
  usesScript: (options) => settingOf(options, offlineSetting),
  files: (view) =>
    settingOf(view.options, offlineSetting)
      ? [
          { address: ownFiles.webManifest, make: () => renderWebManifest(view) },
          ...(faviconOf(view) === undefined
            ? [{ address: ownFiles.icon, make: () => renderAppIcon(view) }]
            : []),
          ...iconSizes.map((size) => iconFile(view, size)),
        ]
      : [],
  slots: {
    head: definePart<{ readonly manifest: string; readonly paper: string; readonly script: string }>({
      // The local server's pages are another build with every key that is pressed.
      collect: ({ options, assets }) =>
        settingOf(options, offlineSetting) && assets.live === undefined
          ? {
              manifest: hrefOf(options.base, ownFiles.webManifest),
              paper: paperOf(options),
              script: assets.scripts?.['offline'] ?? '',
            }
          : undefined,
      // A head only names things, so its feature's script is not among those of what a page shows.
      render: ({ manifest, paper, script }) =>
        [
          `<link rel="manifest" href="${escapeAttribute(manifest)}">\n`,
          `<meta name="theme-color" content="${escapeAttribute(paper)}">\n`,
          script === '' ? '' : loadScript(script),
        ].join(''),
    }),
  },
})
