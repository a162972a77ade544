import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import type { AllPages } from './use-all-pages.ts'

/** What stands below a list that comes page by page: waiting, trouble, or more of it. */
export function MorePages(props: { readonly list: AllPages }): JSX.Element {
  const query = () => props.list.query
  return (
    <>
      <Show when={query().isPending}>
        <Loading lines={4} />
      </Show>
      <Show when={query().isError}>
        <Failed error={query().error} retry={() => void query().refetch()} />
      </Show>
      <Show when={query().hasNextPage}>
        <Button busy={query().isFetchingNextPage} onClick={() => void query().fetchNextPage()}>
          {t('rules.more')}
        </Button>
      </Show>
    </>
  )
}
