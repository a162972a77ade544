import type { QueryObserverResult } from '@tanstack/solid-query'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import CloudOff from 'lucide-solid/icons/cloud-off'
import Inbox from 'lucide-solid/icons/inbox'
import type { JSX } from 'solid-js'
import { For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Problem, Unreachable } from '../api.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from './button.tsx'

/** Nothing here: says what will appear and when. */
export function Empty(props: {
  readonly title: string
  readonly words?: string
  readonly children?: JSX.Element
  /** It is all there is on the page. */
  readonly alone?: boolean
}): JSX.Element {
  return (
    <div class="state">
      <Inbox class="icon" aria-hidden="true" />
      <Dynamic component={props.alone ? 'h1' : 'h2'}>{props.title}</Dynamic>
      <Show when={props.words}>
        <p>{props.words}</p>
      </Show>
      {props.children}
    </div>
  )
}

/** The place's lines before its content is there. */
export function Loading(props: { readonly lines?: number }): JSX.Element {
  return (
    <div class="skeleton" role="status" aria-label={t('common.loading')}>
      <For each={Array.from({ length: props.lines ?? 8 })}>{() => <i />}</For>
    </div>
  )
}

/** What went wrong, who can help, and another try. */
export function Failed(props: {
  readonly error: unknown
  readonly retry?: () => void
}): JSX.Element {
  const isOffline = () => props.error instanceof Unreachable
  return (
    <div class="state" role="alert">
      <Show when={isOffline()} fallback={<CircleAlert class="icon" aria-hidden="true" />}>
        <CloudOff class="icon" aria-hidden="true" />
      </Show>
      <h2>{titleOf(props.error)}</h2>
      <ProblemWords error={props.error} />
      <Show when={props.retry}>
        <Button onClick={() => props.retry?.()}>{t('common.retry')}</Button>
      </Show>
    </div>
  )
}

/** The sentence of a refusal with its rule and who can help. */
export function ProblemWords(props: { readonly error: unknown }): JSX.Element {
  const body = () =>
    props.error instanceof Problem && !props.error.isBare ? props.error.body : undefined
  return (
    <div class="problem">
      <p>
        {body()
          ? text(body()?.detail)
          : props.error instanceof Unreachable
            ? t('state.offlineWords')
            : t('state.errorWords')}
      </p>
      <Show when={body()?.rule}>{(rule) => <p class="who">{t('state.rule', rule())}</p>}</Show>
      <Show when={body()?.consequence}>
        {(id) => <p class="who">{t('state.consequence', id())}</p>}
      </Show>
      <Show when={body()?.help}>
        {(help) => <p class="who">{t('state.help', text(help()))}</p>}
      </Show>
    </div>
  )
}

/** What a query answered, or its loading and error states; a failed refresh keeps what was there. */
export function Loaded<T>(props: {
  readonly query: QueryObserverResult<T, Error>
  readonly loading?: JSX.Element
  readonly children: (data: () => T) => JSX.Element
}): JSX.Element {
  const data = () =>
    props.query.isSuccess || props.query.isRefetchError ? props.query.data : undefined
  return (
    <Switch fallback={props.loading ?? <Loading />}>
      <Match when={data()}>{(value) => props.children(value as () => T)}</Match>
      <Match when={props.query.isError && props.query.error}>
        <Failed error={props.query.error} retry={() => void props.query.refetch()} />
      </Match>
    </Switch>
  )
}

function titleOf(error: unknown): string {
  if (error instanceof Unreachable) return t('state.offline')
  if (error instanceof Problem && error.body.status === 404) return t('state.notFound')
  if (error instanceof Problem && error.body.status === 403) return t('state.forbidden')
  return t('state.error')
}
