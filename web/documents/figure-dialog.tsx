import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import { getFigure, type Place } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import { t } from '../i18n/locale.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Loaded, Loading } from '../ui/states.tsx'

type Props = { readonly id: string; readonly place: Place; readonly close: () => void }

/** The cases that a figure counts, as far as the reader may see them. */
export function FigureDialog(props: Props): JSX.Element {
  const key = () => `${props.place.block}/${props.place.row}/${props.place.column}`
  const cases = useQuery(() => ({
    queryKey: keys.figure(props.id, key()),
    queryFn: () => getFigure(props.id, props.place),
  }))
  return (
    <Dialog title={t('documents.figureTitle')} onClose={props.close}>
      <Loaded query={cases} loading={<Loading lines={3} />}>
        {(data) => (
          <ul class="stack">
            <For each={data()} fallback={<li class="muted">{t('documents.figureNone')}</li>}>
              {(one) => (
                <li>
                  <A class="link" href={`/cases/${encodeURIComponent(one.id)}`}>
                    {[one.number, one.title].filter(Boolean).join(' ')}
                  </A>{' '}
                  <span class="small muted">{one.section?.name}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </Dialog>
  )
}
