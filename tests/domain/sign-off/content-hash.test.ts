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

it('is of all that approvers see, and of nothing that is empty', () => {
  const plain = { title: 'Dementia', links: ['https://a.example/1'] };
  expect(contentHash({ ...plain, ask: null, files: [], note: null, sections: [] })).toBe(contentHash(plain));
  // printf '{"ask":"Agree","files":[{"name":"a.pdf","sha256":"ab"}],"links":[],"note":"n","sections":["finance"],"title":"t"}' | sha256sum
  const full = { title: 't', links: [], ask: 'Agree', files: [{ name: 'a.pdf', sha256: 'ab' }], note: 'n', sections: ['finance'] };
  expect(contentHash(full)).toBe('a53c7130c87054332d4d887a11cc970eaf198815f7d9c3654f52aaef40f8e7fa');
});

it('differs with each part', () => {
  const base = { title: 't', links: [], ask: 'a', files: [{ name: 'a.pdf', sha256: 'ab' }], note: 'n', sections: ['finance'] };
  const others = [
    base,
    { ...base, ask: 'b' },
    { ...base, note: 'm' },
    { ...base, sections: ['estates'] },
    { ...base, files: [{ name: 'b.pdf', sha256: 'ab' }] },
    { ...base, files: [{ name: 'a.pdf', sha256: 'cd' }] },
    { ...base, files: [] },
    { ...base, ask: null, note: 'a' },
  ];
  expect(new Set(others.map(contentHash)).size).toBe(others.length);
});
