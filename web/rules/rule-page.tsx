import { A, useNavigate, useParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { getRule, proposeRule } from '../calls/rules.ts'
import { useQuery } from '../calls/use-query.ts'
import type { RuleDetail } from '../contract.ts'
import './rules.css'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t, text } from '../i18n/locale.ts'
import { useCan, useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/states.tsx'
import { addDays, dayText } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { proposalOf, proposeForm } from './propose-form.ts'
import { RuleUse } from './rule-use.tsx'
import { Versions } from './versions.tsx'

/** How often a rehearsal under way is asked after. */
const askAgainMs = 4_000

/** One rule: its value and basis, what it does, how it came about, and a change of it. */
export default function RulePage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => ({
    queryKey: keys.rule(params.id),
    queryFn: () => getRule(params.id),
    refetchInterval: ({ state }: { state: { data?: RuleDetail } }) =>
      state.data?.proposals.some(isRehearsed) ? askAgainMs : false,
  }))
  return (
    <div class="page rule-page">
      <A class="link small no-print" href="/rules">
        ← {t('rules.title')}
      </A>
      <Loaded query={query}>{(rule) => <Page rule={rule()} />}</Loaded>
    </div>
  )
}

const isRehearsed = ({ state, preview }: RuleDetail['proposals'][number]): boolean =>
  state === 'open' && (preview?.state === 'queued' || preview?.state === 'running')

function Page(props: { readonly rule: RuleDetail }): JSX.Element {
  const can = useCan()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [proposing, setProposing] = createSignal(false)
  const refresh = () => client.invalidateQueries({ queryKey: keys.rules })
  const open = () => props.rule.proposals.filter((one) => one.state === 'open')
  const past = () => props.rule.proposals.filter((one) => one.state !== 'open')
  return (
    <article class="stack wide-gap">
      <header class="rule-head">
        <div>
          <h1>{text(props.rule.title)}</h1>
          <code class="muted">{props.rule.id}</code>
        </div>
        <Show when={can('rule.propose')}>
          <Button
            tone="primary"
            class="no-print"
            refused={props.rule.proposal ? t('rules.state.open') : null}
            onClick={() => setProposing(true)}
          >
            {t('rules.propose')}
          </Button>
        </Show>
      </header>
      <section class="card rule-now" aria-label={t('rules.value')}>
        <p class="big">{text(props.rule.valueText)}</p>
        <div class="stack tight">
          <p>
            {t('rules.version', props.rule.version)} ·{' '}
            {t('rules.since', dayText(props.rule.effectiveFrom))}
            <Show when={props.rule.next}>
              {(next) => (
                <span class="tag">
                  {t('rules.next', text(next().valueText), dayText(next().effectiveFrom))}
                </span>
              )}
            </Show>
          </p>
          <p class="muted">
            {text(props.rule.source)}
            <Show when={props.rule.article}>{(article) => `:${article()}`}</Show>
          </p>
        </div>
      </section>
      <For each={open()}>
        {(proposal) => <ProposalCard proposal={proposal} changed={refresh} />}
      </For>
      <RuleUse rule={props.rule} />
      <Versions rule={props.rule} />
      <Show when={past().length > 0}>
        <section class="stack">
          <h2>{t('rules.proposals')}</h2>
          <For each={past()}>
            {(proposal) => <ProposalCard proposal={proposal} changed={refresh} />}
          </For>
        </section>
      </Show>
      <Show when={proposing()}>
        <FormDialog
          title={t('rules.proposeOf', text(props.rule.title))}
          about={t('rules.proposeWords', text(props.rule.valueText))}
          schema={proposeForm(props.rule)}
          initial={{ effectiveFrom: addDays(session().today, 1) }}
          submit={t('rules.propose')}
          close={() => setProposing(false)}
          send={async (values) => {
            const { number } = await proposeRule(proposalOf(props.rule, values))
            toast(t('rules.proposed', number ?? ''))
            await refresh()
            navigate(`/rules/${encodeURIComponent(props.rule.id)}`, { scroll: true })
          }}
        />
      </Show>
    </article>
  )
}
