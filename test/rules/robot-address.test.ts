import { describe, expect, test } from 'vitest'
import { isInside, robotAddress } from '../../api/outside/robot-address.ts'

const strict = { ROBOT_HOSTS: ['robots.bureau.example'], ROBOT_LOOPBACK: undefined }
const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'

describe('a robot is posted to at', () => {
  test.each([
    ['wecom', wecom],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abc'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/abc'],
    ['feishu', 'https://robots.bureau.example/anything'],
  ] as const)('%s: %s', (kind, url) => {
    expect(String(robotAddress(kind, url, strict))).toBe(url)
  })
})

describe('a robot is never posted to at', () => {
  test.each([
    ['another host', 'https://evil.example/cgi-bin/webhook/send?key=a', 'host'],
    ['another service', 'https://oapi.dingtalk.com/robot/send?access_token=a', 'host'],
    ['a host that only looks like it', 'https://qyapi.weixin.qq.com.evil.example/x', 'host'],
    ['a host below it', 'https://a.qyapi.weixin.qq.com/cgi-bin/webhook/send', 'host'],
    ['another port', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send', 'host'],
    ['a port of a host that was added without it', 'https://robots.bureau.example:444/', 'host'],
    ['plain HTTP', wecom.replace('https', 'http'), 'https'],
    ['a file', 'file:///etc/passwd', 'https'],
    ['another path of the service', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken', 'path'],
    ['an account in it', wecom.replace('//', '//qyapi.weixin.qq.com@evil.example#'), 'form'],
    ['an account before it', wecom.replace('//', '//a:b@'), 'form'],
    ['words', 'qyapi.weixin.qq.com', 'form'],
    ['this machine', 'https://127.0.0.1/cgi-bin/webhook/send', 'host'],
    ['this machine by name', 'http://localhost:8080/', 'host'],
    ['this machine in another spelling', 'https://0x7f.1/', 'host'],
    ['this machine as IPv6', 'http://[::1]/', 'host'],
    ['a number', 'https://2130706433/', 'host'],
    ['the cloud’s own address', 'https://169.254.169.254/latest/meta-data', 'host'],
  ])('%s', (_, url, fault) => {
    expect(robotAddress('wecom', url, strict)).toBe(fault)
  })

  test('an address of a network, even where it was added as a host', () => {
    const policy = { ...strict, ROBOT_HOSTS: ['10.0.0.1', '[fd00::1]'] }
    expect(robotAddress('wecom', 'https://10.0.0.1/', policy)).toBe('host')
    expect(robotAddress('wecom', 'https://[fd00::1]/', policy)).toBe('host')
  })
})

test('this machine is a robot’s only where the configuration allows it', () => {
  const policy = { ...strict, ROBOT_LOOPBACK: 'allow' } as const
  expect(String(robotAddress('wecom', 'http://127.0.0.1:9/x', policy))).toBe('http://127.0.0.1:9/x')
  expect(robotAddress('wecom', 'http://127.0.0.2:9/x', policy)).toBe('https')
})

describe('an address counts as inside', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    'no address',
  ])('%s', (address) => {
    expect(isInside(address)).toBe(true)
  })

  test.each([
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '223.255.255.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ])('and %s does not', (address) => {
    expect(isInside(address)).toBe(false)
  })
})
