import { createRoute } from '@hono/zod-openapi'
import { countDeliveries } from '../../db/delivery-list.ts'
import { newRouter } from '../app-env.ts'
import { demand } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { answers } from '../openapi.ts'
import type { Outside } from '../outside/outside.ts'
import { publicUrl } from '../outside/public-url.ts'
import { robotHosts } from '../outside/robot-address.ts'
import { ChannelState } from '../schemas/channel.ts'

const state = createRoute({
  method: 'get',
  path: '/api/channels',
  operationId: 'channel.state',
  tags: ['channels'],
  summary: '通知渠道的配置情况',
  responses: { 200: answers(ChannelState) },
})

/** How the ways out of the house stand, for whoever looks after them. */
export function channelRoutes({ db, env }: Pick<Deps, 'db' | 'env'>, outside: Outside) {
  return newRouter().openapi(state, async (c) => {
    demand(c.var.viewer, 'channels.admin')
    const mail = outside.mailer && { server: outside.mailer.server, from: outside.mailer.from }
    return c.json(
      {
        mail: mail ?? null,
        publicUrl: publicUrl(env),
        publicUrlMissing: env.QINGFENG_PUBLIC_URL === undefined,
        robotHosts: [...robotHosts(env)],
        deliveries: await countDeliveries(db),
      },
      200,
    )
  })
}
