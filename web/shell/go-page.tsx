import { useNavigate, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { onMount } from 'solid-js'
import { Problem } from '../api.ts'
import { getLink } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import { t } from '../i18n/locale.ts'
import { Loaded } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

/** Where a link from a mail or a calendar leads: to what it stands for, or to the inbox once that is over. */
export default function GoPage(): JSX.Element {
  const params = useParams<{ ref: string }>()
  const target = useQuery(() => ({
    queryKey: keys.link(params.ref),
    queryFn: () => find(params.ref),
  }))
  return <Loaded query={target}>{(found) => <Onward {...found()} />}</Loaded>
}

type Target = { readonly href: string; readonly gone: boolean }

async function find(ref: string): Promise<Target> {
  try {
    const { taskId, caseId } = await getLink(ref)
    if (taskId) return { href: `/inbox?task=${encodeURIComponent(taskId)}`, gone: false }
    if (caseId) return { href: `/cases/${encodeURIComponent(caseId)}`, gone: false }
  } catch (error) {
    if (!(error instanceof Problem && error.body.status === 404)) throw error
  }
  return { href: '/inbox', gone: true }
}

function Onward(props: Target): JSX.Element {
  const navigate = useNavigate()
  onMount(() => {
    if (props.gone) toast(t('go.gone'))
    navigate(props.href, { replace: true })
  })
  return null
}
