import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Empty } from '../ui/states.tsx'

/** An address nobody knows. */
export default function NotFound(): JSX.Element {
  return (
    <Empty alone title={t('state.notFound')} words={t('state.notFoundWords')}>
      <A class="button" href="/inbox">
        {t('shell.place.inbox')}
      </A>
    </Empty>
  )
}
