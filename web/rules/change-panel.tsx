import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createEffect, on } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { getProposal } from '../calls/rules.ts'
import { useQuery } from '../calls/use-query.ts'
import type { RuleProposal } from '../contract.ts'
import { Loaded, Loading } from '../ui/states.tsx'
import { ProposalCard } from './proposal-card.tsx'

const askAgainMs = 4_000

/** A proposed change on the page of its case or task: whoever decides has its effects before them. */
export function ChangePanel(props: {
  readonly caseId: string
  readonly bare?: boolean
}): JSX.Element {
  const client = useQueryClient()
  const query = useQuery(() => ({
    queryKey: keys.proposal(props.caseId),
    queryFn: () => getProposal(props.caseId),
    refetchInterval: ({ state }: { state: { data?: RuleProposal } }) =>
      ['queued', 'running'].includes(state.data?.preview?.state ?? '') ? askAgainMs : false,
  }))
  const preview = () => (query.isSuccess ? query.data.preview?.state : undefined)
  // The form asks something else once a rehearsal has failed.
  createEffect(
    on(preview, () => client.invalidateQueries({ queryKey: keys.tasks }), { defer: true }),
  )
  const changed = async () => {
    await client.invalidateQueries({ queryKey: keys.rules })
    await client.invalidateQueries({ queryKey: keys.case(props.caseId) })
  }
  return (
    <Loaded query={query} loading={<Loading lines={4} />}>
      {(proposal) => <ProposalCard proposal={proposal()} changed={changed} bare={props.bare} />}
    </Loaded>
  )
}
