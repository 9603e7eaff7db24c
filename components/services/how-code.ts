/** As docs/services.md has it; a test compares. */
export const ANSWER = `{
  "destination": { "number": "101" },
  "callerName": "Ann, gold customer",
  "variables": { "level": "1" }
}

// destination: { "number": … } of your PBX or +49… outside,
// or { "kind": "queue", "id": "que_…" }, { "kind": "busy" };
// null or left out: the fall-back.`;

export const VERIFY = `const { createHmac, timingSafeEqual } = require('node:crypto');

function isGenuine(headers, body, secret) {
  const time = headers['x-pbx-timestamp'];
  if (Math.abs(Date.now() / 1000 - time) > 300) return false;
  const signature =
    'sha256=' +
    createHmac('sha256', secret)
      .update(time + '.' + body)
      .digest('hex');
  const given = Buffer.from(headers['x-pbx-signature']);
  return given.length === signature.length && timingSafeEqual(given, Buffer.from(signature));
}`;
