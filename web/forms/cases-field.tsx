import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { TaskDetail } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { dateOf, dayText } from '../ui/time.ts'

type Named = Readonly<Record<string, string>>
type Props = {
  readonly id: string
  readonly cases: TaskDetail['cases']
  /** The cases ticked, each with its reason. */
  readonly value: Named
  readonly onChange: (value: Named) => void
  readonly invalid: boolean
  readonly describedBy?: string
}

/** Cases put before the reader, of which some are ticked and given a reason; the others are left as they are. */
export function CasesField(props: Props): JSX.Element {
  const isTicked = (id: string) => id in props.value
  const tick = (id: string, on: boolean) => {
    const { [id]: _, ...rest } = props.value
    props.onChange(on ? { ...rest, [id]: '' } : rest)
  }
  return (
    <ul
      class="sampled"
      id={props.id}
      aria-labelledby={`${props.id}-label`}
      aria-describedby={props.describedBy}
    >
      <For each={props.cases} fallback={<li class="muted">{t('form.noCases')}</li>}>
        {(one) => (
          <li classList={{ ticked: isTicked(one.id) }}>
            <div>
              <a
                class="link"
                href={`/cases/${encodeURIComponent(one.id)}`}
                target="_blank"
                rel="noopener"
              >
                {[one.number, one.title].filter(Boolean).join(' ')}
              </a>
              <p class="small muted">
                {[
                  one.section?.name,
                  one.responsible?.name,
                  one.closedAt && t('form.closedOn', dayText(dateOf(one.closedAt))),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <label class="choice refuse">
              <input
                type="checkbox"
                checked={isTicked(one.id)}
                onChange={(event) => tick(one.id, event.currentTarget.checked)}
              />
              <span>
                {t('form.isFalse')}
                <span class="hidden-label"> {one.number ?? one.title}</span>
              </span>
            </label>
            <Show when={isTicked(one.id)}>
              <textarea
                class="input"
                rows={2}
                maxlength={1000}
                aria-label={t('form.falseWhy', one.number ?? one.title)}
                aria-invalid={(props.invalid && !props.value[one.id]?.trim()) || undefined}
                placeholder={t('form.falseHint')}
                value={props.value[one.id] ?? ''}
                onInput={(event) =>
                  props.onChange({ ...props.value, [one.id]: event.currentTarget.value })
                }
              />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
