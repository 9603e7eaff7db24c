import { expect, it } from 'vitest';
import { answerChallenge, parseChallenge } from './digest';

const CHALLENGE =
  'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';

it('reads a challenge', () => {
  expect(parseChallenge(CHALLENGE)).toMatchObject({
    realm: 'testrealm@host.com',
    qop: 'auth,auth-int',
    opaque: '5ccc069c403ebaf9f0171e9517f40e41',
  });
});

it('gives the answer of the example in RFC 2617 3.5', () => {
  const answer = answerChallenge(
    CHALLENGE,
    'GET',
    '/dir/index.html',
    { username: 'Mufasa', domain: 'testrealm@host.com', password: 'Circle Of Life' },
    '0a4f113b',
  );
  expect(answer).toContain('response="6629fae49393a05397450978507c4ef1"');
});
