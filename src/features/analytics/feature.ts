import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import { type Analytics, analyticsSetting } from './analytics-setting.ts'

/** Counts readers by a script of the author's choice, on published sites alone; without the setting nothing counts. */
export const analytics = defineFeature({
  name: 'analytics',
  about:
    'A script that counts readers, where the author names one; pages allow that script and its host alone.',
  settings: [analyticsSetting],
  foreign: (options) => {
    const setting = settingOf(options, analyticsSetting)
    return setting === undefined ? {} : { scripts: [setting.script], connections: setting.sendsTo }
  },
  slots: {
    head: definePart<Pick<Analytics, 'script' | 'attributes'>>({
      collect: ({ options, assets }) => {
        const setting = settingOf(options, analyticsSetting)
        return setting === undefined || assets.live !== undefined
          ? undefined
          : { script: setting.script, attributes: setting.attributes }
      },
      render: ({ script, attributes }) =>
        `<script defer src="${escapeAttribute(script)}"${Object.entries(attributes)
          .map(([name, text]) => ` ${name}="${escapeAttribute(text)}"`)
          .join('')}></script>\n`,
    }),
  },
})
