import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { PersonDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { dayText } from '../ui/time.ts'

type Props = {
  readonly grants: PersonDetail['grants']
  readonly onAdd?: () => void
  readonly onEnd?: (id: string) => void
}

/** Roles with the section they are held for and their dates. */
export function Grants(props: Props): JSX.Element {
  return (
    <section class="card">
      <div class="spread">
        <h2>{t('people.rolesTitle')}</h2>
        <Show when={props.onAdd}>
          <Button onClick={() => props.onAdd?.()}>{t('people.addRole')}</Button>
        </Show>
      </div>
      <ul class="rows">
        <For each={props.grants} fallback={<li class="muted">{t('people.noRoles')}</li>}>
          {(grant) => (
            <li>
              <span>
                <b>{text(grant.label)}</b> · {grant.section?.name ?? t('ledger.bureau')}
              </span>
              <span class="muted">
                {grant.to
                  ? t('people.fromTo', dayText(grant.from), dayText(grant.to))
                  : t('people.since', dayText(grant.from))}
              </span>
              <Show when={props.onEnd}>
                <Button tone="quiet" onClick={() => props.onEnd?.(grant.id)}>
                  {t('people.endRole')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
