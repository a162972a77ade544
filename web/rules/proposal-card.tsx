import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { rehearseAgain, withdrawProposal } from '../calls/rules.ts'
import type { RuleProposal } from '../contract.ts'
import './rules.css'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t, text } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { Preview } from './preview.tsx'
import { withdrawForm } from './withdraw-form.ts'

type Props = {
  readonly proposal: RuleProposal
  readonly changed: () => Promise<unknown>
  /** On the page of its task or case, which has what there is to do already. */
  readonly bare?: boolean
}

/** A proposed change: what, from when, by whom and why; whom it waits for, and what it would have changed. */
export function ProposalCard(props: Props): JSX.Element {
  const [withdrawing, setWithdrawing] = createSignal(false)
  const can = useCan()
  const again = () =>
    rehearseAgain(props.proposal.caseId)
      .then(() => toast(t('rules.previewAsked')))
      .then(props.changed)
      .catch(toastError)
  const isOpen = () => props.proposal.state === 'open'
  return (
    <section class="card proposal" aria-label={t('rules.proposals')}>
      <header class="row">
        <h2>
          <Show when={props.proposal.to} fallback={text(props.proposal.title)}>
            {(to) => (
              <>
                {text(props.proposal.from)} → {text(to())}
              </>
            )}
          </Show>
        </h2>
        <span class="tag" classList={{ soon: isOpen(), done: props.proposal.state === 'enacted' }}>
          {t(`rules.state.${props.proposal.state}`)}
        </span>
        <span class="small muted">{when(props.proposal)}</span>
        <Show when={!props.bare}>
          <div class="row push no-print">
            <Show when={props.proposal.mayDecide && props.proposal.taskId}>
              {(task) => (
                <A class="button primary" href={`/inbox?task=${encodeURIComponent(task())}`}>
                  {t('rules.decide')}
                </A>
              )}
            </Show>
            <Show when={props.proposal.mayWithdraw}>
              <Button onClick={() => setWithdrawing(true)}>{t('rules.withdraw')}</Button>
            </Show>
            <Show when={props.proposal.seen}>
              <A class="button quiet" href={`/cases/${encodeURIComponent(props.proposal.caseId)}`}>
                {props.proposal.number ?? t('rules.openCase')}
              </A>
            </Show>
          </div>
        </Show>
      </header>
      <Show when={props.proposal.waitingFor}>
        {(waiting) => (
          <p class="notice soon" role="status">
            {[
              text(waiting()),
              props.proposal.dueDate && t('rules.due', dayText(props.proposal.dueDate)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </Show>
      <p class="small">
        {t('rules.proposedBy', props.proposal.proposedBy.name)} ·{' '}
        {dayText(dateOf(props.proposal.proposedAt))}
        <Show when={props.proposal.decidedBy}>
          {(by) =>
            ` · ${t('rules.decided', by().name, dayText(dateOf(props.proposal.decidedAt ?? props.proposal.proposedAt)))}`
          }
        </Show>
      </p>
      <Show when={props.proposal.reason}>
        {(words) => <p class="words">{t('rules.reason', words())}</p>}
      </Show>
      <Show when={props.proposal.opinion}>
        {(words) => <p class="words">{t('rules.opinion', words())}</p>}
      </Show>
      <Show when={props.proposal.list}>{(list) => <ListDiff list={list()} />}</Show>
      <Show when={props.proposal.preview}>
        {(preview) => (
          <Preview preview={preview()}>
            <Show when={isOpen() && preview().state === 'failed' && can('rule.propose')}>
              <Button onClick={() => void again()}>{t('rules.previewAgain')}</Button>
            </Show>
          </Preview>
        )}
      </Show>
      <Show when={withdrawing()}>
        <FormDialog
          title={t('rules.withdraw')}
          about={t('rules.withdrawWords')}
          schema={withdrawForm}
          submit={t('rules.withdraw')}
          close={() => setWithdrawing(false)}
          send={async ({ reason }) => {
            await withdrawProposal(
              props.proposal.caseId,
              typeof reason === 'string' ? reason : undefined,
            )
            toast(t('rules.withdrawn'))
            await props.changed()
          }}
        />
      </Show>
    </section>
  )
}

/** From when it holds: as proposed, or as decided. */
function when({ inForceFrom, effectiveFrom, state }: RuleProposal): string {
  if (inForceFrom && inForceFrom !== effectiveFrom && state === 'enacted') {
    return t('rules.effective', dayText(inForceFrom))
  }
  return t('rules.effective', dayText(effectiveFrom))
}

/** What a new version of the negative list changes, item by item. */
function ListDiff(props: { readonly list: NonNullable<RuleProposal['list']> }): JSX.Element {
  return (
    <ul class="list-diff">
      <For each={props.list}>
        {(item) => (
          <li>
            <span
              class="tag"
              classList={{ done: item.change === 'added', late: item.change === 'removed' }}
            >
              {t(`negative.listChange.${item.change}`)}
            </span>
            <span>
              {text(item)}
              <Show when={item.before}>
                {(was) => <span class="small muted"> {t('negative.was', was())}</span>}
              </Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
