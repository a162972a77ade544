import type { JSX } from 'solid-js'
import { useNegativeList } from '../forms/category-picker.tsx'
import { t } from '../i18n/locale.ts'
import { Preferences } from '../shell/preferences.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { Items } from './items.tsx'

/** 负面清单 for everybody: no account, nothing but the list. */
export default function PublicNegativeList(): JSX.Element {
  const list = useNegativeList()
  return (
    <div class="negative-public">
      <header class="row no-print">
        <b class="brand">{t('common.name')}</b>
        <div class="row push">
          <Button onClick={() => print()}>{t('negative.print')}</Button>
          <a class="button" href="/">
            {t('negative.signIn')}
          </a>
        </div>
      </header>
      <main class="page negative">
        <Loaded query={list}>{(known) => <Items list={known()} />}</Loaded>
        <p class="muted">{t('negative.publicWords')}</p>
      </main>
      <footer class="no-print">
        <Preferences />
      </footer>
    </div>
  )
}
