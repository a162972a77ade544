import type { Words } from './words.ts'

/** Plain English: short sentences, everyday words. */
export const enPlain: Partial<Words> = {
  happened: 'What went wrong?',
  happenedLead: 'Write it as you would say it. It need not be perfect.',
  happenedHint: 'For example: last Wednesday I went to the window and nobody helped me',
  happenedLabel: 'Write here',
  noOwnName: 'If nobody should know who you are, do not write your name or phone',
  more: 'A little more (if you like)',
  who: 'Will you tell us who you are?',
  anonymous: 'No',
  anonymousWords: 'No name needed. You get two numbers to check on it',
  realName: 'Yes',
  realNameWords: 'You hear within 15 days. Your name is locked; two people must agree to read it',
  safe: 'The person you write about can not see this.',
  receiptTitle: 'We have it! Write down the numbers',
  receiptLead: 'You need these two numbers later. The second one is shown only now.',
  saved: 'I wrote them down',
  followTitle: 'See how far it is',
  followLead: 'Type the two numbers from your paper.',
  rateTitle: 'Was it done well?',
  ratedLow:
    'Somebody calls you within one working day. If that does not help, another person looks at it.',
  object: 'Let somebody else look',
  objectLead: 'If you do not agree, another person can look at it. Only once.',
}
