import { expect, it } from 'vitest';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';

it('is the SHA-256 of title and links', () => {
  // printf '{"links":["https://a.example/1"],"title":"Dementia"}' | sha256sum
  expect(contentHash({ title: 'Dementia', links: ['https://a.example/1'] })).toBe(
    '376d38bcfc25acb26c629f195eb5b9a37706acc7537dbe6a47a943606ac823a4',
  );
});

it('differs with another title, another link, another order', () => {
  const links = ['https://a.example/1', 'https://a.example/2'];
  const hashes = [
    contentHash({ title: 'a', links }),
    contentHash({ title: 'b', links }),
    contentHash({ title: 'a', links: links.toReversed() }),
    contentHash({ title: 'a', links: [] }),
  ];
  expect(new Set(hashes).size).toBe(4);
});
